package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;

/** A load of a single parcel. */
final class OneParcel implements Load {

    private final Parcel parcel;
    private final AtomicReference<Optional<Parcel>> waiting;
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final Clock clock;

    OneParcel(Parcel parcel, Clock clock) {
        this.parcel = parcel;
        this.waiting = new AtomicReference<>(Optional.of(parcel));
        this.clock = clock;
    }

    /** What became of it; deferred if the transport ended without touching it. */
    Outcome outcome() {
        var known = outcome.get();
        return known == null ? new Outcome.Deferred("nothing was sent", clock.instant()) : known;
    }

    @Override
    public boolean await(Duration longest) {
        return waiting.get().isPresent();
    }

    @Override
    public boolean ended() {
        return waiting.get().isEmpty();
    }

    @Override
    public Optional<Parcel> poll() {
        return waiting.getAndSet(Optional.empty());
    }

    @Override
    public void settle(Parcel settled, Outcome what) {
        if (settled != parcel || !outcome.compareAndSet(null, what))
            throw new IllegalArgumentException("delivery " + settled.delivery() + " is not under way");
    }

    @Override
    public void rest(Instant until, String reason) {
        waiting.set(Optional.empty());
        outcome.compareAndSet(null, new Outcome.Deferred(reason, until));
    }

    @Override
    public void halt(String reason) {
        rest(clock.instant(), reason);
    }
}
