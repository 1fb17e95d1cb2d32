package org.communique.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values with AES-256-GCM and blinds them with HMAC-SHA256. All keys are derived from one master key by HKDF
 * (RFC 5869), one for each use. A sealed value is {@code format 1 | key 1 | nonce 12 | ciphertext and tag}.
 */
public final class Vault {

    private static final byte FORMAT = 1;
    private static final byte KEY = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final Mac blinding;
    private final Mac signing;
    private final SecretKeySpec disguising;
    private final SecureRandom random = new SecureRandom();

    /** One for each thread: looking a cipher up and spreading its key costs more than opening an address. */
    private final ThreadLocal<Cipher> opening = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    private final ThreadLocal<Cipher> closing = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    private final ThreadLocal<Cipher> permuting = ThreadLocal.withInitial(() -> cipher("AES/ECB/NoPadding"));

    /** @param master 32 random bytes that are kept outside the database */
    public Vault(byte[] master) {
        if (master.length != 32) throw new IllegalArgumentException("the master key has 32 bytes");
        sealing = new SecretKeySpec(derive(master, "communique seal 1"), "AES");
        blinding = mac(new SecretKeySpec(derive(master, "communique blind 1"), "HmacSHA256"));
        signing = mac(new SecretKeySpec(derive(master, "communique sign 1"), "HmacSHA256"));
        disguising = new SecretKeySpec(derive(master, "communique disguise 1"), "AES");
    }

    /**
     * Encrypts a text for one place.
     *
     * @param place what the value belongs to (table, column, row), so that it cannot be moved elsewhere
     */
    public byte[] seal(String text, Place place) {
        return seal(sealing, text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** The same with a key that is not ours alone. */
    byte[] seal(SecretKeySpec key, byte[] plain, Place place) {
        return seal(key, random(NONCE), plain, place);
    }

    /** The same with a nonce that is used for nothing else under this key. */
    byte[] seal(SecretKeySpec key, byte[] nonce, byte[] plain, Place place) {
        try {
            var cipher = closing.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            var sealed = new byte[2 + NONCE + plain.length + TAG_BITS / 8];
            ByteBuffer.wrap(sealed).put(FORMAT).put(KEY).put(nonce);
            cipher.doFinal(plain, 0, plain.length, sealed, 2 + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-256-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws SealBroken if a bit was changed, the value was moved, or the key is another
     */
    public String open(byte[] sealed, Place place) {
        return new String(open(sealing, sealed, place), StandardCharsets.UTF_8);
    }

    byte[] open(SecretKeySpec key, byte[] sealed, Place place) {
        if (sealed.length < 2 + NONCE || sealed[0] != FORMAT || sealed[1] != KEY) throw new SealBroken();
        try {
            var cipher = opening.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 2, NONCE));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(sealed, 2 + NONCE, sealed.length - 2 - NONCE);
        } catch (GeneralSecurityException changed) {
            throw new SealBroken();
        }
    }

    /** Wraps the data key of one row. */
    byte[] wrap(byte[] key, Place place) {
        return seal(sealing, key, place);
    }

    /** The same with a nonce that is used for nothing else. */
    byte[] wrap(byte[] key, byte[] nonce, Place place) {
        return seal(sealing, nonce, key, place);
    }

    /** @throws SealBroken as {@link #open} does */
    byte[] unwrap(byte[] wrapped, Place place) {
        return open(sealing, wrapped, place);
    }

    /** A keyed hash of 32 bytes: equal for equal texts, and silent about them without the key. */
    public byte[] blind(String text) {
        return copy(blinding).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Random bytes that nobody can guess. */
    public byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One AES block, there ({@link Cipher#ENCRYPT_MODE}) and back: a permutation of 16 bytes that only the key knows. */
    byte[] permute(int mode, byte[] block) {
        try {
            var cipher = permuting.get();
            cipher.init(mode, disguising);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /** Twice for each mail, so it begins with a copy that has its key already: a third of the time. */
    byte[] sign(byte[] message) {
        return copy(signing).doFinal(message);
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's own HmacSHA256 can be copied", e);
        }
    }

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        return mac(key).doFinal(message);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** HKDF-SHA256 with an empty salt and one block of output (RFC 5869 §2). */
    private static byte[] derive(byte[] master, String use) {
        var extracted = hmac(new SecretKeySpec(new byte[32], "HmacSHA256"), master);
        var info = Arrays.copyOf(use.getBytes(StandardCharsets.UTF_8), use.length() + 1);
        info[use.length()] = 1;
        return hmac(new SecretKeySpec(extracted, "HmacSHA256"), info);
    }
}
