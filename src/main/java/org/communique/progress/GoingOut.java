package org.communique.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.release.Releases;
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** What is going out at this moment, in every organisation, for as little work as the few rows that changed since the last look. */
public final class GoingOut {

    /** A release whose time comes within this is shown, so that it can be taken back. */
    public static final Duration SOON = Duration.ofMinutes(2);

    private final Store store;
    private final Releases releases;
    private final Clock clock;
    private final Settled settled;
    private final Titles titles;

    public GoingOut(Store store, Releases releases, Clock clock) {
        this.store = store;
        this.releases = releases;
        this.clock = clock;
        this.settled = new Settled(store);
        this.titles = new Titles(store);
    }

    /** Every release that goes out or soon will, the one that was decided first first. */
    public synchronized List<Going> look() {
        var ids = ids();
        if (ids.isEmpty()) return List.of();
        var now = clock.instant();
        var rows = rows(ids);
        var open = rows.stream().map(Row::dispatch).distinct().toList();
        var counts = settled.of(open, now);
        var deferred = deferred(ids);
        var courses = courses(rows, counts, deferred);
        var named = titles.ofReleases(ids);
        var channels = channels(ids);
        return ids.stream()
                .flatMap(id -> releases.find(id).stream())
                .map(it -> new Going(
                        it,
                        named.getOrDefault(it.id(), Map.of()),
                        channels.getOrDefault(it.id(), List.of()),
                        courses.getOrDefault(it.id(), List.of())))
                .toList();
    }

    /** What goes out in one organisation. */
    public List<Going> look(long organisation) {
        return look().stream()
                .filter(it -> it.release().organisation() == organisation)
                .toList();
    }

    private List<Long> ids() {
        return store.read()
                .sql("""
                        SELECT id FROM release WHERE state = 'releasing'
                        UNION SELECT release FROM dispatch WHERE state IN ('preparing', 'submitting')
                        UNION SELECT id FROM release WHERE state = 'scheduled' AND due_at <= :soon
                        UNION SELECT id FROM release
                              WHERE state = 'scheduled' AND advance_at <= :soon AND advanced_at IS NULL
                        ORDER BY 1
                        """)
                .param("soon", clock.instant().plus(SOON).toEpochMilli())
                .query(Long.class)
                .list();
    }

    private record Row(long release, Course course, Strand strand) {

        long dispatch() {
            return course.dispatch();
        }
    }

    private List<Row> rows(List<Long> ids) {
        return store.read()
                .sql("""
                        SELECT x.release, x.id, x.channel, x.phase, x.state, x.frozen_at, x.ended_at, x.pause_reason,
                               coalesce(l.list, -1) AS list, coalesce(l.rank, 0) AS rank, coalesce(l.owed, 0) AS owed,
                               coalesce(n.names, '{"en": ""}') AS names
                        FROM dispatch x LEFT JOIN dispatch_list l ON l.dispatch = x.id LEFT JOIN list n ON n.id = l.list
                        WHERE x.release IN (:releases) ORDER BY x.id, l.rank, l.list
                        """)
                .param("releases", ids)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        var endedAt = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(ended));
        var course = new Course(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("phase"),
                row.getString("state"),
                Instant.ofEpochMilli(row.getLong("frozen_at")),
                endedAt,
                Optional.ofNullable(row.getString("pause_reason")),
                List.of(),
                0);
        return new Row(
                row.getLong("release"),
                course,
                new Strand(
                        row.getLong("list"),
                        new Localized(Json.stringMap(row.getString("names"))),
                        row.getInt("rank"),
                        row.getLong("owed"),
                        0,
                        0,
                        0));
    }

    /** Put off since the freeze: found by their time in each lane, so that those who were never tried are not looked at. */
    private Map<List<Long>, Long> deferred(List<Long> ids) {
        var counts = new HashMap<List<Long>, Long>();
        store.read().sql("""
                        SELECT d.dispatch, d.list, count(*) AS n
                        FROM dispatch x JOIN (SELECT dispatch, max(owed_at) AS owed_at FROM dispatch_list GROUP BY dispatch) o
                             ON o.dispatch = x.id
                        JOIN lane l ON l.dispatch = x.id
                        JOIN delivery d ON d.dispatch = l.dispatch AND d.provider = l.provider AND d.rank = l.rank
                             AND d.due_at > o.owed_at AND d.state IN ('pending', 'uncertain')
                        WHERE x.release IN (:releases) AND x.state = 'submitting' AND d.state = 'pending'
                        GROUP BY d.dispatch, d.list
                        """).param("releases", ids).query(row -> {
            counts.put(List.of(row.getLong("dispatch"), row.getLong("list")), row.getLong("n"));
        });
        return counts;
    }

    private static Map<Long, List<Course>> courses(
            List<Row> rows, Settled.Counts counts, Map<List<Long>, Long> deferred) {
        var strands = new LinkedHashMap<Long, List<Strand>>();
        var first = new LinkedHashMap<Long, Row>();
        for (var it : rows) {
            first.putIfAbsent(it.dispatch(), it);
            var found = strands.computeIfAbsent(it.dispatch(), id -> new ArrayList<>());
            if (it.strand().list() >= 0) found.add(counted(it, counts, deferred));
        }
        var courses = new HashMap<Long, List<Course>>();
        first.forEach((id, it) -> courses.computeIfAbsent(it.release(), release -> new ArrayList<>())
                .add(it.course().with(strands.get(id), counts.perSecond().getOrDefault(id, 0.0))));
        return courses;
    }

    private static Strand counted(Row it, Settled.Counts counts, Map<List<Long>, Long> deferred) {
        var strand = it.strand();
        return strand.counted(
                counts.of(it.dispatch(), strand.list(), "accepted"),
                counts.of(it.dispatch(), strand.list(), "rejected"),
                deferred.getOrDefault(List.of(it.dispatch(), strand.list()), 0L));
    }

    private Map<Long, List<String>> channels(List<Long> ids) {
        var channels = new HashMap<Long, List<String>>();
        store.read()
                .sql("SELECT release, channel FROM release_channel WHERE release IN (:ids) ORDER BY release, channel")
                .param("ids", ids)
                .query(row -> {
                    channels.computeIfAbsent(row.getLong("release"), it -> new ArrayList<>())
                            .add(row.getString("channel"));
                });
        return channels;
    }
}
