package org.communique.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names what somebody has looked at, so that whoever changes it says what she changes: two people with the same form open do not
 * undo each other's work unawares.
 */
public final class Seen {

    /** Nothing was there to be seen. */
    public static final String NOTHING = "";

    /** Bytes that are told: enough to tell states of one thing apart. */
    private static final int BYTES = 8;

    private Seen() {}

    /** Of a record that can be written as JSON: the same for the same values, 16 hexadecimal digits. */
    public static String of(Object state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var all = digest.digest(Json.write(state).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
