package org.communique.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.delivery.Dispatch;
import org.communique.delivery.Dispatches;
import org.communique.progress.Report.Fate;
import org.communique.store.Store;

/**
 * Reads what became of a release. A report of a million takes seconds, so one that will not change any more is kept, and one that
 * changes is not counted again before a few times as long has passed.
 */
public final class Reports {

    private static final int KEPT = 200;
    private static final int REST = 20;

    private final Store store;
    private final Dispatches dispatches;
    private final Curve curve;

    @SuppressWarnings("serial") // it is never written anywhere
    private final Map<Long, Made> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Made> eldest) {
            return size() > KEPT;
        }
    };

    public Reports(Store store, Dispatches dispatches) {
        this.store = store;
        this.dispatches = dispatches;
        this.curve = new Curve(store);
    }

    /** @param good until this nanosecond @param events the newest in the ledger before it was made */
    private record Made(Report report, long good, long events) {}

    /** The report of a release; empty of everything if it has no dispatch yet. */
    public synchronized Report of(long release) {
        var made = kept.get(release);
        long events = events();
        if (made != null && (made.report().over() && made.events() == events || made.good() > System.nanoTime()))
            return made.report();
        long begun = System.nanoTime();
        var report = make(release);
        long took = System.nanoTime() - begun;
        kept.put(release, new Made(report, System.nanoTime() + REST * took, events));
        return report;
    }

    /** What is over can still come back, days later. */
    private long events() {
        return store.read()
                .sql("SELECT coalesce(max(id), 0) FROM delivery_event")
                .query(Long.class)
                .single();
    }

    private Report make(long release) {
        var all = dispatches.of(release);
        var rows = new ArrayList<Report.Row>();
        var leftOut = new ArrayList<Report.LeftOut>();
        var publics = new ArrayList<Report.Public>();
        for (var it : all) {
            rows(it, rows);
            leftOut(it, leftOut);
            publics(it, publics);
        }
        boolean open = rows.stream().anyMatch(it -> it.fate() == Fate.WAITING || it.fate() == Fate.DEFERRED)
                || all.stream().anyMatch(it -> it.endedAt().isEmpty());
        var began = all.stream().map(Dispatch::frozenAt).findFirst();
        var times = curve.times(release, began);
        return new Report(rows, publics, leftOut, times, curve.points(release, times), !open && !all.isEmpty());
    }

    private void rows(Dispatch dispatch, List<Report.Row> rows) {
        store.read().sql("""
                        SELECT d.list, d.language, d.provider, d.state, CASE WHEN d.attempts > 0 THEN 1 ELSE 0 END AS tried,
                               CASE WHEN b.delivery IS NULL THEN 0 ELSE 1 END AS came_back, count(*) AS n
                        FROM delivery d
                        LEFT JOIN (SELECT DISTINCT delivery FROM delivery_event WHERE event = 'address-at-fault') b
                             ON b.delivery = d.id
                        WHERE d.dispatch = :dispatch AND d.contact <> 0
                        GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4
                        """).param("dispatch", dispatch.id()).query(row -> {
            rows.add(new Report.Row(
                    dispatch.channel(),
                    dispatch.phase(),
                    row.getLong("list"),
                    row.getString("language"),
                    row.getString("provider"),
                    Fate.of(row.getString("state"), row.getInt("tried") == 1, row.getInt("came_back") == 1),
                    row.getLong("n")));
        });
    }

    private void publics(Dispatch dispatch, List<Report.Public> publics) {
        store.read().sql("""
                        SELECT state, attempts, settled_at, coalesce(note, '') AS note FROM delivery
                        WHERE dispatch = :dispatch AND contact = 0
                        """).param("dispatch", dispatch.id()).query(row -> {
            long settled = row.getLong("settled_at");
            publics.add(new Report.Public(
                    dispatch.channel(),
                    Fate.of(row.getString("state"), row.getInt("attempts") > 0, false),
                    Optional.of(settled).filter(it -> it > 0).map(Instant::ofEpochMilli),
                    row.getString("note")));
        });
    }

    private void leftOut(Dispatch dispatch, List<Report.LeftOut> leftOut) {
        store.read().sql("""
                        SELECT list, reason, count(*) AS n FROM exclusion WHERE dispatch = :dispatch
                        GROUP BY list, reason ORDER BY list, reason
                        """).param("dispatch", dispatch.id()).query(row -> {
            leftOut.add(new Report.LeftOut(
                    dispatch.channel(),
                    dispatch.phase(),
                    row.getLong("list"),
                    row.getString("reason"),
                    row.getLong("n")));
        });
    }
}
