package org.communique.vault;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under a key that somebody else has chosen; our own keys never leave the {@link Vault}. */
public final class Hmac {

    private Hmac() {}

    /** 64 hexadecimal digits. @param key at least one byte */
    public static String sha256(byte[] key, byte[] message) {
        return HexFormat.of().formatHex(of(key, message));
    }

    static byte[] of(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
