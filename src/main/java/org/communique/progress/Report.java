package org.communique.progress;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of a release, counted from the ledger.
 *
 * @param rows    deliveries to contacts, by everything that tells them apart
 * @param publics deliveries to the public at once, one for each channel that has such
 * @param leftOut candidates that were owed nothing
 * @param curve   how many had been accepted by when; empty if nothing was
 * @param over    whether nothing will change any more
 */
public record Report(
        List<Row> rows, List<Public> publics, List<LeftOut> leftOut, Times times, List<Point> curve, boolean over) {

    public Report {
        rows = List.copyOf(rows);
        publics = List.copyOf(publics);
        leftOut = List.copyOf(leftOut);
        curve = List.copyOf(curve);
    }

    /** What became of a delivery, as people ask. */
    public enum Fate {
        ACCEPTED,
        /** Accepted, and sent back later: its address is at fault. */
        BOUNCED,
        WAITING,
        DEFERRED,
        UNCERTAIN,
        REJECTED;

        static Fate of(String state, boolean tried, boolean cameBack) {
            if (cameBack && state.equals("accepted")) return BOUNCED;
            if (state.equals("pending")) return tried ? DEFERRED : WAITING;
            return state.equals("submitting") ? WAITING : valueOf(state.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** So many deliveries that are alike. @param language tag of the edition */
    public record Row(String channel, String phase, long list, String language, String provider, Fate fate, long n) {}

    /** A channel that reaches everybody by one delivery. @param note what it answered */
    public record Public(String channel, Fate fate, Optional<Instant> at, String note) {}

    /** @param reason code of {@link org.communique.delivery.Exclusion} */
    public record LeftOut(String channel, String phase, long list, String reason, long n) {}

    /** When how many of those that were accepted had been; empty = not yet. */
    public record Times(
            Optional<Instant> began, Optional<Instant> half, Optional<Instant> most, Optional<Instant> all) {}

    /** @param accepted so many by then, all together */
    public record Point(Instant at, long accepted) {}

    /** How many deliveries there are of some sort. */
    public long sum(Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(Row::n).sum();
    }

    public long sum(Fate fate) {
        return sum(it -> it.fate() == fate);
    }

    /** The deliveries told apart by one thing, the most first. */
    public <K> Map<K, Map<Fate, Long>> by(Function<Row, K> key) {
        var totals = new LinkedHashMap<K, Long>();
        rows.forEach(it -> totals.merge(key.apply(it), it.n(), Long::sum));
        var sorted = new LinkedHashMap<K, Map<Fate, Long>>();
        totals.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(it -> sorted.put(it.getKey(), fates(key, it.getKey())));
        return sorted;
    }

    private <K> Map<Fate, Long> fates(Function<Row, K> key, K value) {
        var fates = new LinkedHashMap<Fate, Long>();
        for (var fate : Fate.values())
            fates.put(fate, sum(it -> it.fate() == fate && key.apply(it).equals(value)));
        return fates;
    }
}
