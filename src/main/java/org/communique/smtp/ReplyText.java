package org.communique.smtp;

import java.util.regex.Pattern;

/**
 * The words of a reply, made harmless.
 *
 * @param enhanced status code (RFC 2034), or empty
 * @param text     the rest in one line
 */
record ReplyText(String enhanced, String text) {

    private static final int LONGEST = 500;
    private static final Pattern STATUS = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)");

    /** A status of another class than the code is not believed. */
    static ReplyText of(int code, String... lines) {
        var text = new StringBuilder();
        var enhanced = "";
        for (var line : lines) {
            var matcher = STATUS.matcher(line);
            boolean found = matcher.find() && line.charAt(0) - '0' == code / 100;
            if (found && enhanced.isEmpty()) enhanced = matcher.group(1);
            if (text.length() > 0) text.append(' ');
            text.append(found ? line.substring(matcher.end()) : line);
            if (text.length() > LONGEST) break;
        }
        text.setLength(Math.min(text.length(), LONGEST));
        return new ReplyText(enhanced, harmless(text));
    }

    String whole() {
        return enhanced.isEmpty() ? text : enhanced + " " + text;
    }

    private static String harmless(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            if (Character.isISOControl(text.charAt(i))
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) text.setCharAt(i, ' ');
        }
        return text.toString().strip();
    }
}
