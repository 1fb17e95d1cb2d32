package org.communique.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.audience.Reachable;

/**
 * Carries one delivery through its channel and settles it. If the process dies in between, the row stays
 * {@code submitting}: we do not know whether the next hop took it; {@link Deliveries#recover} names it uncertain.
 */
public final class Courier {

    private final Deliveries deliveries;
    private final Consignments consignments;
    private final Contacts contacts;
    private final Channels channels;
    private final Backoff backoff;
    private final Clock clock;
    private final GroupCommit commit;

    public Courier(
            Deliveries deliveries,
            Consignments consignments,
            Contacts contacts,
            Channels channels,
            Backoff backoff,
            Clock clock) {
        this.deliveries = deliveries;
        this.consignments = consignments;
        this.contacts = contacts;
        this.channels = channels;
        this.backoff = backoff;
        this.clock = clock;
        this.commit = new GroupCommit(deliveries);
    }

    /** One attempt. Who has left or been suppressed since the freeze is excluded instead, with the reason. */
    public void carry(Delivery delivery) {
        var consignment = consignments.of(delivery.dispatch());
        if (delivery.contact() == 0) {
            attempt(consignment, delivery, consignment.toThePublic(delivery));
            return;
        }
        var reachable = contacts.reachable(delivery.contact(), consignment.lists());
        var left = exclusion(reachable);
        if (left.isPresent()) {
            deliveries.exclude(delivery, left.get());
            return;
        }
        var recipient = recipient(consignment, delivery, ((Reachable.Yes) reachable).contact());
        attempt(consignment, delivery, consignment.to(recipient, delivery));
    }

    /**
     * Carries what a dispatch owes, here and now, whatever its retry time: how the public learns of a release before the
     * mails leave.
     */
    public void carryAll(Dispatch dispatch) {
        deliveries.claim(dispatch).forEach(this::carry);
    }

    /** A channel that fails instead of answering leaves the attempt in doubt; the same token goes out again later. */
    private void attempt(Consignment consignment, Delivery delivery, Parcel parcel) {
        Outcome outcome;
        try {
            outcome = channels.named(consignment.dispatch().channel()).deliver(parcel);
        } catch (RuntimeException broken) {
            deliveries.doubt(
                    delivery, broken.getClass().getSimpleName(), clock.instant().plus(backoff.first()));
            throw broken;
        }
        settle(consignment, delivery, outcome);
    }

    private void settle(Consignment consignment, Delivery delivery, Outcome outcome) {
        commit.settle(new Settlement(
                delivery,
                outcome.match(
                        accepted -> accepted,
                        deferred -> retry(consignment, delivery, deferred),
                        rejected -> rejected)));
    }

    /** The later of what the channel asks for and our own schedule; at the end of patience a rejection. */
    private Outcome retry(Consignment consignment, Delivery delivery, Outcome.Deferred deferred) {
        var now = clock.instant();
        var age = Duration.between(consignment.frozenAt(), now);
        double spread = (delivery.token()[0] & 0xff) / 256.0;
        return backoff.after(delivery.attempts(), age, spread)
                .map(now::plus)
                .map(at -> at.isAfter(deferred.retryAt()) ? at : deferred.retryAt())
                .<Outcome>map(at -> new Outcome.Deferred(deferred.reason(), at))
                .orElseGet(() -> new Outcome.Rejected("gave up: " + deferred.reason(), false));
    }

    private static Optional<Exclusion> exclusion(Reachable reachable) {
        if (reachable instanceof Reachable.Yes) return Optional.empty();
        return Optional.of(Exclusion.valueOf(((Reachable.No) reachable).reason().name()));
    }

    private static Parcel.Recipient recipient(Consignment consignment, Delivery delivery, Contact contact) {
        var language = Locale.forLanguageTag(delivery.language());
        var list = consignment.listById().get(delivery.list());
        return new Parcel.Recipient(
                contact.address().ascii(),
                contact.name(),
                language,
                list.slug(),
                list.names().in(language, consignment.letter().organisation().fallback()));
    }
}
