package org.communique.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Deliveries on their way to one channel, which takes from it what it can carry. Every parcel that is taken gets exactly one
 * outcome. Safe for several threads at once.
 */
public interface Load {

    /** How long a channel waits at a time for something to carry. */
    Duration WHILE = Duration.ofSeconds(1);

    /**
     * Waits until a parcel is ready.
     *
     * @param longest zero = only look
     * @return false if none has come in that time, or the load has ended
     */
    boolean await(Duration longest);

    /** True once nothing more will come. */
    boolean ended();

    /** The next parcel if one is ready; empty if none is at this moment. Never waits. */
    Optional<Parcel> poll();

    /** Waits for the next parcel; empty once the load has ended. */
    default Optional<Parcel> take() {
        while (true) {
            var parcel = poll();
            if (parcel.isPresent() || ended()) return parcel;
            await(WHILE);
        }
    }

    /**
     * Reports what became of a parcel.
     *
     * @throws IllegalArgumentException if it was not taken from this load, or has its outcome already
     */
    void settle(Parcel parcel, Outcome outcome);

    /** Nothing can be carried before an instant, such as while no relay answers: what waits goes back as it was. */
    void rest(Instant until, String reason);

    /** Nothing can be carried before a person has mended something: the dispatches pause. */
    void halt(String reason);
}
