package org.communique.delivery;

import java.util.Optional;

/**
 * Deliveries on their way to one channel, which takes from it what it can carry. Every parcel that is taken gets exactly one
 * outcome. Safe for several threads at once.
 */
public interface Load {

    /** The next parcel if one is ready; empty if none is at this moment. Never waits. */
    Optional<Parcel> poll();

    /** Waits for the next parcel; empty once the load has ended. */
    Optional<Parcel> take();

    /**
     * Reports what became of a parcel.
     *
     * @throws IllegalArgumentException if it was not taken from this load, or has its outcome already
     */
    void settle(Parcel parcel, Outcome outcome);
}
