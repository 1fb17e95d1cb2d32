package org.communique.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.communique.store.Store;

/**
 * How many people are on each list and what they read. Counting a million takes a second, so a count is kept: nobody waits for
 * another one, which is made in the background once it is a minute old and somebody asks.
 */
public final class Headcounts {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Store store;
    private final Clock clock;
    private final Executor background;
    private final Map<Long, Counted> counts = new ConcurrentHashMap<>();
    private final Set<Long> counting = ConcurrentHashMap.newKeySet();

    /** @param background where a kept count is made anew */
    public Headcounts(Store store, Clock clock, Executor background) {
        this.store = store;
        this.clock = clock;
        this.background = background;
    }

    /** The confirmed subscriptions of one list. @param byLanguage by the language they read first, the most first */
    public record Heads(long list, long people, Map<String, Long> byLanguage) {}

    /** @param at when it was counted */
    public record Counted(Instant at, Map<Long, Heads> byList) {

        /** Who is on a list; a list that nobody is on has no languages. */
        public Heads on(long list) {
            return byList.getOrDefault(list, new Heads(list, 0, Map.of()));
        }

        /** How many are on a list; 0 for one that nobody is on. */
        public long people(long list) {
            return on(list).people();
        }
    }

    /** The lists of an organisation. The first time it counts. */
    public Counted of(long organisation) {
        var kept = counts.computeIfAbsent(organisation, this::count);
        boolean old = Duration.between(kept.at(), clock.instant()).compareTo(FRESH) > 0;
        if (old && counting.add(organisation)) background.execute(() -> again(organisation));
        return kept;
    }

    private void again(long organisation) {
        try {
            counts.put(organisation, count(organisation));
        } finally {
            counting.remove(organisation);
        }
    }

    private Counted count(long organisation) {
        var now = clock.instant();
        var languages = new HashMap<Long, Map<String, Long>>();
        store.read().sql("""
                        SELECT s.list, c.language, count(*) AS n
                        FROM list l JOIN subscription s ON s.list = l.id AND s.state = 'confirmed'
                        JOIN contact c ON c.id = s.contact
                        WHERE l.organisation = :organisation GROUP BY s.list, c.language
                        """).param("organisation", organisation).query(row -> {
            var first = row.getString("language").split(",", 2)[0];
            languages
                    .computeIfAbsent(row.getLong("list"), it -> new HashMap<>())
                    .merge(first, row.getLong("n"), Long::sum);
        });
        var heads = new HashMap<Long, Heads>();
        languages.forEach((list, counts) -> heads.put(list, heads(list, counts)));
        return new Counted(now, Map.copyOf(heads));
    }

    private static Heads heads(long list, Map<String, Long> counts) {
        var sorted = new LinkedHashMap<String, Long>();
        var entries = new ArrayList<>(List.copyOf(counts.entrySet()));
        entries.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        entries.forEach(it -> sorted.put(it.getKey(), it.getValue()));
        long people = counts.values().stream().mapToLong(it -> it).sum();
        return new Heads(list, people, sorted);
    }
}
