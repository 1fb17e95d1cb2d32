package org.communique.web.desk.signin;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code as the outline of an SVG picture, to be drawn inside the page: no picture of a secret is ever an address.
 *
 * @param size modules of each side, with the quiet zone of four that the standard asks for (ISO/IEC 18004 §5.3.8)
 * @param path what is dark, one unit a module
 */
record QrCode(int size, String path) {

    private static final int QUIET = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
        return new QrCode(code.size + 2 * QUIET, path.toString());
    }
}
