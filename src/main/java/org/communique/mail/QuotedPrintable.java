package org.communique.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Quoted-printable of RFC 2045 §6.7, from the beginning of a line on. No line begins with a dot or with {@code From }: SMTP
 * doubles the one (RFC 5321 §4.5.2), old mailboxes quote the other, and both would change bytes.
 */
final class QuotedPrintable {

    /** Characters in a line; the {@code =} of a soft line break is the 76th. */
    private static final int WIDTH = 75;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private QuotedPrintable() {}

    /** @param bytes text with CRLF as line breaks; a lone CR or LF is encoded like any other byte */
    static byte[] encode(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length + bytes.length / 8 + 16);
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (breaks(bytes, i)) {
                out.write('\r');
                out.write('\n');
                i++;
                column = 0;
                continue;
            }
            if (column + 1 > WIDTH || (column + 3 > WIDTH && !plain(bytes, i, column))) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
            }
            column += write(bytes, i, column, out);
        }
        return out.toByteArray();
    }

    private static int write(byte[] bytes, int i, int column, ByteArrayOutputStream out) {
        if (plain(bytes, i, column)) {
            out.write(bytes[i]);
            return 1;
        }
        out.write('=');
        out.write(HEX[bytes[i] >> 4 & 15]);
        out.write(HEX[bytes[i] & 15]);
        return 3;
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

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private static boolean breaks(byte[] bytes, int i) {
        return bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
    }
}
