package org.communique.mail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.communique.delivery.Parcel;
import org.communique.sender.Signer;

/** Makes a parcel ready to leave: its bytes, and the signatures that go in front of them. */
final class Stamper {

    private final Composer composer;
    private final Function<String, Signer> signers;
    private final Map<String, Signer> byDomain = new ConcurrentHashMap<>();

    /** @param signers the signer of a domain */
    Stamper(Composer composer, Function<String, Signer> signers) {
        this.composer = composer;
        this.signers = signers;
    }

    /**
     * The mail in two pieces, signatures first. The same parcel gives the same bytes.
     *
     * @throws OversizedMail if it is larger than mail clients show
     */
    List<byte[]> stamp(Parcel parcel) {
        var bytes = composer.compose(parcel);
        var signer = byDomain.computeIfAbsent(
                Mailbox.domain(parcel.letter().organisation().sender()), signers);
        return List.of(signer.sign(bytes, parcel.letter().releaseTime()), bytes);
    }

    /** Asks again for each domain's signer, so that a new key is used by the next run. */
    void forget() {
        byDomain.clear();
    }
}
