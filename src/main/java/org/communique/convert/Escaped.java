package org.communique.convert;

import java.util.regex.Pattern;

/** Words as they stand in Markdown: what would be read as a sign is written so that it is a character, and nothing else is. */
final class Escaped {

    private static final String ALWAYS = "\\`*";
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[a-zA-Z0-9]{1,32};)");
    private static final Pattern TAG = Pattern.compile("<(?=[a-zA-Z/!?])");

    /** What begins a heading, a quote, an item, a rule, code or a table, if it stands first on a line. */
    private static final Pattern OPENING = Pattern.compile(
            "^(?:(\\d{1,9})([.)](?=\\s|$))|(?=#{1,6}(?:\\s|$)|>|[-+](?:\\s|$)|[-=]+\\s*$|~~~|[|:-][-|: ]*$))");

    private Escaped() {}

    /** @param inLink whether it is the text of a link, where brackets count */
    static String words(String text, boolean inLink) {
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ALWAYS.indexOf(c) >= 0 || c == '_' && !within(text, i) || bracket(text, i, inLink)) out.append('\\');
            out.append(c);
        }
        return TAG.matcher(ENTITY.matcher(out).replaceAll("&amp;")).replaceAll("&lt;");
    }

    /** The first characters of a line that is finished otherwise. */
    static String line(String line) {
        var opening = OPENING.matcher(line);
        if (!opening.find()) return line;
        var number = opening.group(1);
        return number == null ? "\\" + line : number + "\\" + line.substring(number.length());
    }

    /** An underscore between two letters opens and closes nothing. */
    private static boolean within(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    private static boolean bracket(String text, int i, boolean inLink) {
        char c = text.charAt(i);
        if (inLink) return c == '[' || c == ']';
        if (c == ']') return i + 1 < text.length() && "([:".indexOf(text.charAt(i + 1)) >= 0;
        return c == '(' && i > 0 && text.charAt(i - 1) == ']';
    }
}
