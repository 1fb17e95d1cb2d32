package org.communique.vault;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption: each row has a data key of its own, wrapped by the master key and kept apart from what it seals. Whoever
 * destroys the wrapped key has destroyed the value, in every backup as well.
 */
public final class Envelopes {

    private static final int KEY_BYTES = 32;
    private static final int NONCE = 12;

    /** Bytes by which what is sealed is longer than what it was made of. */
    public static final int OVERHEAD = 2 + NONCE + 16;

    private final Vault vault;

    public Envelopes(Vault vault) {
        this.vault = vault;
    }

    /** Makes the data key of a row, wrapped. @param place of the value it will seal */
    public byte[] newKey(Place place) {
        return vault.wrap(vault.random(KEY_BYTES), key(place));
    }

    /**
     * A data key and what it seals.
     *
     * @param wrapped the key
     */
    public record Sealed(byte[] wrapped, byte[] sealed) {}

    /** {@link #newKey} and {@link #seal} of a text in UTF-8, for many rows: nothing is unwrapped that was wrapped a moment before. */
    public Sealed sealed(Randomness random, byte[] plain, Place place) {
        var key = random.next(KEY_BYTES);
        var wrapped = vault.wrap(key, random.next(NONCE), key(place));
        return new Sealed(wrapped, vault.seal(new SecretKeySpec(key, "AES"), random.next(NONCE), plain, place));
    }

    /** Encrypts a text under a row's data key. @throws SealBroken if the key is not of this place */
    public byte[] seal(byte[] wrappedKey, String text, Place place) {
        return vault.seal(unwrapped(wrappedKey, place), text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** Opens what {@link #seal} made. @throws SealBroken if a bit was changed, the value was moved, or the key is another */
    public String open(byte[] wrappedKey, byte[] sealed, Place place) {
        return new String(vault.open(unwrapped(wrappedKey, place), sealed, place), StandardCharsets.UTF_8);
    }

    private SecretKeySpec unwrapped(byte[] wrappedKey, Place place) {
        return new SecretKeySpec(vault.unwrap(wrappedKey, key(place)), "AES");
    }

    private static Place key(Place place) {
        return new Place(place.column() + ".key", place.row());
    }
}
