package org.communique.render;

import java.nio.charset.StandardCharsets;

/** How large a text is in a mail: quoted-printable (RFC 2045 §6.7) or base64, whichever is shorter. */
final class EncodedSize {

    private static final int LINE = 75;

    private EncodedSize() {}

    static int of(String text) {
        var bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        int quoted = 0;
        for (byte b : bytes) quoted += b == '=' || b < 0 || b == '\t' ? 3 : 1;
        quoted += quoted / LINE * 3;
        int base64 = (bytes.length + 2) / 3 * 4;
        base64 += base64 / 76 * 2;
        return Math.min(quoted, base64);
    }
}
