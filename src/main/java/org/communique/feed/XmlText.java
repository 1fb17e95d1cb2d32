package org.communique.feed;

import java.nio.charset.StandardCharsets;

/** What XML 1.0 and addresses can carry. */
final class XmlText {

    private static final String UNRESERVED = "-._~";

    private XmlText() {}

    /** The text without the characters XML 1.0 §2.2 forbids, lone surrogates among them: one of them would end the whole feed. */
    static String legal(String text) {
        if (isPlain(text)) return text;
        var legal = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Nothing but what needs no second look; nearly every text is so, and there are many. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xD800 || (c < 0x20 && c != '\n' && c != '\t' && c != '\r')) return false;
        }
        return true;
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    /** One segment of a path, percent-encoded (RFC 3986 §2). */
    static String pathSegment(String name) {
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) encoded.append(c);
            else encoded.append(String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
