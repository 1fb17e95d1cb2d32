package org.communique.mail;

import java.util.List;
import java.util.Optional;
import org.communique.delivery.Parcel;
import org.communique.vault.Tokens;

/**
 * A mail before it is sent, for people to look at: the bytes the channel would send to this recipient, but for the token,
 * which stands for nobody, so that its unsubscribe link ends nothing.
 */
public final class MailPreview {

    /** Tokens of deliveries are random; this one belongs to none. */
    private static final byte[] NOBODY = new byte[16];

    private final Composer composer;

    /** @param baseUrl public address of the site, without a slash at the end */
    public MailPreview(Tokens tokens, String baseUrl) {
        composer = new Composer(tokens, baseUrl);
    }

    /**
     * The mail as sent: a message of RFC 5322 in ASCII with CRLF.
     *
     * @throws OversizedMail if the edition's HTML is larger than mail clients show
     * @throws org.communique.render.UnfilledSlot if something that the template names is not known
     */
    public byte[] bytes(Parcel.Letter letter, Parcel.EditionOut edition, Parcel.Recipient recipient) {
        return composer.compose(parcel(letter, edition, recipient));
    }

    /** SHA-256 of what all recipients of this edition on this list get, with the slots open; 32 bytes. */
    public byte[] contentSha256(Parcel.Letter letter, Parcel.EditionOut edition, Parcel.Recipient recipient) {
        return composer.contentSha256(parcel(letter, edition, recipient));
    }

    private static Parcel parcel(Parcel.Letter letter, Parcel.EditionOut edition, Parcel.Recipient recipient) {
        return new Parcel(0, NOBODY, letter, Optional.of(recipient), List.of(edition));
    }
}
