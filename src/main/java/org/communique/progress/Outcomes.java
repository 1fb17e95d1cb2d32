package org.communique.progress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.store.Store;

/** What became of each release's deliveries to contacts, kept once nothing will change any more. */
final class Outcomes {

    private static final int KEPT = 2000;

    private final Store store;

    @SuppressWarnings("serial") // it is never written anywhere
    private final Map<Long, Card.Outcome> over = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Card.Outcome> eldest) {
            return size() > KEPT;
        }
    };

    Outcomes(Store store) {
        this.store = store;
    }

    synchronized Card.Outcome of(long release) {
        var kept = over.get(release);
        if (kept != null) return kept;
        boolean open = open(release);
        var outcome = count(release);
        if (!open) over.put(release, outcome);
        return outcome;
    }

    /** A dispatch that was stopped may have a few under way for a while. */
    private boolean open(long release) {
        return store.read().sql("""
                        SELECT count(*) FROM dispatch x
                        WHERE x.release = :release
                          AND (x.state IN ('preparing', 'submitting')
                               OR (x.state = 'cancelled'
                                   AND EXISTS (SELECT 1 FROM delivery d
                                               WHERE d.dispatch = x.id AND d.state = 'submitting')))
                        """).param("release", release).query(Long.class).single() > 0;
    }

    private Card.Outcome count(long release) {
        var counts = new HashMap<String, Long>();
        store.read().sql("""
                        SELECT d.state, count(*) AS n FROM dispatch x JOIN delivery d ON d.dispatch = x.id
                        WHERE x.release = :release AND d.list > 0 AND d.settled_at > 0 GROUP BY d.state
                        """).param("release", release).query(row -> {
            counts.put(row.getString("state"), row.getLong("n"));
        });
        return new Card.Outcome(counts.getOrDefault("accepted", 0L), counts.getOrDefault("rejected", 0L));
    }
}
