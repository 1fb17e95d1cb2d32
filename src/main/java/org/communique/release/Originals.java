package org.communique.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.statement.Draft;
import org.communique.statement.Rereleases;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;

/** Statements that are released again by another organisation, and what becomes of them. Derived when asked; changes nothing. */
public final class Originals {

    private static final String NEWS = """
            SELECT s.organisation, s.id AS statement, s.key, 'killed' AS event, k.at FROM rerelease a
            JOIN statement s ON s.id = a.statement
            JOIN kill k ON k.statement = a.original
            WHERE EXISTS (SELECT 1 FROM release l WHERE l.statement = s.id AND l.state <> 'withdrawn')
              AND NOT EXISTS (SELECT 1 FROM kill own WHERE own.statement = s.id)
            UNION ALL
            SELECT s.organisation, s.id AS statement, s.key, 'corrected' AS event, min(l.due_at) AS at FROM rerelease a
            JOIN statement s ON s.id = a.statement
            JOIN release l ON l.statement = a.original AND l.state = 'released'
            JOIN release_revision rr ON rr.release = l.id
            JOIN revision r ON r.id = rr.revision AND r.change = 'correction'
            WHERE NOT EXISTS (SELECT 1 FROM kill own WHERE own.statement IN (s.id, a.original))
            GROUP BY s.organisation, s.id, s.key, r.id
            HAVING min(l.due_at) > (SELECT min(own.due_at) FROM release own
                                    WHERE own.statement = s.id AND own.state IN ('scheduled', 'releasing', 'released'))
            ORDER BY at
            """;

    private final Store store;
    private final Statements statements;
    private final Releases releases;
    private final Rereleases rereleases;

    public Originals(Store store, Statements statements, Releases releases) {
        this.store = store;
        this.statements = statements;
        this.releases = releases;
        this.rereleases = new Rereleases(store);
    }

    /**
     * Something that happened to an original after it was released again.
     *
     * @param statement row id of the statement that releases it again
     * @param key       its key
     * @param event     {@code killed} or {@code corrected}
     */
    public record News(long organisation, long statement, String key, String event, Instant at) {}

    /** The row id of a public statement of any organisation; empty for every other. */
    public Optional<Long> findPublic(Draft.Original named) {
        return rereleases.findPublic(named);
    }

    /** An organisation's statement that releases this one again, if it has one. */
    public Optional<Statement> again(long organisation, long original) {
        return rereleases.of(original).stream()
                .map(statements::byId)
                .filter(it -> it.organisation() == organisation)
                .findFirst();
    }

    /** The newest revision of each edition that is out. */
    public List<Revision> released(long original) {
        return releases.publicOf(original).stream()
                .filter(it -> it.state() == ReleaseState.RELEASED)
                .reduce((older, newer) -> newer)
                .map(releases::revisions)
                .orElse(List.of());
    }

    /** Of every organisation, the oldest first. */
    public List<News> news() {
        return store.read().sql(NEWS).query((row, n) -> news(row)).list();
    }

    /** Of one organisation. */
    public List<News> news(long organisation) {
        return news().stream().filter(it -> it.organisation() == organisation).toList();
    }

    private static News news(ResultSet row) throws SQLException {
        return new News(
                row.getLong("organisation"),
                row.getLong("statement"),
                row.getString("key"),
                row.getString("event"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
