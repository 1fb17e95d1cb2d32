package org.communique.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything written, published or not, and the only writer of the statement, edition, revision and file tables. */
public final class Statements {

    private static final int PUBLIC_ID_BYTES = 16;
    private static final String SELECT = "SELECT id, key, organisation, kind FROM statement ";

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public Statements(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What saving a draft did.
     *
     * @param changed false if the very same content was there already
     */
    public record Saved(Statement statement, Revision revision, boolean changed) {}

    /**
     * Stores a draft as the newest revision of its edition, making statement and edition if they are new. The same
     * content twice changes nothing.
     *
     * @throws DraftRefused if it contradicts what is stored: another kind, an unknown organisation, a slug in use
     */
    public Saved save(Draft draft) {
        return save(draft, "");
    }

    /**
     * The same, written by a user of the desk.
     *
     * @param author the name she signs in with
     */
    public Saved save(Draft draft, String author) {
        return store.write(db -> {
            var statement = statement(db, draft);
            draft.reReleases().ifPresent(it -> Rereleases.note(db, statement, original(db, it)));
            long edition = edition(db, draft, statement);
            var newest = Revisions.newest(db, edition);
            var sha256 = draft.content().sha256();
            if (newest.isPresent() && Arrays.equals(newest.get().content().sha256(), sha256))
                return new Saved(statement, newest.get(), false);
            int number = newest.map(it -> it.number() + 1).orElse(1);
            long id = Revisions.insert(db, edition, number, draft, new Revisions.Written(author, clock.millis()));
            return new Saved(statement, Revisions.byId(db, id), true);
        });
    }

    private static long original(JdbcClient db, Draft.Original named) {
        return Rereleases.findPublic(db, named)
                .orElseThrow(() -> new DraftRefused("re-releases", "no statement of that name is public"));
    }

    /**
     * Stores an edition of another organisation's statement, as it is, as this one's; nothing if this one has words of its own in
     * that language.
     *
     * @param speaker slug of the organisation whose it becomes
     */
    public void adopt(String speaker, String key, Revision released) {
        store.run(db -> {
            var theirs = byIdIn(db, released.statement());
            var of = db.sql("SELECT slug FROM organisation WHERE id = :id")
                    .param("id", theirs.organisation())
                    .query(String.class)
                    .single();
            var bytes = released.content().files().stream()
                    .map(it -> Revisions.bytes(db, it.sha256()))
                    .toList();
            var content = released.content().unmarked();
            save(new Draft(
                    key,
                    Optional.of(speaker),
                    theirs.kind(),
                    released.language(),
                    released.slug() + "-" + speaker,
                    content,
                    bytes,
                    Optional.of(new Draft.Original(of, theirs.key()))));
        });
    }

    private static Statement byIdIn(JdbcClient db, long id) {
        return db.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> statement(row))
                .single();
    }

