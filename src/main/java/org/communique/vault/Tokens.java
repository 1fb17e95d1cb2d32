package org.communique.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Links and addresses that carry a right. A token says nothing of whom it belongs to, and is good for one purpose only. In a
 * link it is {@code v1.} and base64url of {@code id 16 | purpose 1 | HMAC-SHA256/128 16}; in the local part of an address,
 * which servers may fold to one case, base32 of {@code id 16 | HMAC-SHA256/72 9}.
 */
public final class Tokens {

    /** What a token allows. */
    public enum Purpose {
        /** The link of RFC 8058. */
        UNSUBSCRIBE(1),
        /** The address of RFC 2369 §3.2. */
        UNSUBSCRIBE_BY_MAIL(2),
        /** The envelope sender of a mail (VERP): where failures come back to. */
        BOUNCE(3),
        /** The advance page of a press contact, under embargo. */
        ADVANCE(4),
        /** What a contact has chosen; good for years. */
        PREFERENCES(5),
        /** Confirms a subscription; used once. */
        CONFIRM(6),
        /** Export, erasure, another address; good for a day. */
        MANAGE(7),
        /** Confirms another address, or stops the change. */
        CHANGE_ADDRESS(8),
        /** Registration as a press contact. */
        PRESS_REGISTER(9),
        /** "Not my beat". */
        NOT_MY_BEAT(10),
        /** "I moved". */
        MOVED(11),
        /** Takes a leaving back, in the page that answered it. */
        UNDO(12),
        /** A journalist says that what we know of her is right. */
        PRESS_REVIEW(13),
        /** The calendar of an organisation, in the calendar program of a user. */
        CALENDAR(14),
        /** A colleague looks at a release and says yes or no; used once. */
        REVIEW(15),
        /** Somebody of the staff sets a password of her own; used once, good for 72 hours. */
        INVITATION(20);

        private final byte code;

        Purpose(int code) {
            this.code = (byte) code;
        }
    }

    private static final int ID = 16;
    private static final int MAC = 16;
    private static final int SHORT_MAC = 9;
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

    /**
     * The same for the local part of an address: 40 characters of {@code a-z2-7}, read without regard to case.
     *
     * @param id 16 random bytes kept in the row the token stands for
     */
    public String issueForAddress(byte[] id, Purpose purpose) {
        return Base32.encode(ByteBuffer.allocate(ID + SHORT_MAC)
                .put(id, 0, ID)
                .put(shortMac(id, purpose))
                .array());
    }

    /** The id inside what {@link #issueForAddress} made for {@code purpose}; empty for anything else. Constant time. */
    public Optional<byte[]> readFromAddress(String token, Purpose purpose) {
        if (token.length() != 40) return Optional.empty();
        return Base32.decode(token).flatMap(bytes -> {
            var id = Arrays.copyOf(bytes, ID);
            boolean ours = MessageDigest.isEqual(shortMac(id, purpose), Arrays.copyOfRange(bytes, ID, bytes.length));
            return ours ? Optional.of(id) : Optional.empty();
        });
    }

    private byte[] shortMac(byte[] id, Purpose purpose) {
        var signed = Arrays.copyOf(id, ID + 1);
        signed[ID] = purpose.code;
        return Arrays.copyOf(vault.sign(signed), SHORT_MAC);
    }
}
