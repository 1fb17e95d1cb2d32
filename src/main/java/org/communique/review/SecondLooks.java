package org.communique.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Audit;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was released urgently and somebody else has to look at afterwards; the only writer of {@code second_look}. */
public final class SecondLooks {

    /** Working days. */
    static final int WITHIN = 2;

    private static final String SELECT = """
            SELECT s.review, v.release, v.asker, v.note AS reason, s.due_at, s.done_at, s.done_by, s.note
            FROM second_look s JOIN review v ON v.id = s.review
            """;

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    SecondLooks(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param by     who released it, and may not do it
     * @param reason why it could not wait
     * @param done   empty = it is owed
     */
    public record Look(long review, long release, String by, String reason, Instant due, Optional<Done> done) {}

    /** What came of it. */
    public record Done(String by, Instant at, String note) {}

    void owe(JdbcClient db, Review review, Instant due) {
        db.sql("INSERT INTO second_look (review, due_at) VALUES (:review, :due)")
                .param("review", review.id())
                .param("due", due.toEpochMilli())
                .update();
    }

    /** Of an organisation those that are owed, the most urgent first. */
    public List<Look> owed(long organisation) {
        return store.read()
                .sql(SELECT + """
                        JOIN release l ON l.id = v.release
                        WHERE l.organisation = :organisation AND s.done_at IS NULL ORDER BY s.due_at
                        """)
                .param("organisation", organisation)
                .query((row, n) -> look(row))
                .list();
    }

    /** Those of a release, done or not. */
    public List<Look> of(long release) {
        return store.read()
                .sql(SELECT + "WHERE v.release = :release ORDER BY s.review")
                .param("release", release)
                .query((row, n) -> look(row))
                .list();
    }

    /**
     * Somebody has looked.
     *
     * @param note what she found; not empty
     * @return false if nothing is owed any more, or she released it herself
     */
    public boolean done(long organisation, Look look, String by, String note) {
        if (note.isBlank() || by.equals(look.by())) return false;
        return store.write(db -> {
            int rows = db.sql("""
                            UPDATE second_look SET done_at = :now, done_by = :by, note = :note
                            WHERE review = :review AND done_at IS NULL
                            """)
                    .param("now", clock.millis())
                    .param("by", by)
                    .param("note", note.strip())
                    .param("review", look.review())
                    .update();
            if (rows == 1)
                audit.add(
                        db,
                        new Audit.Entry(
                                by,
                                "review.looked",
                                organisation,
                                "release " + look.release(),
                                "review=" + look.review()));
            return rows == 1;
        });
    }

    /** Of which those who may do it have to be told that it is late, and have not been. */
    List<Long> late(JdbcClient db) {
        return db.sql("SELECT review FROM second_look WHERE done_at IS NULL AND due_at <= :now AND reminded_at IS NULL")
                .param("now", clock.millis())
                .query(Long.class)
                .list();
    }

    /** Notes that they are told; false if somebody else has noted it. */
    boolean reminded(JdbcClient db, long review) {
        return db.sql("UPDATE second_look SET reminded_at = :now WHERE review = :review AND reminded_at IS NULL")
                        .param("now", clock.millis())
                        .param("review", review)
                        .update()
                == 1;
    }

    private static Look look(ResultSet row) throws SQLException {
        var at = row.getLong("done_at");
        Optional<Done> done = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Done(row.getString("done_by"), Instant.ofEpochMilli(at), row.getString("note")));
        return new Look(
                row.getLong("review"),
                row.getLong("release"),
                row.getString("asker"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                done);
    }
}
