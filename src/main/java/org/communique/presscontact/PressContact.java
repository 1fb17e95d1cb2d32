package org.communique.presscontact;

import java.time.Instant;
import java.util.Optional;

/**
 * What a list of press contacts shows: nothing of who it is.
 *
 * @param told  when a mail with the notice of GDPR Art. 14 was accepted; empty also for who gave us her address herself
 * @param until accredited until; empty = not
 */
public record PressContact(
        long contact,
        long organisation,
        LawfulBasis basis,
        AddressSource source,
        Optional<Instant> told,
        Optional<Instant> until,
        Instant review) {

    /** Whether she may see what is under embargo at an instant. */
    public boolean accredited(Instant now) {
        return until.filter(it -> it.isAfter(now)).isPresent();
    }
}
