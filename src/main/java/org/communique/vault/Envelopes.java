package org.communique.vault;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption: each row has a data key of its own, wrapped by the master key and kept apart from what it seals. Whoever
 * destroys the wrapped key has destroyed the value, in every backup as well.
 */
public final class Envelopes {

    private static final int KEY_BYTES = 32;

    private final Vault vault;

    public Envelopes(Vault vault) {
        this.vault = vault;
    }

    /** Makes the data key of a row, wrapped. @param place of the value it will seal */
    public byte[] newKey(Place place) {
        return vault.wrap(vault.random(KEY_BYTES), key(place));
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
