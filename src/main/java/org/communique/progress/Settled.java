package org.communique.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.communique.store.Store;

/**
 * Counts what has settled, without counting it twice: what settled before a moment that nobody writes to any more is kept, and each
 * look counts what came since. A delivery that has settled stays so.
 */
final class Settled {

    /** Whoever settles writes the instant within the transaction, so a row that is older than this has been seen. */
    private static final Duration STILL_WRITTEN = Duration.ofSeconds(3);

    private static final Duration KEPT = Duration.ofSeconds(12);

    private static final String COUNT = """
            SELECT dispatch, list, state, count(*) AS n FROM delivery
            WHERE dispatch IN (:dispatches) AND settled_at >= :from AND settled_at < :to
            GROUP BY dispatch, list, state
            """;

    private final Store store;
    private final Map<Long, Base> bases = new HashMap<>();

    Settled(Store store) {
        this.store = store;
    }

    /** What one dispatch has settled through a list. */
    record Key(long dispatch, long list, String state) {}

    /** @param perSecond of late, by dispatch */
    record Counts(Map<Key, Long> settled, Map<Long, Double> perSecond) {

        long of(long dispatch, long list, String state) {
            return settled.getOrDefault(new Key(dispatch, list, state), 0L);
        }
    }

    private record Base(Instant until, Map<Key, Long> counts) {}

    /** The counts of these dispatches; what is known of others is forgotten. */
    Counts of(Collection<Long> dispatches, Instant now) {
        bases.keySet().retainAll(dispatches);
        var all = new HashMap<Key, Long>();
        var speeds = new HashMap<Long, Double>();
        for (long it : dispatches) {
            var base = base(it, now);
            var since = count(it, base.until(), Instant.ofEpochMilli(Long.MAX_VALUE));
            all.putAll(merged(base.counts(), since));
            double seconds = Duration.between(base.until(), now).toMillis() / 1000.0;
            long settled = since.values().stream().mapToLong(n -> n).sum();
            if (seconds > 0) speeds.put(it, settled / seconds);
        }
        return new Counts(all, speeds);
    }

    private Base base(long dispatch, Instant now) {
        var old = bases.getOrDefault(dispatch, new Base(Instant.EPOCH, Map.of()));
        if (Duration.between(old.until(), now).compareTo(KEPT) < 0) return old;
        var until = now.minus(STILL_WRITTEN);
        var base = new Base(until, merged(old.counts(), count(dispatch, old.until(), until)));
        bases.put(dispatch, base);
        return base;
    }

    private Map<Key, Long> count(long dispatch, Instant from, Instant to) {
        var counts = new HashMap<Key, Long>();
        store.read()
                .sql(COUNT)
                .param("dispatches", dispatch)
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .query(row -> {
                    var key = new Key(row.getLong("dispatch"), row.getLong("list"), row.getString("state"));
                    counts.put(key, row.getLong("n"));
                });
        return counts;
    }

    private static Map<Key, Long> merged(Map<Key, Long> a, Map<Key, Long> b) {
        var all = new HashMap<>(a);
        b.forEach((key, n) -> all.merge(key, n, Long::sum));
        return all;
    }
}
