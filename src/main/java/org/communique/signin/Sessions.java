package org.communique.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;

/**
 * Sessions of the desk, in the database, so that ending one holds at once and on every node. Whoever reads the table learns
 * neither an id that a browser would send nor what is in a session.
 */
public final class Sessions implements SessionRepository<KeptSession> {

    /** For the rotation of keys. */
    public static final SealedColumn SEALED = new SealedColumn(
            "user_session", "id_hash", "attributes", "t.id_hash", "user_session.attributes", "user_session t");

    /** Being seen is written down once a minute and not with each request. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private static final int ID_BYTES = 24;

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final Lives lives;

    /** @param idle without a request @param most altogether */
    public record Lives(Duration idle, Duration most) {}

    /**
     * One session for its owner to look at.
     *
     * @param key     names it and gives no right: a hash of its id
     * @param browser roughly, as it called itself
     */
    public record Shown(String key, Instant created, Instant seen, String browser) {}

    public Sessions(Store store, Vault vault, Clock clock, Lives lives) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.lives = lives;
    }

    @Override
    public KeptSession createSession() {
        return new KeptSession(new KeptSession.Times(clock.instant(), clock.instant(), lives.idle()), this::newId);
    }

    @Override
    public @Nullable KeptSession findById(String id) {
        return store.read()
                .sql("""
                        SELECT id_hash, created_at, seen_at, attributes FROM user_session
                        WHERE id_hash = :hash AND created_at > :created AND seen_at > :seen
                        """)
                .param("hash", hash(id))
                .param("created", clock.millis() - lives.most().toMillis())
                .param("seen", clock.millis() - lives.idle().toMillis())
                .query((row, n) -> new KeptSession(id, attributes(row), times(row), this::newId))
                .optional()
                .orElse(null);
    }

    /** Changes of an ended session go nowhere: it does not come back. */
    @Override
    public void save(KeptSession session) {
        var storedAs = session.storedAs();
        if (storedAs == null) insert(session);
        else if (!session.changes().isEmpty() || !session.getId().equals(storedAs)) update(session, hash(storedAs));
        else if (session.getLastAccessedTime().plus(SEEN_AGAIN).isBefore(clock.instant())) seen(hash(storedAs));
    }

    @Override
    public void deleteById(String id) {
        store.run(db -> db.sql("DELETE FROM user_session WHERE id_hash = :hash")
                .param("hash", hash(id))
                .update());
    }

    /** All that are open, the newest first. */
    public List<Shown> of(String user) {
        return store.read()
                .sql("""
                        SELECT id_hash, created_at, seen_at, attributes FROM user_session
                        WHERE user_name = :user AND created_at > :created AND seen_at > :seen ORDER BY created_at DESC
                        """)
                .param("user", user)
                .param("created", clock.millis() - lives.most().toMillis())
                .param("seen", clock.millis() - lives.idle().toMillis())
                .query((row, n) -> new Shown(
                        HexFormat.of().formatHex(row.getBytes("id_hash")),
                        times(row).created(),
                        times(row).seen(),
                        attributes(row).getOrDefault("browser", "")))
                .list();
    }

    /** How {@link #of} names those of some users that are open. */
    public Set<String> open(Collection<String> users) {
        if (users.isEmpty()) return Set.of();
        return Set.copyOf(store.read()
                .sql("""
                        SELECT id_hash FROM user_session
                        WHERE user_name IN (:users) AND created_at > :created AND seen_at > :seen
                        """)
                .param("users", users)
                .param("created", clock.millis() - lives.most().toMillis())
                .param("seen", clock.millis() - lives.idle().toMillis())
                .query((row, n) -> HexFormat.of().formatHex(row.getBytes("id_hash")))
                .list());
    }

    /** How {@link #of} names the session of this id. */
    public String key(String id) {
        return HexFormat.of().formatHex(hash(id));
    }

    /** Ends one of hers. @return false if it is not hers, or over */
    public boolean end(String user, String key) {
        if (!key.matches("[0-9a-f]{64}")) return false;
        return store.write(db -> db.sql("DELETE FROM user_session WHERE user_name = :user AND id_hash = :hash")
                        .param("user", user)
                        .param("hash", HexFormat.of().parseHex(key))
                        .update()
                == 1);
    }

    /** Ends all of hers, as part of the step that changed what she may do or how she proves who she is (ASVS 7.4.3). */
    public void endAll(String user) {
        endAll(user, "");
    }

    /** All but the one from which she changed it. @param id empty = none */
    public void endAll(String user, String id) {
        store.run(db -> db.sql("DELETE FROM user_session WHERE user_name = :user AND id_hash <> :hash")
                .param("user", user)
                .param("hash", hash(id))
                .update());
    }

    /** Forgets what is over. @return how many */
    public int forgetExpired() {
        return store.write(db -> db.sql("DELETE FROM user_session WHERE created_at <= :created OR seen_at <= :seen")
                .param("created", clock.millis() - lives.most().toMillis())
                .param("seen", clock.millis() - lives.idle().toMillis())
                .update());
    }

    private void insert(KeptSession session) {
        var attributes = merged(Map.of(), session);
        var hash = hash(session.getId());
        store.run(db -> db.sql("""
                        INSERT INTO user_session (id_hash, user_name, created_at, seen_at, attributes)
                        VALUES (:hash, :user, :now, :now, :attributes)
                        ON CONFLICT (id_hash) DO UPDATE SET user_name = :user, attributes = :attributes
                        """)
                .param("hash", hash)
                .param("user", attributes.get(KeptSession.USER))
                .param("now", clock.millis())
                .param("attributes", seal(attributes, hash))
                .update());
    }

    private void update(KeptSession session, byte[] old) {
        var hash = hash(session.getId());
        store.run(db -> stored(db, old).ifPresent(kept -> {
            var attributes = merged(kept, session);
            db.sql("""
                            UPDATE user_session
                            SET id_hash = :hash, user_name = :user, seen_at = :now, attributes = :attributes
                            WHERE id_hash = :old
                            """)
                    .param("hash", hash)
                    .param("user", attributes.get(KeptSession.USER))
                    .param("now", clock.millis())
                    .param("attributes", seal(attributes, hash))
                    .param("old", old)
                    .update();
        }));
    }

    private void seen(byte[] hash) {
        store.run(db -> db.sql("UPDATE user_session SET seen_at = :now WHERE id_hash = :hash")
                .param("now", clock.millis())
                .param("hash", hash)
                .update());
    }

    private Optional<Map<String, String>> stored(JdbcClient db, byte[] hash) {
        return db.sql("SELECT id_hash, attributes FROM user_session WHERE id_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> attributes(row))
                .optional();
    }

    /** What another request has set since stays, unless this one set the same. */
    private static Map<String, String> merged(Map<String, String> stored, KeptSession session) {
        var all = new HashMap<>(stored);
        session.changes().forEach((name, value) -> {
            if (value == null) all.remove(name);
            else all.put(name, value);
        });
        return all;
    }

    private byte[] seal(Map<String, String> attributes, byte[] hash) {
        return vault.seal(Json.write(attributes), SEALED.place(hash));
    }

    private Map<String, String> attributes(ResultSet row) throws SQLException {
        return Json.stringMap(vault.open(row.getBytes("attributes"), SEALED.place(row.getBytes("id_hash"))));
    }

    private KeptSession.Times times(ResultSet row) throws SQLException {
        return new KeptSession.Times(
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                lives.idle());
    }

    private byte[] hash(String id) {
        return vault.blind("session\0" + id);
    }

    private String newId() {
        return HexFormat.of().formatHex(vault.random(ID_BYTES));
    }
}
