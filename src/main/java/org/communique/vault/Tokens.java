package org.communique.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Links that carry a right: {@code v1.} and base64url of {@code id 16 | purpose 1 | HMAC-SHA256/128 16}. A token says
 * nothing of whom it belongs to, and is good for one purpose only.
 */
public final class Tokens {

    /** What a token allows. */
    public enum Purpose {
        UNSUBSCRIBE(1);

        private final byte code;

        Purpose(int code) {
            this.code = (byte) code;
        }
    }

    private static final int ID = 16;
    private static final int MAC = 16;
    private static final String VERSION = "v1.";

    private final Vault vault;

    public Tokens(Vault vault) {
        this.vault = vault;
    }

    /** @param id 16 random bytes kept in the row the token stands for */
    public String issue(byte[] id, Purpose purpose) {
        var signed = ByteBuffer.allocate(ID + 1).put(id).put(purpose.code).array();
        var token = ByteBuffer.allocate(ID + 1 + MAC)
                .put(signed)
                .put(vault.sign(signed), 0, MAC)
                .array();
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The id inside a token that we issued for {@code purpose}; empty for anything else. Constant time. */
    public Optional<byte[]> read(String token, Purpose purpose) {
        if (token.length() != VERSION.length() + 44 || !token.startsWith(VERSION)) return Optional.empty();
        try {
            var bytes = Base64.getUrlDecoder().decode(token.substring(VERSION.length()));
            var signed = Arrays.copyOf(bytes, ID + 1);
            var mac = Arrays.copyOf(vault.sign(signed), MAC);
            boolean ours = MessageDigest.isEqual(mac, Arrays.copyOfRange(bytes, ID + 1, bytes.length));
            return ours && signed[ID] == purpose.code ? Optional.of(Arrays.copyOf(signed, ID)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
