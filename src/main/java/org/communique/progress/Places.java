package org.communique.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.communique.release.ReleaseState;
import org.communique.statement.Kind;
import org.communique.store.Store;

/** Looks up where the statements of an organisation stand. What is out grows for ever, so only a page of it is read. */
final class Places {

    /** What still goes out is not there: a panel of its own shows it. */
    private static final String OUT = """
            WHERE r.organisation = :organisation AND r.state = 'released' AND r.due_at >= :since
              AND NOT EXISTS (SELECT 1 FROM dispatch x
                              WHERE x.release = r.id AND x.state IN ('preparing', 'submitting'))
            """;

    private static final String SELECT = """
            SELECT r.id, r.statement, s.key, s.kind, r.state, r.due_at, r.changed_at
            FROM release r JOIN statement s ON s.id = r.statement
            """;

    private final Store store;

    Places(Store store) {
        this.store = store;
    }

    /** @param skip so many are left out at the beginning */
    record Page(int skip, int most) {}

    /** Releases that are planned or decided and not out, the soonest first. */
    List<Place> ahead(long organisation) {
        return store.read()
                .sql(SELECT + """
                        WHERE r.organisation = :organisation AND r.state IN ('draft', 'approved', 'scheduled', 'held')
                        ORDER BY r.due_at, r.id
                        """)
                .param("organisation", organisation)
                .query((row, n) -> place(row))
                .list();
    }

    /** Releases that went out since an instant, the last first. */
    List<Place> released(long organisation, Instant since, Page page) {
        return store.read()
                .sql(SELECT + OUT + "ORDER BY r.due_at DESC, r.id LIMIT :most OFFSET :skip")
                .param("organisation", organisation)
                .param("since", since.toEpochMilli())
                .param("most", page.most())
                .param("skip", page.skip())
                .query((row, n) -> place(row))
                .list();
    }

    int countReleased(long organisation, Instant since) {
        return store.read()
                .sql("SELECT count(*) FROM release r " + OUT)
                .param("organisation", organisation)
                .param("since", since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Statements whose last words no release has pinned, the ones written last first. */
    List<Place> unpinned(long organisation) {
        return store.read()
                .sql("""
                        SELECT 0 AS id, s.id AS statement, s.key, s.kind, 'draft' AS state, 0 AS due_at,
                               max(r.created_at) AS changed_at
                        FROM statement s JOIN edition e ON e.statement = s.id JOIN revision r ON r.edition = e.id
                        WHERE s.organisation = :organisation
                          AND r.number = (SELECT max(number) FROM revision WHERE edition = e.id)
                          AND NOT EXISTS (SELECT 1 FROM release_revision p JOIN release l ON l.id = p.release
                                          WHERE p.revision = r.id AND l.state <> 'withdrawn')
                        GROUP BY s.id, s.key, s.kind ORDER BY max(r.created_at) DESC, s.id DESC
                        """)
                .param("organisation", organisation)
                .query((row, n) -> place(row))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getLong("id"),
                row.getLong("statement"),
                row.getString("key"),
                Kind.of(row.getString("kind")).orElseThrow(),
                ReleaseState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
