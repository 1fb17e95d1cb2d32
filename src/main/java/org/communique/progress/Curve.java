package org.communique.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.progress.Report.Point;
import org.communique.progress.Report.Times;
import org.communique.store.Store;

/** How acceptances came in over time, from the index of what has settled. */
final class Curve {

    private static final int POINTS = 48;

    private static final String ACCEPTED = """
            FROM dispatch x JOIN delivery d ON d.dispatch = x.id
            WHERE x.release = :release AND d.list > 0 AND d.state = 'accepted' AND d.settled_at > 0
            """;

    private final Store store;

    Curve(Store store) {
        this.store = store;
    }

    Times times(long release, Optional<Instant> began) {
        long accepted = store.read()
                .sql("SELECT count(*) " + ACCEPTED)
                .param("release", release)
                .query(Long.class)
                .single();
        if (accepted == 0) return new Times(began, Optional.empty(), Optional.empty(), Optional.empty());
        return new Times(
                began,
                Optional.of(nth(release, share(accepted, 50))),
                Optional.of(nth(release, share(accepted, 95))),
                Optional.of(nth(release, accepted)));
    }

    /** The curve from the freeze to the last acceptance; a straight step if both are one moment. */
    List<Point> points(long release, Times times) {
        if (times.all().isEmpty() || times.began().isEmpty()) return List.of();
        long from = times.began().get().toEpochMilli();
        long width = Math.max(1, (times.all().get().toEpochMilli() - from + POINTS - 1) / POINTS);
        var slices = new TreeMap<Long, Long>();
        store.read()
                .sql("SELECT (d.settled_at - :from) / :width AS slice, count(*) AS n " + ACCEPTED + "GROUP BY 1")
                .param("release", release)
                .param("from", from)
                .param("width", width)
                .query(row -> {
                    slices.put(row.getLong("slice"), row.getLong("n"));
                });
        var points = new ArrayList<Point>();
        points.add(new Point(Instant.ofEpochMilli(from), 0));
        long sum = 0;
        for (var it : slices.entrySet()) {
            sum += it.getValue();
            points.add(new Point(Instant.ofEpochMilli(from + (it.getKey() + 1) * width), sum));
        }
        return points;
    }

    private Instant nth(long release, long n) {
        return store.read()
                .sql("SELECT d.settled_at " + ACCEPTED + "ORDER BY d.settled_at LIMIT 1 OFFSET :before")
                .param("release", release)
                .param("before", n - 1)
                .query((row, i) -> Instant.ofEpochMilli(row.getLong(1)))
                .single();
    }

    private static long share(long all, int percent) {
        return (all * percent + 99) / 100;
    }
}
