package org.communique.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communique.statement.Localized;
import org.communique.statement.Statement;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recalls statements, and the only writer of the table {@code kill}. A kill is decided once and never taken back. */
public final class Kills {

    private static final String SELECT = "SELECT statement, at, reasons, title_hidden FROM kill ";

    private final Store store;
    private final Clock clock;

    public Kills(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Decides that a statement is recalled: from now on nothing of it can be released, and what was scheduled is withdrawn.
     * {@link #unapplied()} has it until every outlet has learned of it.
     *
     * @throws InvalidRelease if it was never released, or is killed already
     */
    public Kill kill(Statement statement, Localized reasons, boolean titleHidden) {
        return store.write(db -> {
            if (!released(db, statement.id()))
                throw new InvalidRelease("statement", "'" + statement.key() + "' is not out: withdraw its release");
            int rows = db.sql("""
                            INSERT INTO kill (statement, at, reasons, title_hidden)
                            VALUES (:statement, :now, :reasons, :hidden) ON CONFLICT DO NOTHING
                            """)
                    .param("statement", statement.id())
                    .param("now", clock.millis())
                    .param("reasons", Json.write(reasons.byTag()))
                    .param("hidden", titleHidden ? 1 : 0)
                    .update();
            if (rows == 0) throw new InvalidRelease("statement", "'" + statement.key() + "' is killed already");
            withdrawWhatIsPlanned(db, statement.id());
            return new Kill(statement.id(), Instant.ofEpochMilli(clock.millis()), reasons, titleHidden);
        });
    }

    /** True if a statement has been recalled. */
    public boolean killed(long statement) {
        return store.read()
                .sql("SELECT 1 FROM kill WHERE statement = :statement")
                .param("statement", statement)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Keys of the issues that are out and name it, with its title and summary: they are somebody's approved words, and stay. */
    public List<String> gatheredIn(Statement statement) {
        return store.read()
                .sql("""
                        SELECT DISTINCT s.key FROM revision r
                        JOIN release_revision rr ON rr.revision = r.id
                        JOIN release l ON l.id = rr.release AND l.state IN ('releasing', 'released')
                        JOIN statement s ON s.id = l.statement
                        WHERE r.gathers LIKE :gathered AND s.organisation = :organisation
                          AND NOT EXISTS (SELECT 1 FROM kill k WHERE k.statement = s.id)
                        ORDER BY s.key
                        """)
                .param("gathered", "%\"" + statement.key() + "\"%")
                .param("organisation", statement.organisation())
                .query(String.class)
                .list();
    }

    /** Kills that an outlet may not have heard of: after a crash, or decided by another process. */
    public List<Kill> unapplied() {
        return store.read()
                .sql(SELECT + "WHERE applied_at IS NULL ORDER BY at")
                .query((row, n) -> kill(row))
                .list();
    }

    /** Every outlet has heard of it. */
    public void applied(long statement) {
        store.run(db -> db.sql("UPDATE kill SET applied_at = :now WHERE statement = :statement AND applied_at IS NULL")
                .param("now", clock.millis())
                .param("statement", statement)
                .update());
    }

    private static boolean released(JdbcClient db, long statement) {
        return db.sql(
                        "SELECT 1 FROM release WHERE statement = :statement AND state IN ('releasing', 'released') LIMIT 1")
                .param("statement", statement)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void withdrawWhatIsPlanned(JdbcClient db, long statement) {
        db.sql("""
                        UPDATE release SET state = 'withdrawn', reason = 'the statement was killed', changed_at = :now
                        WHERE statement = :statement AND state IN ('draft', 'approved', 'scheduled', 'held')
                        """).param("now", clock.millis()).param("statement", statement).update();
    }

    private static Kill kill(ResultSet row) throws SQLException {
        return new Kill(
                row.getLong("statement"),
                Instant.ofEpochMilli(row.getLong("at")),
                new Localized(Json.stringMap(row.getString("reasons"))),
                row.getInt("title_hidden") == 1);
    }
}
