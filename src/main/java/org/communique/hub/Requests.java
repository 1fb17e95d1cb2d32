package org.communique.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.fetch.Target;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked for and not confirmed yet, and the only writer of {@code hub_request}. */
final class Requests {

    private static final int CHANGING = 0x6875_6273;

    /** Unconfirmed at most. A callback is asked within seconds, so more is an attack. */
    static final int MOST_WAITING = 1000;

    /** A callback that is being asked is left alone for so long; then the process that asked has died. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Store store;
    private final Callbacks callbacks;
    private final HubSettings settings;
    private final Clock clock;

    /** One of them. @param callback empty if it may not be called any more */
    record Request(long id, Mode mode, String topic, Optional<Target> callback, Duration lease, String etag) {}

    Requests(Store store, Callbacks callbacks, HubSettings settings, Clock clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes a wish down, in the place of one that the same callback has waiting for the same topic. */
    HubAnswer add(Wish wish) {
        var row = columns(wish);
        return store.write(db -> {
            alone(store, db);
            if (count(db, "SELECT count(*) FROM hub_request", Map.of()) >= MOST_WAITING)
                return HubAnswer.later(503, "too many requests are waiting to be confirmed", SOON);
            if (wish.mode() == Mode.SUBSCRIBE && isNew(db, row)) {
                if (full(db)) return HubAnswer.later(503, "this hub takes no more subscriptions", Duration.ofHours(1));
                if (hostFull(db, row)) return HubAnswer.refused(403, "this host has too many subscriptions");
            }
            insert(db, row);
            return HubAnswer.ACCEPTED;
        });
    }

    /**
     * Until the transaction ends nobody else changes who is subscribed, or what they are owed: otherwise a subscriber who is confirmed
     * while a new version is queued would be owed neither that nor the one before it.
     */
    static void alone(Store store, JdbcClient db) {
        store.dialect().oneAtATime(db, CHANGING);
    }

    private Map<String, Object> columns(Wish wish) {
        var uid = callbacks.newUid();
        var row = new HashMap<String, Object>();
        row.put("uid", uid);
        row.put("mode", wish.mode().code());
        row.put("topic", wish.topic());
        row.put("index", callbacks.index(wish.callback()));
        row.put("host", callbacks.hostIndex(wish.callback()));
        row.put("callback", callbacks.seal(wish.callback(), uid));
        row.put("secret", wish.secret().map(it -> callbacks.sealSecret(it, uid)).orElse(null));
        row.put("lease", wish.lease().toSeconds());
        row.put("etag", wish.etag());
        row.put("now", clock.millis());
        return row;
    }

    private static void insert(JdbcClient db, Map<String, Object> row) {
        db.sql("DELETE FROM hub_request WHERE topic = :topic AND callback_index = :index")
                .params(row)
                .update();
        db.sql("""
                        INSERT INTO hub_request (uid, mode, topic, callback_index, host_index, callback, secret,
                            lease_seconds, etag, due_at)
                        VALUES (:uid, :mode, :topic, :index, :host, :callback, :secret, :lease, :etag, :now)
                        """).params(row).update();
    }

    /** Takes up to {@code limit} requests whose callbacks are to be asked now, oldest first. Nobody else gets them. */
    List<Request> claim(int limit) {
        if (limit <= 0 || nothingDue()) return List.of();
        return store.write(db -> db.sql("""
                        UPDATE hub_request SET due_at = :until WHERE id IN (
                            SELECT r.id FROM hub_request r WHERE r.due_at <= :now ORDER BY r.id LIMIT :limit %s)
                        RETURNING id, uid, mode, topic, callback, lease_seconds, etag
                        """.formatted(store.dialect().rowLock("r")))
                .param("until", clock.millis() + CLAIM.toMillis())
                .param("now", clock.millis())
                .param("limit", limit)
                .query((row, n) -> request(row))
                .list());
    }

    private boolean nothingDue() {
        return store.read()
                .sql("SELECT 1 FROM hub_request WHERE due_at <= :now LIMIT 1")
                .param("now", clock.millis())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /** Ends a request; nothing happens if a newer one has taken its place. */
    void end(JdbcClient db, Request request) {
        db.sql("DELETE FROM hub_request WHERE id = :id")
                .param("id", request.id())
                .update();
    }

    /** Tells the callback that it is refused, after all. */
    void deny(JdbcClient db, Request request) {
        db.sql("UPDATE hub_request SET mode = 'denied', due_at = :now WHERE id = :id")
                .param("now", clock.millis())
                .param("id", request.id())
                .update();
    }

    /** Whether a confirmed request would be one subscription too many: others were confirmed meanwhile. */
    boolean tooMany(JdbcClient db, Request request) {
        var row = db.sql("SELECT topic, callback_index, host_index FROM hub_request WHERE id = :id")
                .param("id", request.id())
                .query((it, n) -> Map.<String, Object>of(
                        "topic",
                        it.getString("topic"),
                        "index",
                        it.getBytes("callback_index"),
                        "host",
                        it.getBytes("host_index")))
                .optional();
        return row.isPresent() && isNew(db, row.get()) && (full(db) || hostFull(db, row.get()));
    }

    long waiting() {
        return count(store.read(), "SELECT count(*) FROM hub_request", Map.of());
    }

    private static boolean isNew(JdbcClient db, Map<String, Object> row) {
        return count(db, "SELECT count(*) FROM hub_subscription WHERE topic = :topic AND callback_index = :index", row)
                == 0;
    }

    private boolean full(JdbcClient db) {
        return count(db, "SELECT count(*) FROM hub_subscription", Map.of()) >= settings.subscribers();
    }

    private boolean hostFull(JdbcClient db, Map<String, Object> row) {
        return count(db, "SELECT count(*) FROM hub_subscription WHERE host_index = :host", row) >= settings.perHost();
    }

    private static long count(JdbcClient db, String sql, Map<String, Object> row) {
        return db.sql(sql).params(row).query(Long.class).single();
    }

    private Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getLong("id"),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                row.getString("topic"),
                callbacks.open(row.getBytes("callback"), row.getBytes("uid")),
                Duration.ofSeconds(row.getLong("lease_seconds")),
                row.getString("etag"));
    }
}
