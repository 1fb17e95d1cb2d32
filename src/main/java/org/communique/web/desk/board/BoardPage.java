package org.communique.web.desk.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.progress.Board;
import org.communique.progress.Card;
import org.communique.progress.Headcounts;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Review;
import org.communique.web.desk.Visit;

/** Makes the columns of the board out of what stands where. */
final class BoardPage {

    private final Visit visit;
    private final Words words;
    private final Headcounts.Counted heads;
    private final Steps steps;
    private final Map<Long, Review> reviews = new HashMap<>();

    /** @param open reviews that wait for an answer */
    BoardPage(Visit visit, Headcounts.Counted heads, List<Review> open) {
        this.visit = visit;
        this.words = Words.of(visit.user().language(), visit.zone());
        this.heads = heads;
        this.steps = new Steps(visit);
        open.forEach(it -> reviews.put(it.release(), it));
    }

    /** A column. @param more how many are not shown @param count beside its name */
    public record Column(String key, String count, List<Tile> tiles, long more) {}

    /** A line of small print. @param icon empty = none */
    public record Note(String icon, String text) {}

    /**
     * One entry.
     *
     * @param when  stands above the title; empty = nothing
     * @param flags what needs attention
     * @param good  what is well; empty = nothing to say
     */
    public record Tile(
            Title title,
            String href,
            String when,
            List<List<Note>> notes,
            List<Note> flags,
            String good,
            Steps.Step next) {}

    List<Column> columns(Board board) {
        var drafts = new ArrayList<Tile>();
        var asked = new ArrayList<Tile>();
        board.drafts().cards().forEach(it -> drafts.add(draft(it)));
        for (var it : board.planned().cards()) {
            var review = Optional.ofNullable(reviews.get(release(it).id()));
            review.ifPresentOrElse(open -> asked.add(inReview(it, open)), () -> drafts.add(planned(it)));
        }
        int written = board.drafts().all() + board.planned().all() - reviews.size();
        return List.of(
                column("draft", drafts, written),
                column("review", asked, reviews.size()),
                column(
                        "approved",
                        tiles(board.approved(), this::approved),
                        board.approved().all()),
                column(
                        "scheduled",
                        tiles(board.scheduled(), this::scheduled),
                        board.scheduled().all()),
                column(
                        "released",
                        tiles(board.released(), this::released),
                        board.released().all(),
                        words.get(
                                "desk.board.this-month",
                                words.number(board.released().all()))));
    }

    private static List<Tile> tiles(Board.Column column, java.util.function.Function<Card, Tile> tile) {
        return column.cards().stream().map(tile).toList();
    }

    private Column column(String key, List<Tile> tiles, int all) {
        return column(key, tiles, all, words.number(all));
    }

    private static Column column(String key, List<Tile> tiles, int all, String count) {
        return new Column(key, count, tiles, Math.max(0, all - tiles.size()));
    }

    private Tile draft(Card it) {
        return tile(it, "", List.of(kind(it), languages(it, true)), "", steps.draft(it.key()));
    }

    private Tile planned(Card it) {
        var kind = List.of(new Note("", words.get("desk.board.kind." + it.kind().code())));
        return tile(
                it,
                at(it),
                List.of(kind, audience(it)),
                "",
                steps.planned(release(it).id()));
    }

    private Tile inReview(Card it, Review review) {
        var waits = review.missing() > 0
                ? words.count("desk.board.waits-for", review.missing())
                : words.get("desk.board.waits-silently");
        var since = words.get("desk.board.since", words.moment(review.asked().at()));
        var notes = List.of(kind(it), List.of(new Note("", waits), new Note("", since)));
        return tile(it, at(it), notes, "", steps.inReview(release(it).id()));
    }

    private Tile approved(Card it) {
        var good = words.get("desk.board.approved-on", words.moment(it.since()));
        return tile(
                it, at(it), List.of(kind(it)), good, steps.approved(release(it).id()));
    }

    private Tile scheduled(Card it) {
        return tile(it, at(it), List.of(audience(it)), "", steps.look(release(it)));
    }

    private Tile released(Card it) {
        var outcome = new ArrayList<Note>();
        it.outcome().ifPresent(of -> {
            outcome.add(new Note("", words.count("desk.board.accepted", of.accepted())));
            if (of.rejected() > 0) outcome.add(new Note("", words.count("desk.board.rejected", of.rejected())));
        });
        var when = List.of(new Note("", words.moment(release(it).dueAt())));
        return tile(it, "", List.of(when, outcome), "", steps.report(release(it).id()));
    }

    private Tile tile(Card card, String when, List<List<Note>> notes, String good, Steps.Step next) {
        var href = card.release()
                .map(it -> visit.path("/releases/" + it.id()))
                .orElse(visit.path("/statements/" + card.key()));
        return new Tile(Title.of(card.titles(), card.key(), visit), href, when, notes, flags(card), good, next);
    }

    private String at(Card it) {
        return words.moment(first(release(it)));
    }

    /** When the first of it leaves. */
    private static Instant first(Release it) {
        return it.advanceAt().filter(at -> it.advancedAt().isEmpty()).orElse(it.dueAt());
    }

    private List<Note> kind(Card it) {
        var notes = new ArrayList<Note>();
        notes.add(new Note("", words.get("desk.board.kind." + it.kind().code())));
        if (it.release().isPresent()) notes.addAll(languages(it, false));
        return notes;
    }

    /** How many languages it is in; of those the organisation speaks, while it is written. */
    private List<Note> languages(Card it, boolean ofAll) {
        int has = it.titles().size();
        int all = Math.max(has, visit.organisation().fallback().size());
        var text = ofAll
                ? words.count("desk.board.languages-of", all, words.number(has))
                : words.count("desk.board.languages", has);
        return List.of(new Note("languages", text));
    }

    private List<Note> audience(Card it) {
        var notes = new ArrayList<Note>();
        it.lists().stream()
                .limit(2)
                .map(of -> words.get(
                        "desk.board.list",
                        of.names()
                                .in(
                                        visit.user().language(),
                                        visit.organisation().fallback()),
                        words.number(heads.people(of.list()))))
                .forEach(text -> notes.add(new Note("", text)));
        if (it.lists().size() > 2)
            notes.add(
                    new Note("", words.count("desk.board.more-lists", it.lists().size() - 2L)));
        notes.addAll(languages(it, false));
        return notes;
    }

    private List<Note> flags(Card it) {
        var flags = new ArrayList<Note>();
        if (it.undescribed() > 0)
            flags.add(new Note("triangle-alert", words.count("desk.board.undescribed", it.undescribed())));
        it.release()
                .filter(of -> of.state() == ReleaseState.HELD)
                .ifPresent(of -> flags.add(new Note(
                        "triangle-alert",
                        words.get("desk.board.held", of.reason().orElse("")))));
        it.release()
                .filter(of -> of.advanceAt().isPresent() && of.state() != ReleaseState.RELEASED)
                .ifPresent(
                        of -> flags.add(new Note("lock", words.get("desk.board.embargo", words.moment(of.dueAt())))));
        return flags;
    }

    private static Release release(Card it) {
        return it.release().orElseThrow();
    }
}
