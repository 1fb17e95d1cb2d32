package org.communique.delivery;

import java.util.HashMap;
import java.util.Map;
import org.communique.store.Store;

/** Reads the ledger: what became of each dispatch, and whether every candidate is accounted for. */
public final class Ledger {

    private final Store store;

    public Ledger(Store store) {
        this.store = store;
    }

    /** What became of the candidates of one dispatch, in one read, so that rows on the move are counted once. */
    public Tally tally(Dispatch dispatch) {
        Map<String, Long> states = new HashMap<>();
        Map<String, Long> excluded = new HashMap<>();
        store.read().sql("""
                        SELECT 'delivery' AS what,
                               CASE WHEN state = 'pending' AND attempts > 0 THEN 'deferred' ELSE state END AS word,
                               count(*) AS n
                        FROM delivery WHERE dispatch = :dispatch GROUP BY 1, 2
                        UNION ALL
                        SELECT 'exclusion', reason, count(*) FROM exclusion WHERE dispatch = :dispatch GROUP BY 1, 2
                        """).param("dispatch", dispatch.id()).query(row -> {
            var counts = row.getString("what").equals("delivery") ? states : excluded;
            counts.put(row.getString("word"), row.getLong("n"));
        });
        return new Tally(
                dispatch,
                states.getOrDefault("accepted", 0L),
                states.getOrDefault("rejected", 0L),
                states.getOrDefault("pending", 0L),
                states.getOrDefault("deferred", 0L),
                states.getOrDefault("submitting", 0L),
                states.getOrDefault("uncertain", 0L),
                excluded);
    }

    /** How many deliveries there are in each state, over all dispatches; for metrics. */
    public long count(String state) {
        return store.read()
                .sql("SELECT count(*) FROM delivery WHERE state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
