package org.communique.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Words that are not ASCII inside a header field (RFC 2047): UTF-8, in Q or B, whichever is shorter. No word splits a
 * character, and each fits on a line with the name of any field we use.
 */
final class EncodedWords {

    private static final String B = "=?UTF-8?B?";
    private static final String Q = "=?UTF-8?Q?";
    private static final String END = "?=";

    /** With {@code Reply-To: } before it a word stays below 76 characters, and so does a line of it. */
    private static final int LONGEST = 64;

    private static final int ROOM = LONGEST - B.length() - END.length();

    /** What may stand for itself in a Q word that is part of a display name (RFC 2047 §5 (3)). */
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/";

    private EncodedWords() {}

    /** Whether a line of text has to be encoded: other characters, what looks encoded, a run that cannot be folded. */
    static boolean needed(String line) {
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            run = c == ' ' ? 0 : run + 1;
            if (c < ' ' || c > 126 || run > ROOM) return true;
        }
        return line.contains("=?");
    }

    /** The encoded words, a space between them, which readers drop again. */
    static String of(String line) {
        boolean q = quoted(line).length() <= (line.getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
        var words = new StringBuilder();
        int from = 0;
        while (from < line.length()) {
            int to = from;
            int used = 0;
            for (int next = from; next < line.length(); to = next) {
                int c = line.codePointAt(next);
                next += Character.charCount(c);
                used += q ? quoted(Character.toString(c)).length() : bytes(c);
                if ((q ? used : (used + 2) / 3 * 4) > ROOM) break;
            }
            if (!words.isEmpty()) words.append(' ');
            words.append(word(line.substring(from, to), q));
            from = to;
        }
        return words.toString();
    }

    private static String word(String text, boolean q) {
        return q
                ? Q + quoted(text) + END
                : B + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + END;
    }

    private static String quoted(String text) {
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == ' ') out.append('_');
            else if (b > 0 && PLAIN.indexOf(b) >= 0) out.append((char) b);
            else out.append('=').append(hex(b >> 4)).append(hex(b));
        }
        return out.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 15, 16));
    }

    private static int bytes(int c) {
        if (c < 0x80) return 1;
        if (c < 0x800) return 2;
        return c < 0x10000 ? 3 : 4;
    }
}
