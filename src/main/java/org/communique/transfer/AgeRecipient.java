package org.communique.transfer;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Whoever alone can read a file, by her public key in the age format (age-encryption.org/v1, X25519).
 *
 * @param key such as {@code age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p}
 */
public record AgeRecipient(String key) {

    /** Bech32 of 32 bytes; a recipient of another kind begins otherwise. */
    private static final String FORM = "age1[02-9ac-hj-np-z]{58}";

    /** @throws IllegalArgumentException if it is no such key, which its checksum tells */
    public AgeRecipient {
        if (!key.matches(FORM)) throw new IllegalArgumentException("write a recipient of age, which begins with age1");
        writer(key);
    }

    /** A channel that encrypts what is written into it, piece by piece; closing it closes the other. */
    WritableByteChannel encrypting(WritableByteChannel to) throws IOException {
        try {
            return new StandardEncryptingChannelFactory().newEncryptingChannel(to, List.of(writer(key)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has what age needs", impossible);
        }
    }

    private static RecipientStanzaWriter writer(String key) {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IllegalArgumentException("this recipient of age has a slip in it: copy it once more", broken);
        }
    }
}
