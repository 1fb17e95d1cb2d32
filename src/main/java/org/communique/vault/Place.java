package org.communique.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Where a sealed value belongs. It is authenticated with the value, so that swapping two values is noticed. */
public record Place(String column, byte[] row) {

    byte[] bytes() {
        return (column + '\0' + HexFormat.of().formatHex(row)).getBytes(StandardCharsets.UTF_8);
    }
}
