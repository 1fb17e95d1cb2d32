package org.communique.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes reviews and what was said in them. Part of {@link Reviews}. */
final class ReviewRows {

    private static final String SELECT = """
            SELECT id, release, state, sha256, policy, urgent, asker, note, asked_at, deadline_at, ended_at, ended_by
            FROM review
            """;

    private final Clock clock;

    ReviewRows(Clock clock) {
        this.clock = clock;
    }

    long insert(JdbcClient db, long release, String hash, Seen seen, Review.Asked asked) {
        return db.sql("""
                        INSERT INTO review (release, state, sha256, seen, policy, urgent, asker, note, asked_at, deadline_at)
                        VALUES (:release, 'open', :sha256, :seen, :policy, :urgent, :asker, :note, :at, :deadline)
                        RETURNING id
                        """)
                .param("release", release)
                .param("sha256", bytes(hash))
                .param("seen", Json.write(seen))
                .param("policy", Json.write(asked.policy()))
                .param("urgent", asked.urgent() ? 1 : 0)
                .param("asker", asked.by())
                .param("note", asked.note())
                .param("at", asked.at().toEpochMilli())
                .param("deadline", asked.deadline().map(Instant::toEpochMilli).orElse(null))
                .query(Long.class)
                .single();
    }

    void voice(JdbcClient db, long review, Say say) {
        db.sql("""
                        INSERT INTO review_voice (review, name, says, sha256, note, by_link, at)
                        VALUES (:review, :name, :says, :sha256, :note, :link, :now)
                        """)
                .param("review", review)
                .param("name", say.name())
                .param("says", say.yes() ? "yes" : "no")
                .param("sha256", bytes(say.hash()))
                .param("note", say.note())
                .param("link", say.byLink() ? 1 : 0)
                .param("now", clock.millis())
                .update();
    }

    /** Ends a review that is in this state; false if it is not any more. @param by user; empty = the clock */
    boolean end(JdbcClient db, Review review, Review.State to, String by) {
        return db.sql("""
                        UPDATE review SET state = :to, ended_at = :now, ended_by = :by WHERE id = :id AND state = :from
                        """)
                        .param("to", code(to))
                        .param("now", clock.millis())
                        .param("by", by)
                        .param("id", review.id())
                        .param("from", code(review.state()))
                        .update()
                == 1;
    }

    /** The one that is open or has led to an approval; empty if nobody has asked, or it was returned or void since. */
    Optional<Review> current(JdbcClient db, long release) {
        return db.sql(SELECT + "WHERE release = :release AND state IN ('open', 'approved')")
                .param("release", release)
                .query((row, n) -> review(row))
                .optional()
                .map(it -> heard(db, it));
    }

    Optional<Review> find(JdbcClient db, long id) {
        return db.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> review(row))
                .optional()
                .map(it -> heard(db, it));
    }

    /** All of a release, the newest first. */
    List<Review> all(JdbcClient db, long release) {
        return heard(
                db,
                db.sql(SELECT + "WHERE release = :release ORDER BY id DESC")
                        .param("release", release)
                        .query((row, n) -> review(row))
                        .list());
    }

    List<Review> open(JdbcClient db, long organisation) {
        return heard(
                db,
                db.sql(SELECT + """
                        WHERE state = 'open' AND release IN
                            (SELECT id FROM release WHERE organisation = :organisation AND state = 'draft')
                        ORDER BY id
                        """)
                        .param("organisation", organisation)
                        .query((row, n) -> review(row))
                        .list());
    }

    /** Ids of open ones whose deadline has passed. */
    List<Long> silent(JdbcClient db) {
        return db.sql("""
                        SELECT id FROM review WHERE state = 'open' AND deadline_at <= :now
                          AND EXISTS (SELECT 1 FROM release l WHERE l.id = review.release AND l.state = 'draft')
                        ORDER BY id
                        """).param("now", clock.millis()).query(Long.class).list();
    }

    /** Ids of open ones whose deadline is so near that those who have not answered should be told, and have not been. */
    List<Long> unreminded(JdbcClient db, Duration before) {
        return db.sql("""
                        SELECT id FROM review
                        WHERE state = 'open' AND deadline_at <= :soon AND deadline_at > :now AND reminded_at IS NULL
                          AND EXISTS (SELECT 1 FROM release l WHERE l.id = review.release AND l.state = 'draft')
                        ORDER BY id
                        """)
                .param("soon", clock.millis() + before.toMillis())
                .param("now", clock.millis())
                .query(Long.class)
                .list();
    }

    /** Notes that they are told; false if somebody else has noted it. */
    boolean reminded(JdbcClient db, long id) {
        return db.sql("UPDATE review SET reminded_at = :now WHERE id = :id AND state = 'open' AND reminded_at IS NULL")
                        .param("now", clock.millis())
                        .param("id", id)
                        .update()
                == 1;
    }

    Seen seen(JdbcClient db, long review) {
        return Json.read(
                db.sql("SELECT seen FROM review WHERE id = :id")
                        .param("id", review)
                        .query(String.class)
                        .single(),
                Seen.class);
    }

    private static Review review(ResultSet row) throws SQLException {
        var ended = instant(row, "ended_at");
        var by = row.getString("ended_by");
        return new Review(
                row.getLong("id"),
                row.getLong("release"),
                Review.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                hex(row.getBytes("sha256")),
                new Review.Asked(
                        row.getString("asker"),
                        row.getString("note"),
                        Json.read(row.getString("policy"), Policy.class),
                        row.getInt("urgent") == 1,
                        Instant.ofEpochMilli(row.getLong("asked_at")),
                        instant(row, "deadline_at")),
                List.of(),
                ended.map(it -> new Review.End(it, by)));
    }

    /** One query after the other: a second connection for the rows of a first one could wait for ever. */
    private static List<Review> heard(JdbcClient db, List<Review> reviews) {
        return reviews.stream().map(it -> heard(db, it)).toList();
    }

    private static Review heard(JdbcClient db, Review it) {
        return new Review(it.id(), it.release(), it.state(), it.hash(), it.asked(), voices(db, it.id()), it.end());
    }

    private static List<Say.Voice> voices(JdbcClient db, long review) {
        return db.sql("""
                        SELECT name, says, sha256, note, by_link, at FROM review_voice WHERE review = :review
                        ORDER BY at, name
                        """)
                .param("review", review)
                .query((row, n) -> new Say.Voice(
                        new Say(
                                row.getString("name"),
                                row.getString("says").equals("yes"),
                                hex(row.getBytes("sha256")),
                                row.getString("note"),
                                row.getInt("by_link") == 1),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static String code(Review.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
