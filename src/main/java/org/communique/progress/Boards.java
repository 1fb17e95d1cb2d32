package org.communique.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.progress.Card.Addressed;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.Releases;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** Lays the board out: a handful of queries, however many releases there are; details of the cards that are shown only. */
public final class Boards {

    private static final Set<ReleaseState> WAITING = EnumSet.of(ReleaseState.SCHEDULED, ReleaseState.HELD);

    private final Store store;
    private final Releases releases;
    private final Titles titles;
    private final Outcomes outcomes;
    private final Begun begun;

    public Boards(Store store, Releases releases) {
        this.store = store;
        this.releases = releases;
        this.titles = new Titles(store);
        this.outcomes = new Outcomes(store);
        this.begun = new Begun(store);
    }

    /**
     * What is asked for.
     *
     * @param since what was released before is not shown
     * @param most  cards of a column that are shown
     */
    public record Wish(long organisation, Instant since, int most) {}

    /** The board of an organisation. */
    public Board board(Wish wish) {
        var rows = rows(wish);
        var planned =
                rows.stream().filter(in(ReleaseState.DRAFT)).map(Row::statement).collect(Collectors.toSet());
        var drafts = drafts(wish.organisation()).stream()
                .filter(it -> !planned.contains(it.statement()))
                .toList();
        var soonest = Comparator.comparing(Row::due);
        return new Board(
                written(begun.of(wish.organisation()), drafts, wish.most()),
                column(sorted(rows, in(ReleaseState.DRAFT), soonest), wish.most()),
                column(sorted(rows, in(ReleaseState.APPROVED), soonest), wish.most()),
                column(sorted(rows, it -> WAITING.contains(it.state()), soonest), wish.most()),
                column(sorted(rows, in(ReleaseState.RELEASED), soonest.reversed()), wish.most()));
    }

    /** What is being written now, and then what is written; a statement stands there once. */
    private Board.Column written(List<Card> begun, List<Row> stored, int most) {
        var keys = begun.stream().map(Card::key).collect(Collectors.toSet());
        var rest = stored.stream().filter(it -> !keys.contains(it.key())).toList();
        var cards = Stream.concat(begun.stream(), column(rest, most).cards().stream())
                .limit(most)
                .toList();
        return new Board.Column(cards, begun.size() + rest.size());
    }

    /** Titles of the editions that a release has pinned, by language tag. */
    public Map<String, String> titles(long release) {
        return titles.ofReleases(List.of(release)).getOrDefault(release, Map.of());
    }

    /** What has gone out, the newest first. @param skip so many are left out at the beginning */
    public Board.Column released(long organisation, int skip, int most) {
        var all = sorted(
                rows(new Wish(organisation, Instant.EPOCH, most)),
                in(ReleaseState.RELEASED),
                Comparator.comparing(Row::due).reversed());
        return new Board.Column(column(all.stream().skip(skip).toList(), most).cards(), all.size());
    }

    private static Predicate<Row> in(ReleaseState state) {
        return it -> it.state() == state;
    }

    private static List<Row> sorted(List<Row> rows, Predicate<Row> which, Comparator<Row> order) {
        return rows.stream().filter(which).sorted(order).toList();
    }

    private Board.Column column(List<Row> rows, int most) {
        var shown = rows.stream().limit(most).toList();
        if (shown.isEmpty()) return new Board.Column(List.of(), 0);
        boolean drafts = shown.get(0).release() == 0;
        var ids = shown.stream().map(drafts ? Row::statement : Row::release).toList();
        var named = drafts ? titles.ofStatements(ids) : titles.ofReleases(ids);
        var images = undescribed(ids, drafts);
        var lists = drafts ? Map.<Long, List<Addressed>>of() : lists(ids);
        var cards = new ArrayList<Card>();
        for (var it : shown) {
            long id = drafts ? it.statement() : it.release();
            var release = drafts ? Optional.<Release>empty() : releases.find(id);
            cards.add(new Card(
                    it.statement(),
                    it.key(),
                    it.kind(),
                    release,
                    named.getOrDefault(id, Map.of()),
                    images.getOrDefault(id, 0),
                    lists.getOrDefault(id, List.of()),
                    it.since(),
                    release.filter(of -> of.state() == ReleaseState.RELEASED).map(of -> outcomes.of(of.id()))));
        }
        return new Board.Column(cards, rows.size());
    }