    /** An organisation's statement with this key, whatever others call theirs. */
    public Optional<Statement> byKey(long organisation, String key) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation AND key = :key")
                .param("organisation", organisation)
                .param("key", key)
                .query((row, n) -> statement(row))
                .optional();
    }

    /** The statements of an organisation, in the order of their keys. */
    public List<Statement> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY key")
                .param("organisation", organisation)
                .query((row, n) -> statement(row))
                .list();
    }

    /** The statement with this key; empty if there is none or several organisations have one. */
    public Optional<Statement> byKey(String key) {
        var found = allByKey(key);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The statements that organisations have under this key, the oldest first. */
    public List<Statement> allByKey(String key) {
        return store.read()
                .sql(SELECT + "WHERE key = :key ORDER BY id")
                .param("key", key)
                .query((row, n) -> statement(row))
                .list();
    }

    /** The statement with this row id, which is known to exist. */
    public Statement byId(long id) {
        return byIdIn(store.read(), id);
    }

    /** The newest revision of each edition of a statement, by language. */
    public List<Revision> newest(Statement statement) {
        return Revisions.newestOf(store.read(), statement.id());
    }

    /** Users who wrote revisions of a statement at the desk, in the order of their names. */
    public List<String> authors(long statement) {
        return store.read()
                .sql("""
                        SELECT DISTINCT r.author FROM revision r JOIN edition e ON e.id = r.edition
                        WHERE e.statement = :statement AND r.author <> '' ORDER BY r.author
                        """)
                .param("statement", statement)
                .query(String.class)
                .list();
    }

    /** The newest title of each of these statements, by row id; of a statement without an edition there is none. */
    public Map<Long, Localized> titles(Collection<Long> statements) {
        return statements.isEmpty() ? Map.of() : Revisions.titles(store.read(), statements);
    }

    /** The key of each of these statements, by row id. */
    public Map<Long, String> keys(Collection<Long> statements) {
        var keys = new HashMap<Long, String>();
        if (statements.isEmpty()) return keys;
        store.read()
                .sql("SELECT id, key FROM statement WHERE id IN (:statements)")
                .param("statements", statements)
                .query(row -> {
                    keys.put(row.getLong("id"), row.getString("key"));
                });
        return keys;
    }

    /** One revision by row id, which is known to exist. */
    public Revision revision(long id) {
        return Revisions.byId(store.read(), id);
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getLong("id"),
                row.getString("key"),
                row.getLong("organisation"),
                Kind.of(row.getString("kind")).orElseThrow());
    }

    private Statement statement(JdbcClient db, Draft draft) {
        long organisation = organisation(db, draft);
        var existing = db.sql(SELECT + "WHERE organisation = :organisation AND key = :key")
                .param("organisation", organisation)
                .param("key", draft.key())
                .query((row, n) -> statement(row))
                .optional();
        if (existing.isPresent() && existing.get().kind() != draft.kind())
            throw new DraftRefused(
                    "kind",
                    "its other editions are of kind '" + existing.get().kind().code() + "': use the same");
        return existing.orElseGet(() -> new Statement(
                db.sql("""
                                INSERT INTO statement (organisation, key, kind, created_at)
                                VALUES (:organisation, :key, :kind, :now) RETURNING id
                                """)
                        .param("organisation", organisation)
                        .param("key", draft.key())
                        .param("kind", draft.kind().code())
                        .param("now", clock.millis())
                        .query(Long.class)
                        .single(),
                draft.key(),
                organisation,
                draft.kind()));
    }

    private long organisation(JdbcClient db, Draft draft) {
        if (draft.organisation().isEmpty())
            return db.sql("SELECT min(id) FROM organisation")
                    .query((row, n) -> row.getObject(1) == null ? Optional.<Long>empty() : Optional.of(row.getLong(1)))
                    .single()
                    .orElseThrow(() -> new DraftRefused("organisation", "there is no organisation yet"));
        return db.sql("SELECT id FROM organisation WHERE slug = :slug")
                .param("slug", draft.organisation().get())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new DraftRefused(
                        "organisation",
                        "no organisation is named so; known are "
                                + String.join(
                                        ", ",
                                        db.sql("SELECT slug FROM organisation ORDER BY id")
                                                .query(String.class)
                                                .list())));
    }

    private long edition(JdbcClient db, Draft draft, Statement statement) {
        var language = draft.language().toLanguageTag();
        var existing = db.sql("SELECT id, slug FROM edition WHERE statement = :statement AND language = :language")
                .param("statement", statement.id())
                .param("language", language)
                .query((row, n) -> new Known(row.getLong("id"), row.getString("slug")))
                .optional();
        if (existing.isPresent() && existing.get().slug().equals(draft.slug()))
            return existing.get().id();
        var taken = db.sql("SELECT 1 FROM edition WHERE language = :language AND slug = :slug")
                .param("language", language)
                .param("slug", draft.slug())
                .query(Integer.class)
                .optional();
        if (taken.isPresent())
            throw new DraftRefused("slug", "another statement has this slug in this language: choose another");
        if (existing.isPresent()) {
            mustNotHaveAnAddress(db, existing.get());
            db.sql("UPDATE edition SET slug = :slug WHERE id = :id")
                    .param("slug", draft.slug())
                    .param("id", existing.get().id())
                    .update();
            return existing.get().id();
        }
        return db.sql("""
                        INSERT INTO edition (statement, language, slug, public_id)
                        VALUES (:statement, :language, :slug, :publicId) RETURNING id
                        """)
                .param("statement", statement.id())
                .param("language", language)
                .param("slug", draft.slug())
                .param("publicId", publicId())
                .query(Long.class)
                .single();
    }

    /** A page's address is permanent from the first release on: mails and readers hold it. */
    private static void mustNotHaveAnAddress(JdbcClient db, Known edition) {
        long releases =
                db.sql("""
                        SELECT count(*) FROM release_revision rr
                        JOIN release l ON l.id = rr.release AND l.state <> 'withdrawn'
                        JOIN revision r ON r.id = rr.revision
                        WHERE r.edition = :edition
                        """).param("edition", edition.id()).query(Long.class).single();
        if (releases > 0)
            throw new DraftRefused("slug", "its page has an address already: keep the slug '" + edition.slug() + "'");
    }

    private String publicId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.random(PUBLIC_ID_BYTES));
    }

    private record Known(long id, String slug) {}
}
