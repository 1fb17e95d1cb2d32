package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What becomes of an attempt that may be made again: when, or not at all. */
final class Retries {

    private final Consignments consignments;
    private final Backoff backoff;
    private final Clock clock;

    Retries(Consignments consignments, Backoff backoff, Clock clock) {
        this.consignments = consignments;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** The outcome as the ledger keeps it: a deferral has its retry time, or is a rejection at the end of patience. */
    Settlement decide(Settlement settlement) {
        var delivery = settlement.delivery();
        return new Settlement(
                delivery,
                settlement
                        .outcome()
                        .match(
                                accepted -> accepted,
                                deferred -> retry(delivery, deferred),
                                rejected -> rejected,
                                uncertain -> again(delivery, uncertain)),
                settlement.provider());
    }

    /** In doubt because the channel broke; the same token goes out again later. */
    Outcome.Uncertain doubt(RuntimeException failure) {
        var why = failure == null
                ? "the channel ended without an answer"
                : failure.getClass().getSimpleName();
        return new Outcome.Uncertain(why, clock.instant().plus(backoff.first()));
    }

    /** The later of what the channel asks for and our own schedule. */
    private Outcome retry(Delivery delivery, Outcome.Deferred deferred) {
        var at = next(delivery).map(it -> later(it, deferred.retryAt()));
        if (at.isEmpty() || at.get().isAfter(deadline(delivery)))
            return new Outcome.Rejected("gave up: " + deferred.reason(), deferred.fault());
        return new Outcome.Deferred(deferred.reason(), at.get(), deferred.fault(), deferred.reaction());
    }

    /** In doubt it stays until it is sent again or its deadline has passed. */
    private Outcome again(Delivery delivery, Outcome.Uncertain uncertain) {
        var at = next(delivery).orElseGet(() -> deadline(delivery));
        return new Outcome.Uncertain(uncertain.reason(), later(at, uncertain.retryAt()));
    }

    private Optional<Instant> next(Delivery delivery) {
        double spread = (delivery.token()[0] & 0xff) / 256.0;
        return backoff.next(delivery.attempts(), clock.instant(), deadline(delivery), spread);
    }

    private Instant deadline(Delivery delivery) {
        return consignments.of(delivery.dispatch()).dispatch().deadlineAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
