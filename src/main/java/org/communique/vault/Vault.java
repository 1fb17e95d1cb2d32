package org.communique.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values with AES-256-GCM and blinds them with HMAC-SHA256, with a key of the {@link KeyRing} for each use. A sealed value
 * is {@code format 1 | version of the sealing key | nonce 12 | ciphertext and tag}; data keys have the version 1.
 */
public final class Vault {

    private static final byte FORMAT = 1;
    private static final byte DATA_KEY = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec[] sealing;
    private final byte newest;
    private final Mac blinding;
    private final Mac signing;
    private final SecretKeySpec disguising;
    private final SecretKeySpec chaining;
    private final SecureRandom random = new SecureRandom();

    /** One for each thread: looking a cipher up and spreading its key costs more than opening an address. */
    private final ThreadLocal<Cipher> opening = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    private final ThreadLocal<Cipher> closing = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    /** One that keeps the key it has: of two seals of a new row, one has the sealing key and the other a key of its own. */
    private final ThreadLocal<Cipher> wrapping = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    private final ThreadLocal<Cipher> permuting = ThreadLocal.withInitial(() -> cipher("AES/ECB/NoPadding"));

    public Vault(KeyRing ring) {
        sealing = ring.sealing();
        newest = (byte) ring.newest();
        blinding = mac(ring.lasting("blind", "HmacSHA256"));
        signing = mac(ring.lasting("sign", "HmacSHA256"));
        disguising = ring.lasting("disguise", "AES");
        chaining = ring.lasting("chain", "HmacSHA256");
    }

    /** A vault with one key. @param master 32 random bytes that are kept outside the database */
    public Vault(byte[] master) {
        this(KeyRing.of(master));
    }

    /**
     * Encrypts a text for one place.
     *
     * @param place what the value belongs to (table, column, row), so that it cannot be moved elsewhere
     */
    public byte[] seal(String text, Place place) {
        return wrap(text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** The same with the data key of a row. */
    byte[] seal(SecretKeySpec key, byte[] plain, Place place) {
        return seal(key, DATA_KEY, random(NONCE), plain, place);
    }

    /** The same with a nonce that is used for nothing else under this key. */
    byte[] seal(SecretKeySpec key, byte[] nonce, byte[] plain, Place place) {
        return seal(key, DATA_KEY, nonce, plain, place);
    }

    private byte[] seal(SecretKeySpec key, byte version, byte[] nonce, byte[] plain, Place place) {
        try {
            var cipher = (key == sealing[version & 255] ? wrapping : closing).get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            var sealed = new byte[2 + NONCE + plain.length + TAG_BITS / 8];
            ByteBuffer.wrap(sealed).put(FORMAT).put(version).put(nonce);
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
        return new String(unwrap(sealed, place), StandardCharsets.UTF_8);
    }

    /**
     * Seals a value anew with the newest key.
     *
     * @throws SealBroken as {@link #open} does
     */
    public byte[] reseal(byte[] sealed, Place place) {
        return wrap(unwrap(sealed, place), place);
    }

    /** The first bytes of what is sealed with the newest key. */
    public byte[] newest() {
        return new byte[] {FORMAT, newest};
    }

    byte[] open(SecretKeySpec key, byte[] sealed, Place place) {
        if (sealed.length < 2 + NONCE || sealed[1] != DATA_KEY) throw new SealBroken();
        return opened(key, sealed, place);
    }

    private byte[] opened(SecretKeySpec key, byte[] sealed, Place place) {
        if (sealed[0] != FORMAT) throw new SealBroken();
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
        return wrap(key, random(NONCE), place);
    }

    /** The same with a nonce that is used for nothing else. */
    byte[] wrap(byte[] key, byte[] nonce, Place place) {
        return seal(sealing[newest & 255], newest, nonce, key, place);
    }

    /** @throws SealBroken as {@link #open} does */
    byte[] unwrap(byte[] wrapped, Place place) {
        var key = wrapped.length < 2 + NONCE ? null : sealing[wrapped[1] & 255];
        if (key == null) throw new SealBroken();
        return opened(key, wrapped, place);
    }

    /** A keyed hash of 32 bytes: equal for equal texts, and silent about them without the key. */
    public byte[] blind(String text) {
        return copy(blinding).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a link of a chain of evidence. */
    public LinkHash link() {
        return new LinkHash(mac(chaining));
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
}
