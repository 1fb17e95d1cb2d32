package org.communique.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of Markdown that is no code.
 *
 * @param number from 1
 * @param raw    as written
 * @param text   without what stands between backticks
 */
record Line(int number, String raw, String text) {

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~).*");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /** Every line outside blocks of code. */
    static List<Line> prose(String body) {
        var prose = new ArrayList<Line>();
        var lines = body.split("\n", -1);
        boolean code = false;
        for (int i = 0; i < lines.length; i++) {
            if (FENCE.matcher(lines[i]).matches()) code = !code;
            else if (!code)
                prose.add(new Line(i + 1, lines[i], CODE.matcher(lines[i]).replaceAll("")));
        }
        return prose;
    }
}
