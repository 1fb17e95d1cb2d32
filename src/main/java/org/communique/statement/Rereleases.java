package org.communique.statement;

import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements that another organisation released first, and the only writer of the {@code rerelease} table. */
public final class Rereleases {

    /** Only what is public can be found by others; what is planned or was recalled is answered like what does not exist. */
    private static final String PUBLIC = """
            SELECT s.id FROM statement s JOIN organisation o ON o.id = s.organisation
            WHERE s.key = :key AND (o.slug = :organisation OR (:organisation = '' AND o.id = (SELECT min(id) FROM organisation)))
              AND EXISTS (SELECT 1 FROM release r WHERE r.statement = s.id AND r.state = 'released')
              AND NOT EXISTS (SELECT 1 FROM kill k WHERE k.statement = s.id)
            """;

    private final Store store;

    public Rereleases(Store store) {
        this.store = store;
    }

    /** The statement that this one releases again, if it does; row ids. */
    public Optional<Long> original(long statement) {
        return original(store.read(), statement);
    }

    /** Row ids of the statements that release this one again. */
    public List<Long> of(long original) {
        return store.read()
                .sql("SELECT statement FROM rerelease WHERE original = :original ORDER BY statement")
                .param("original", original)
                .query(Long.class)
                .list();
    }

    /** The row id of a public statement of any organisation; empty for every other. */
    public Optional<Long> findPublic(Draft.Original named) {
        return findPublic(store.read(), named);
    }

    static Optional<Long> findPublic(JdbcClient db, Draft.Original named) {
        return db.sql(PUBLIC)
                .param("key", named.key())
                .param("organisation", named.organisation())
                .query(Long.class)
                .optional();
    }

    /**
     * Notes down that a statement releases another again; the same twice changes nothing.
     *
     * @throws DraftRefused if it is its own organisation's, or it releases another one again already
     */
    static void note(JdbcClient db, Statement statement, long original) {
        long speaker = db.sql("SELECT organisation FROM statement WHERE id = :id")
                .param("id", original)
                .query(Long.class)
                .single();
        if (speaker == statement.organisation())
            throw new DraftRefused("re-releases", "it is your organisation's own: release it as it is");
        var known = original(db, statement.id());
        if (known.isPresent() && known.get() != original)
            throw new DraftRefused("re-releases", "it releases another statement again already");
        if (known.isEmpty())
            db.sql("INSERT INTO rerelease (statement, original) VALUES (:statement, :original)")
                    .param("statement", statement.id())
                    .param("original", original)
                    .update();
    }

    private static Optional<Long> original(JdbcClient db, long statement) {
        return db.sql("SELECT original FROM rerelease WHERE statement = :statement")
                .param("statement", statement)
                .query(Long.class)
                .optional();
    }
}
