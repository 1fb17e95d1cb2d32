package org.communique.delivery;

import java.util.Map;

/**
 * What became of the candidates of one dispatch, counted from the ledger.
 *
 * @param deferred  pending after at least one attempt
 * @param uncertain found under way after a crash, not yet resent
 * @param excluded  by reason
 */
public record Tally(
        Dispatch dispatch,
        long accepted,
        long rejected,
        long pending,
        long deferred,
        long submitting,
        long uncertain,
        Map<String, Long> excluded) {

    public Tally {
        excluded = Map.copyOf(excluded);
    }

    /** Candidates that were left out. */
    public long left() {
        return excluded.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Deliveries owed in all. */
    public long deliveries() {
        return accepted + rejected + pending + deferred + submitting + uncertain;
    }

    /** The conservation law: nobody is lost between the audience and the ledger, and nobody comes twice. */
    public boolean conserved() {
        return dispatch.candidates() == deliveries() + left();
    }

    /** Nothing is owed any more. */
    public boolean complete() {
        return pending + deferred + submitting + uncertain == 0;
    }

    /** Nothing will change any more: nothing is owed, or the dispatch was stopped and only what is in doubt is left, which stays so. */
    public boolean over() {
        return pending + deferred + submitting == 0
                && (uncertain == 0 || dispatch.state().equals("cancelled"));
    }
}
