package org.communique.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a sealed value belongs. It is authenticated with the value, so that swapping two values is noticed. */
public record Place(String column, byte[] row) {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The column's name, NUL, and the row in hex: made for every value that is opened, so without detours. */
    byte[] bytes() {
        var name = column.getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(name, name.length + 1 + 2 * row.length);
        for (int i = 0; i < row.length; i++) {
            bytes[name.length + 1 + 2 * i] = HEX[row[i] >> 4 & 15];
            bytes[name.length + 2 + 2 * i] = HEX[row[i] & 15];
        }
        return bytes;
    }
}
