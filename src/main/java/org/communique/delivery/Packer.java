package org.communique.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.audience.Contacts;
import org.communique.audience.Reachable;

/** Makes the parcel of a claim at the moment it leaves. */
final class Packer {

    /** A claim that waited longer than this is looked at again: its contact may have left meanwhile. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final Consignments consignments;
    private final Contacts contacts;
    private final Clock clock;

    Packer(Deliveries deliveries, Consignments consignments, Contacts contacts, Clock clock) {
        this.deliveries = deliveries;
        this.consignments = consignments;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The parcel; empty if the contact has left since the claim and has been excluded instead. */
    Optional<Parcel> pack(Claim claim) {
        var delivery = claim.delivery();
        var consignment = consignments.of(delivery.dispatch());
        if (claim.contact().isEmpty()) return Optional.of(consignment.toThePublic(delivery));
        if (clock.millis() - claim.at() > FRESH.toMillis()) {
            var reachable = contacts.reachable(delivery.contact(), consignment.lists());
            if (reachable instanceof Reachable.No no) {
                deliveries.exclude(delivery, Exclusion.valueOf(no.reason().name()));
                return Optional.empty();
            }
        }
        var open = contacts.open(claim.contact().get());
        return Optional.of(consignment.to(open, claim));
    }
}
