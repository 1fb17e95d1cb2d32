package org.communique.feed;

import java.util.Map;
import java.util.Set;

/** The words of a sanitised body, for readers that show no HTML. One pass, as thousands of entries are made at once. */
final class PlainText {

    /** Only what our sanitiser lets through closes a line. */
    private static final Set<String> LINE_ENDS = Set.of(
            "/p", "/h2", "/h3", "/h4", "/li", "/ul", "/ol", "/blockquote", "/pre", "/table", "/tr", "/div", "br", "hr");

    private static final Set<String> CELL_ENDS = Set.of("/td", "/th");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "quot", "\"", "amp", "&", "nbsp", "\u00a0");
    private static final int LONGEST_REFERENCE = 9;

    private final String html;
    private final StringBuilder words;

    private PlainText(String html) {
        this.html = html;
        this.words = new StringBuilder(html.length());
    }

    /** @param html well-formed, with no {@code <} in attributes */
    static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') at = tag(at);
            else if (c == '&') at = reference(at);
            else {
                if (c == '\n') endLine();
                else words.append(c);
                at++;
            }
        }
        return words.toString().strip();
    }

    private int tag(int at) {
        int end = html.indexOf('>', at);
        if (end < 0) return html.length();
        int nameEnd = at + 1;
        while (nameEnd < end && (Character.isLetterOrDigit(html.charAt(nameEnd)) || nameEnd == at + 1)) nameEnd++;
        var name = html.substring(at + 1, nameEnd);
        if (LINE_ENDS.contains(name)) endLine();
        else if (CELL_ENDS.contains(name)) words.append('\t');
        return end + 1;
    }

    /** No blank lines, and nothing at the end of one. */
    private void endLine() {
        int length = words.length();
        while (length > 0 && (words.charAt(length - 1) == ' ' || words.charAt(length - 1) == '\t')) length--;
        words.setLength(length);
        if (length > 0 && words.charAt(length - 1) != '\n') words.append('\n');
    }

    private int reference(int at) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_REFERENCE) {
            words.append('&');
            return at + 1;
        }
        var name = html.substring(at + 1, end);
        if (name.startsWith("#")) words.append(XmlText.legal(character(name.substring(1))));
        else words.append(NAMED.getOrDefault(name, "&" + name + ";"));
        return end + 1;
    }

    private static String character(String number) {
        try {
            int point = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        } catch (NumberFormatException none) {
            return "";
        }
    }
}
