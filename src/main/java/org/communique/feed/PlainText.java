package org.communique.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a sanitised body, for readers that show no HTML. */
final class PlainText {

    /** Only what our sanitiser lets through closes a line. */
    private static final Pattern LINE_END =
            Pattern.compile("</(?:p|h2|h3|h4|li|ul|ol|blockquote|pre|table|tr|div)>|<br ?/?>|<hr ?/?>");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NUMBERED = Pattern.compile("&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});");

    private PlainText() {}

    /** @param html well-formed, with no {@code <} in attributes */
    static String of(String html) {
        var lines = LINE_END.matcher(html.replaceAll("</t[dh]>", "\t")).replaceAll("\n");
        var words = TAG.matcher(lines).replaceAll("");
        return XmlText.legal(
                characters(words).replaceAll("[ \t]*\n(?:\\s*\n)*", "\n").strip());
    }

    /** {@code &amp;} last, so that nothing is read twice. */
    private static String characters(String words) {
        return NUMBERED.matcher(words)
                .replaceAll(it -> Matcher.quoteReplacement(character(it.group(1))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }

    private static String character(String number) {
        int point = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
