package org.communique.progress;

import java.time.Instant;
import java.util.ArrayList;
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
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** Lays the board out: a handful of queries, however many releases there are; details of the cards that are shown only. */
public final class Boards {

    private static final Set<ReleaseState> WAITING = EnumSet.of(ReleaseState.SCHEDULED, ReleaseState.HELD);

    private final Store store;
    private final Releases releases;
    private final Places places;
    private final Titles titles;
    private final Outcomes outcomes;
    private final Begun begun;

    public Boards(Store store, Releases releases) {
        this.store = store;
        this.releases = releases;
        this.places = new Places(store);
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
        var ahead = places.ahead(wish.organisation());
        var planned = ahead.stream()
                .filter(in(ReleaseState.DRAFT))
                .map(Place::statement)
                .collect(Collectors.toSet());
        var drafts = places.unpinned(wish.organisation()).stream()
                .filter(it -> !planned.contains(it.statement()))
                .toList();
        return new Board(
                written(begun.of(wish.organisation()), drafts, wish.most()),
                column(which(ahead, in(ReleaseState.DRAFT)), wish.most()),
                column(which(ahead, in(ReleaseState.APPROVED)), wish.most()),
                column(which(ahead, it -> WAITING.contains(it.state())), wish.most()),
                released(wish, 0));
    }

    /** What is being written now, and then what is written; a statement stands there once. */
    private Board.Column written(List<Card> begun, List<Place> stored, int most) {
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
        return released(new Wish(organisation, Instant.EPOCH, most), skip);
    }

    private Board.Column released(Wish wish, int skip) {
        return new Board.Column(
                cards(places.released(wish.organisation(), wish.since(), new Places.Page(skip, wish.most()))),
                places.countReleased(wish.organisation(), wish.since()));
    }

    private static Predicate<Place> in(ReleaseState state) {
        return it -> it.state() == state;
    }

    private static List<Place> which(List<Place> places, Predicate<Place> which) {
        return places.stream().filter(which).toList();
    }

    private Board.Column column(List<Place> places, int most) {
        return new Board.Column(cards(places.stream().limit(most).toList()), places.size());
    }

    /** All of releases, or all of statements without one. */
    private List<Card> cards(List<Place> shown) {
        if (shown.isEmpty()) return List.of();
        boolean drafts = shown.get(0).release() == 0;
        var ids = shown.stream().map(drafts ? Place::statement : Place::release).toList();
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
        return cards;
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
