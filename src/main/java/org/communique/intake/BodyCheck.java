package org.communique.intake;

import java.util.regex.Pattern;

/** Looks through a body for what must not be in a statement. The renderer refuses it again; here its author learns why. */
final class BodyCheck {

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~).*");
    private static final Pattern TITLE = Pattern.compile("^ {0,3}#(\\s.*|$)");
    private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}=+\\s*$");
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*/?\\s*(script|style|iframe|object|embed|form|input|svg|math|link|meta|base|template)\\b"
                    + "|<[^>]*\\son[a-z]+\\s*=",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DANGEROUS_LINK =
            Pattern.compile("(\\]\\(|\\]:|<)\\s*<?\\s*(javascript|vbscript|data|file)\\s*:", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML = Pattern.compile("<\\s*/?\\s*[a-zA-Z][a-zA-Z0-9-]*(\\s[^<>]*)?/?>|<!--");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private final String[] lines;
    private final int first;
    private final Faults faults;

    BodyCheck(String body, int first, Faults faults) {
        this.lines = body.split("\n", -1);
        this.first = first;
        this.faults = faults;
    }

    void check() {
        boolean blank = true;
        boolean code = false;
        for (int i = 0; i < lines.length; i++) {
            blank &= lines[i].isBlank();
            if (FENCE.matcher(lines[i]).matches()) code = !code;
            else if (!code) line(i);
        }
        if (blank) faults.add(first, "body", "it is empty: write at least one paragraph after the front matter");
    }

    private void line(int i) {
        var text = CODE.matcher(lines[i]).replaceAll("");
        boolean underlined =
                i > 0 && !lines[i - 1].isBlank() && UNDERLINE.matcher(text).matches();
        if (TITLE.matcher(text).matches() || underlined)
            fault(i, "a second title: the title stands in the front matter, write ## for a heading");
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) fault(i, "a control character: type the line again");
        if (ACTIVE.matcher(text).find())
            fault(i, "HTML that could run or load something: take it out, and write Markdown");
        else if (DANGEROUS_LINK.matcher(text).find()) fault(i, "a link that is neither http, https nor mailto");
        else if (HTML.matcher(text).find()) fault(i, "HTML: write Markdown instead");
    }

    private void fault(int i, String message) {
        faults.add(first + i, "body", message);
    }
}
