package org.communique.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run since the last commit, for the ledger to write down.
 *
 * @param back  claims whose turn did not come
 * @param halts dispatches that must pause, with the reason
 * @param rest  present once the channel has said that it cannot carry for a while
 */
record Turn(List<Settlement> settled, List<Claim> back, Map<Long, String> halts, Optional<Rest> rest) {

    /** The channel carries nothing before an instant. */
    record Rest(Instant until, String reason) {}

    boolean isEmpty() {
        return settled.isEmpty() && back.isEmpty();
    }
}