    /** @param release 0 = none */
    private record Row(
            long release, long statement, String key, Kind kind, ReleaseState state, Instant due, Instant since) {}

    private List<Row> rows(Wish wish) {
        return store.read()
                .sql("""
                        SELECT r.id, r.statement, s.key, s.kind, r.state, r.due_at, r.changed_at
                        FROM release r JOIN statement s ON s.id = r.statement
                        WHERE r.organisation = :organisation
                          AND (r.state IN ('draft', 'approved', 'scheduled', 'held')
                               OR (r.state = 'released' AND r.due_at >= :since
                                   AND NOT EXISTS (SELECT 1 FROM dispatch x WHERE x.release = r.id
                                                     AND x.state IN ('preparing', 'submitting'))))
                        ORDER BY r.id
                        """)
                .param("organisation", wish.organisation())
                .param("since", wish.since().toEpochMilli())
                .query((row, n) -> row(row))
                .list();
    }

    /** Statements with words that no release has pinned, the ones written last first. */
    private List<Row> drafts(long organisation) {
        return store.read()
                .sql("""
                        SELECT 0 AS id, s.id AS statement, s.key, s.kind, 'draft' AS state, 0 AS due_at,
                               max(r.created_at) AS changed_at
                        FROM statement s JOIN edition e ON e.statement = s.id JOIN revision r ON r.edition = e.id
                        WHERE s.organisation = :organisation
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                          AND r.id NOT IN (SELECT rr.revision FROM release_revision rr JOIN release l ON l.id = rr.release
                                           WHERE l.state <> 'withdrawn')
                        GROUP BY s.id, s.key, s.kind ORDER BY max(r.created_at) DESC, s.id DESC
                        """)
                .param("organisation", organisation)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("statement"),
                row.getString("key"),
                Kind.of(row.getString("kind")).orElseThrow(),
                ReleaseState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private Map<Long, Integer> undescribed(List<Long> ids, boolean drafts) {
        var counts = new HashMap<Long, Integer>();
        store.read().sql(drafts ? """
                        SELECT e.statement AS id, count(*) AS n
                        FROM edition e JOIN revision r ON r.edition = e.id JOIN revision_file f ON f.revision = r.id
                        WHERE e.statement IN (:ids) AND f.role = 'image' AND f.description = ''
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                        GROUP BY e.statement
                        """ : """
                        SELECT rr.release AS id, count(*) AS n
                        FROM release_revision rr JOIN revision_file f ON f.revision = rr.revision
                        WHERE rr.release IN (:ids) AND f.role = 'image' AND f.description = '' GROUP BY rr.release
                        """).param("ids", ids).query(row -> {
            counts.put(row.getLong("id"), row.getInt("n"));
        });
        return counts;
    }

    private Map<Long, List<Addressed>> lists(List<Long> ids) {
        var lists = new HashMap<Long, List<Addressed>>();
        store.read().sql("""
                        SELECT rl.release, rl.advance, l.id, l.names FROM release_list rl JOIN list l ON l.id = rl.list
                        WHERE rl.release IN (:ids) ORDER BY rl.release, rl.advance DESC, l.id
                        """).param("ids", ids).query(row -> {
            lists.computeIfAbsent(row.getLong("release"), it -> new ArrayList<>())
                    .add(new Addressed(
                            row.getLong("id"),
                            new Localized(Json.stringMap(row.getString("names"))),
                            row.getInt("advance") == 1));
        });
        return lists;
    }
}
