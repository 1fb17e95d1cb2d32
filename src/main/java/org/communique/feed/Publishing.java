package org.communique.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.Change;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the snapshot changes, inside the one transaction of a release or of a kill. */
final class Publishing {

    private final JdbcClient db;
    private final PublishedWriter rows;

    Publishing(JdbcClient db, SearchIndex search) {
        this.db = db;
        this.rows = new PublishedWriter(db, search);
    }

    /**
     * Publishes what is news. What changes together does so in a second in which nothing else did, as RSS prints seconds, and
     * each edition in a millisecond of its own, as Atom can print those.
     */
    void publish(List<Archive.Publication> publications) {
        long next = nextSecond(publications.stream()
                .mapToLong(it -> it.published().publishedAt().toEpochMilli())
                .max()
                .orElse(0));
        for (var it : publications) {
            refuseKilled(it.published());
            var known = known(it.published().edition());
            if (known.isPresent() && !isNews(known.get(), it.published())) continue;
            refuseTakenPath(it.published());
            publish(it, known, Instant.ofEpochMilli(next++));
        }
    }

    private void publish(Archive.Publication publication, Optional<Published> known, Instant at) {
        if (known.isPresent() && publication.change() instanceof Change.Correction)
            rows.keep(known.get(), at.toEpochMilli());
        rows.upsert(after(publication, known, known.isEmpty() ? nextSequence() : 0, at));
    }

    private static Published after(
            Archive.Publication publication, Optional<Published> known, long sequence, Instant at) {
        var wanted = publication.published();
        var history = known.map(it -> next(it.history(), publication, at))
                .orElseGet(() -> new History(
                        sequence,
                        wanted.history().revision(),
                        wanted.publishedAt(),
                        at,
                        at,
                        List.of(),
                        Optional.empty()));
        return wanted.with(history);
    }

    /** What would stand there after it, and what stands there now; nothing is written. */
    Archive.Foreseen foreseen(Archive.Publication publication) {
        var known = known(publication.published().edition()).filter(it -> !it.killed());
        if (known.isPresent() && !isNews(known.get(), publication.published()))
            return new Archive.Foreseen(known.get(), Optional.empty());
        var at = Instant.ofEpochMilli(
                nextSecond(publication.published().publishedAt().toEpochMilli()));
        var replaced = known.filter(it -> publication.change() instanceof Change.Correction)
                .map(it -> new Archive.Earlier(
                        it.history().revision(), it.title(), it.summary(), it.pageHtml(), it.updatedAt(), at));
        return new Archive.Foreseen(after(publication, known, 0, at), replaced);
    }

    private static History next(History known, Archive.Publication publication, Instant at) {
        boolean told = !(publication.change() instanceof Change.Minor);
        var corrections = new ArrayList<>(known.corrections());
        if (publication.change() instanceof Change.Correction it)
            corrections.add(0, new History.Correction(publication.published().publishedAt(), it.reason()));
        return new History(
                known.sequence(),
                publication.published().history().revision(),
                known.publishedAt(),
                told ? at : known.updatedAt(),
                at,
                corrections,
                Optional.empty());
    }

    /** Leaves stubs of all editions of a statement; doing it again changes nothing. */
    void kill(long statement, Archive.Recall recall, Locale fallback) {
        var editions = PublishedRows.list(
                db,
                PublishedRows.where("statement = :statement AND killed_at IS NULL ORDER BY sequence"),
                Map.of("statement", statement));
        long next = nextSecond(recall.at().toEpochMilli());
        for (var one : editions) {
            var reason = recall.reasons().in(one.language(), List.of(fallback));
            rows.kill(one, new History.Killed(recall.at(), reason), recall.titleHidden(), next++);
        }
    }

    /** What was killed stays so, an older revision never takes the place of a newer one, and the same is no news. */
    private static boolean isNews(Published known, Published wanted) {
        return !known.killed() && wanted.history().revision() >= known.history().revision() && !wanted.readsLike(known);
    }

    private Optional<Published> known(long edition) {
        return PublishedRows.list(db, PublishedRows.where("edition = :edition"), Map.of("edition", edition)).stream()
                .findFirst();
    }

    private long nextSecond(long asked) {
        long newest = db.sql("SELECT coalesce(max(changed_at), -1) FROM published")
                .query(Long.class)
                .single();
        return Math.max(newest < 0 ? 0 : (newest / 1000 + 1) * 1000, asked);
    }

    private long nextSequence() {
        return db.sql("SELECT coalesce(max(sequence), 0) + 1 FROM published")
                .query(Long.class)
                .single();
    }

    /** Asked in the transaction that would publish it: a kill decided a moment ago counts. */
    private void refuseKilled(Published wanted) {
        boolean killed = db.sql("SELECT 1 FROM kill WHERE statement = :statement")
                .param("statement", wanted.statement())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (killed) throw new Archive.Recalled();
    }

    private void refuseTakenPath(Published wanted) {
        boolean taken = db.sql("SELECT 1 FROM published WHERE path = :path AND edition <> :edition")
                .param("path", wanted.path())
                .param("edition", wanted.edition())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (taken) throw new Archive.PathTaken();
    }
}
