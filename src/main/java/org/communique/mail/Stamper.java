package org.communique.mail;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;
import org.communique.smtp.MessageBytes;
import org.communique.vault.Tokens;

/** Makes a parcel ready to leave: its envelope, its bytes, and the signatures that go in front of them. */
final class Stamper {

    private final Composer composer;
    private final Stamp stamp;

    Stamper(Stamp stamp) {
        this.composer = new Composer(stamp.tokens(), ListAddresses.at(stamp.baseUrl()), stamp.log());
        this.stamp = stamp;
    }

    /**
     * The mail, signatures first. The same parcel gives the same bytes.
     *
     * @throws OversizedMail if it is larger than mail clients show
     * @throws UnfilledSlot if something that the template names is not known
     */
    List<MessageBytes> parts(Parcel parcel) {
        var bytes = composed(parcel);
        var signature = signature(parcel, bytes);
        var message = MessageBytes.proved(bytes);
        return signature.length == 0 ? List.of(message) : List.of(MessageBytes.of(signature), message);
    }

    /** The same in one piece. */
    byte[] bytes(Parcel parcel) {
        var bytes = composed(parcel);
        var all = new ByteArrayOutputStream(bytes.length + 2048);
        all.writeBytes(signature(parcel, bytes));
        all.writeBytes(bytes);
        return all.toByteArray();
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

    private byte[] composed(Parcel parcel) {
        return stamp.mark().apply(composer.compose(parcel));
    }

    /** Dated with the instant the mail is dated with: a verifier refuses a signature of the future. */
    private byte[] signature(Parcel parcel, byte[] bytes) {
        return stamp.signers().apply(domain(parcel)).sign(bytes, parcel.letter().datedAt());
    }

    private static String domain(Parcel parcel) {
        return Mailbox.domain(parcel.letter().organisation().sender());
    }
}
