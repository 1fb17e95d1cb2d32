package org.communique.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of releases that are not out yet when what they say changes. Part of {@link Releases}. */
final class Reopening {

    private Reopening() {}

    /** Whoever else wants to change this release waits until the transaction ends. */
    static void lock(JdbcClient db, long release) {
        db.sql("UPDATE release SET changed_at = changed_at WHERE id = :id")
                .param("id", release)
                .update();
    }

    /** Releases of a statement that a change of its text concerns; those that send again what others had are not among them. */
    static List<Long> following(JdbcClient db, long statement) {
        return db.sql("""
                        SELECT id FROM release
                        WHERE statement = :statement AND state IN ('draft', 'approved', 'scheduled')
                          AND NOT EXISTS (SELECT 1 FROM release_ledger l WHERE l.release = release.id AND l.reached = 0)
                        ORDER BY id
                        """).param("statement", statement).query(Long.class).list();
    }

    /** Back to a draft, so that it is approved anew; false if it was none of the two that go back, such as going out already. */
    static boolean reopen(JdbcClient db, long release, long now) {
        return db.sql("""
                        UPDATE release SET state = 'draft', sha256 = NULL, changed_at = :now
                        WHERE id = :id AND state IN ('approved', 'scheduled')
                        """).param("now", now).param("id", release).update() == 1;
    }

    /** A draft is for other times; a last instant for attempts that lies before them is forgotten. @return false if it is no draft */
    static boolean retime(JdbcClient db, long release, ReleaseTime due, Optional<Instant> advance) {
        return db.sql("""
                        UPDATE release SET due_at = :due, zone = :zone, advance_at = :advance, changed_at = changed_at + 1,
                            deadline_at = CASE WHEN deadline_at <= :due THEN NULL ELSE deadline_at END
                        WHERE id = :id AND state = 'draft'
                        """)
                        .param("due", due.instant().toEpochMilli())
                        .param("zone", due.zone().getId())
                        .param("advance", advance.map(Instant::toEpochMilli).orElse(null))
                        .param("id", release)
                        .update()
                == 1;
    }

    /** A draft says what the newest revisions say; but for one that sends again what others had. */
    static void pinNewest(JdbcClient db, long release) {
        db.sql("""
                        DELETE FROM release_revision WHERE release = :release
                          AND EXISTS (SELECT 1 FROM release r WHERE r.id = :release AND r.state = 'draft')
                          AND NOT EXISTS (SELECT 1 FROM release_ledger l WHERE l.release = :release AND l.reached = 0)
                        """).param("release", release).update();
        db.sql("""
                        INSERT INTO release_revision (release, revision)
                        SELECT l.id, r.id FROM release l
                        JOIN edition e ON e.statement = l.statement
                        JOIN revision r ON r.edition = e.id
                        WHERE l.id = :release AND l.state = 'draft'
                          AND r.number = (SELECT max(n.number) FROM revision n WHERE n.edition = e.id)
                          AND NOT EXISTS (SELECT 1 FROM release_ledger g WHERE g.release = l.id AND g.reached = 0)
                        """).param("release", release).update();
    }
}
