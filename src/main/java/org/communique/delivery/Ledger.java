package org.communique.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.communique.store.Store;

/** Reads the ledger: what became of each dispatch, and whether every candidate is accounted for. */
public final class Ledger {

    /** Candidates from which on a dispatch says something about speed. */
    private static final int TELLING = 10;

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

    /**
     * Mails a second that the last dispatches of a channel had accepted between freeze and end, the middle one of five; empty if
     * none of some size has ended here.
     */
    public OptionalDouble acceptedPerSecond(String channel) {
        var speeds = store
                .read()
                .sql("""
                        SELECT x.frozen_at, x.ended_at,
                               (SELECT count(*) FROM delivery d WHERE d.dispatch = x.id AND d.state = 'accepted') AS accepted
                        FROM (SELECT id, frozen_at, ended_at FROM dispatch
                              WHERE channel = :channel AND state = 'submitted' AND ended_at > frozen_at
                                AND candidates >= :some
                              ORDER BY ended_at DESC LIMIT 5) AS x
                        """)
                .param("channel", channel)
                .param("some", TELLING)
                .query((row, n) ->
                        1000.0 * row.getLong("accepted") / (row.getLong("ended_at") - row.getLong("frozen_at")))
                .list()
                .stream()
                .filter(it -> it > 0)
                .sorted()
                .toList();
        return speeds.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(speeds.get(speeds.size() / 2));
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
