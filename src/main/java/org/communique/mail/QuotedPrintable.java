package org.communique.mail;

import java.util.Arrays;

/**
 * Quoted-printable of RFC 2045 §6.7, from the beginning of a line on. No line begins with a dot or with {@code From }: SMTP
 * doubles the one (RFC 5321 §4.5.2), old mailboxes quote the other, and both would change bytes.
 */
final class QuotedPrintable {

    /** Characters in a line; the {@code =} of a soft line break is the 76th. */
    private static final int WIDTH = 75;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private QuotedPrintable() {}

    /** @param bytes text with CRLF as line breaks; a lone CR or LF is encoded like any other byte */
    static byte[] encode(byte[] bytes) {
        var out = new byte[bytes.length * 13 / 4 + 8];
        int size = 0;
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (breaks(bytes, i)) {
                size = lineBreak(out, size);
                column = 0;
                i++;
                continue;
            }
            int width = plain(bytes, i, column) ? 1 : 3;
            if (column + width > WIDTH) {
                out[size++] = '=';
                size = lineBreak(out, size);
                column = 0;
                width = plain(bytes, i, 0) ? 1 : 3;
            }
            if (width == 1) out[size++] = bytes[i];
            else size = hex(bytes[i], out, size);
            column += width;
        }
        return Arrays.copyOf(out, size);
    }

    private static int lineBreak(byte[] out, int size) {
        out[size] = '\r';
        out[size + 1] = '\n';
        return size + 2;
    }

    private static int hex(byte b, byte[] out, int size) {
        out[size] = '=';
        out[size + 1] = HEX[b >> 4 & 15];
        out[size + 2] = HEX[b & 15];
        return size + 3;
    }

    private static boolean plain(byte[] bytes, int i, int column) {
        byte b = bytes[i];
        if (b == ' ') return i + 1 < bytes.length && !breaks(bytes, i + 1);
        if (b <= ' ' || b == 127 || b == '=') return false;
        if (column > 0) return true;
        return b != '.' && !(b == 'F' && from(bytes, i));
    }

    private static boolean from(byte[] bytes, int i) {
        return Arrays.equals(bytes, i, Math.min(bytes.length, i + 5), FROM, 0, FROM.length);
    }

    private static boolean breaks(byte[] bytes, int i) {
        return bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
    }
}
