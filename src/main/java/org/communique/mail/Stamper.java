package org.communique.mail;

import java.util.List;
import org.communique.delivery.Parcel;
import org.communique.vault.Tokens;

/** Makes a parcel ready to leave: its envelope, its bytes, and the signatures that go in front of them. */
final class Stamper {

    private final Composer composer;
    private final Stamp stamp;

    Stamper(Stamp stamp) {
        this.composer = new Composer(stamp.tokens(), stamp.baseUrl());
        this.stamp = stamp;
    }

    /**
     * The mail in pieces, signatures first. The same parcel gives the same bytes.
     *
     * @throws OversizedMail if it is larger than mail clients show
     */
    List<byte[]> bytes(Parcel parcel) {
        var bytes = stamp.mark().apply(composer.compose(parcel));
        var signature = stamp.signers()
                .apply(domain(parcel))
                .sign(bytes, parcel.letter().releaseTime());
        return signature.length == 0 ? List.of(bytes) : List.of(signature, bytes);
    }

    /** Bytes of the HTML part as sent, see {@link MessageTemplate#MAX_HTML}. */
    int htmlSize(Parcel parcel) {
        return composer.htmlSize(parcel);
    }

    /** The envelope sender: an address that names the delivery and nobody else (VERP), or the organisation's own. */
    String sender(Parcel parcel) {
        return stamp.bounceDomain()
                .map(domain ->
                        "b+" + stamp.tokens().issueForAddress(parcel.token(), Tokens.Purpose.BOUNCE) + "@" + domain)
                .orElse(parcel.letter().organisation().sender());
    }

    private static String domain(Parcel parcel) {
        return Mailbox.domain(parcel.letter().organisation().sender());
    }
}
