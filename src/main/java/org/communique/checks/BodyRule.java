package org.communique.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not be in the body of a statement. The renderer refuses it again; here its author learns why. */
public enum BodyRule {
    /** A heading of the first level: the title is the only one. */
    SECOND_TITLE(""),
    CONTROL_CHARACTER(""),
    ACTIVE_HTML("<\\s*/?\\s*(script|style|iframe|object|embed|form|input|svg|math|link|meta|base|template)\\b"
            + "|<[^>]*\\son[a-z]+\\s*="),
    /** A link that is neither http, https nor mailto. */
    DANGEROUS_LINK("(\\]\\(|\\]:|<)\\s*<?\\s*(javascript|vbscript|data|file)\\s*:"),
    HTML("<\\s*/?\\s*[a-zA-Z][a-zA-Z0-9-]*(\\s[^<>]*)?/?>|<!--");

    private static final Pattern TITLE = Pattern.compile("^ {0,3}#(\\s.*|$)");
    private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}=+\\s*$");

    private final Pattern pattern;

    BodyRule(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** A line of a body that breaks a rule. @param line from 1 */
    public record Broken(int line, BodyRule rule) {}

    /** Every line that breaks a rule, in their order; of what HTML there is in a line, the worst. */
    public static List<Broken> broken(String body) {
        var broken = new ArrayList<Broken>();
        var before = "";
        for (var line : Line.prose(body)) {
            boolean underlined =
                    !before.isBlank() && UNDERLINE.matcher(line.text()).matches();
            if (underlined || TITLE.matcher(line.text()).matches()) broken.add(new Broken(line.number(), SECOND_TITLE));
            if (line.text().chars().anyMatch(c -> c < ' ' && c != '\t'))
                broken.add(new Broken(line.number(), CONTROL_CHARACTER));
            for (var rule : List.of(ACTIVE_HTML, DANGEROUS_LINK, HTML))
                if (rule.pattern.matcher(line.text()).find()) {
                    broken.add(new Broken(line.number(), rule));
                    break;
                }
            before = line.raw();
        }
        return broken;
    }
}
