package org.communique.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.communique.feed.Prepared;
import org.communique.fetch.Target;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pushes owed and done, and the only writer of {@code hub_push} and {@code hub_topic}. */
final class Pushes {

    private final Store store;
    private final Callbacks callbacks;
    private final Clock clock;

    /**
     * One push under way.
     *
     * @param uid      of the subscription as it was when the push began; another by now if it was renewed meanwhile
     * @param attempts this one included
     * @param callback empty if it may not be called any more
     */
    record Push(
            long subscription,
            byte[] uid,
            String topic,
            String etag,
            int attempts,
            Optional<Target> callback,
            Optional<byte[]> secret) {}

    /** A subscribed topic and its version as queued last. */
    record Topic(String path, String etag, long generation) {}

    Pushes(Store store, Callbacks callbacks, Clock clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    List<Topic> topics() {
        return store.read()
                .sql("SELECT topic, etag, generation FROM hub_topic ORDER BY topic")
                .query((row, n) -> new Topic(row.getString("topic"), row.getString("etag"), row.getLong("generation")))
                .list();
    }

    /**
     * Owes every subscriber of a topic its new version, instead of older ones not pushed yet.
     *
     * @param generation of the snapshot it was made from
     * @return how many pushes; 0 if another process has queued this version or a newer one
     */
    int queue(Topic topic, String etag, long generation) {
        return store.write(db -> {
            Requests.alone(store, db);
            if (advance(db, topic.path(), etag, generation) == 0) return 0;
            db.sql("""
                            DELETE FROM hub_push WHERE subscription IN (
                                SELECT id FROM hub_subscription WHERE topic = :topic)
                            """).param("topic", topic.path()).update();
            return db.sql("""
                            INSERT INTO hub_push (subscription, etag, due_at)
                            SELECT id, :etag, :now FROM hub_subscription WHERE topic = :topic AND expires_at > :now
                            """)
                    .param("etag", etag)
                    .param("now", clock.millis())
                    .param("topic", topic.path())
                    .update();
        });
    }

    private static int advance(JdbcClient db, String topic, String etag, long generation) {
        return db.sql("""
                        UPDATE hub_topic SET etag = :etag, generation = :generation
                        WHERE topic = :topic AND generation < :generation
                        """)
                .param("etag", etag)
                .param("generation", generation)
                .param("topic", topic)
                .update();
    }

    /**
     * From now on changes of a topic are noticed; and a subscriber who asked before the version of now is owed it.
     *
     * @param now the topic at this moment
     */
    void begin(JdbcClient db, Requests.Request request, Prepared now, long generation) {
        db.sql("""
                        INSERT INTO hub_topic (topic, etag, generation) VALUES (:topic, :etag, :generation)
                        ON CONFLICT (topic) DO NOTHING
                        """)
                .param("topic", request.topic())
                .param("etag", now.etag())
                .param("generation", generation)
                .update();
        if (!now.etag().equals(request.etag())) owe(db, request.id(), now.etag());
    }

    /** Only what has been queued for the others: otherwise it is about to be, for this one too. */
    private void owe(JdbcClient db, long request, String etag) {
        db.sql("""
                        INSERT INTO hub_push (subscription, etag, due_at)
                        SELECT s.id, t.etag, :now FROM hub_request r
                          JOIN hub_subscription s ON s.topic = r.topic AND s.callback_index = r.callback_index
                          JOIN hub_topic t ON t.topic = r.topic
                        WHERE r.id = :request AND t.etag = :etag
                        ON CONFLICT (subscription, etag) DO NOTHING
                        """)
                .param("now", clock.millis())
                .param("request", request)
                .param("etag", etag)
                .update();
    }

    /** Takes up to {@code limit} pushes that are due, those to callbacks that failed lately last. Nobody else gets them. */
    List<Push> claim(int limit) {
        if (limit <= 0 || nothingDue()) return List.of();
        return store.write(db -> {
            var ids = db.sql("""
                            UPDATE hub_push SET attempts = attempts + 1, due_at = :until
                            WHERE state = 'pending' AND subscription IN (
                                SELECT p.subscription FROM hub_push p JOIN hub_subscription s ON s.id = p.subscription
                                WHERE p.state = 'pending' AND p.due_at <= :now AND s.expires_at > :now
                                ORDER BY s.failures, p.due_at, p.subscription LIMIT :limit %s)
                            RETURNING subscription
                            """.formatted(store.dialect().rowLock("p")))
                    .param("until", clock.millis() + Requests.CLAIM.toMillis())
                    .param("now", clock.millis())
                    .param("limit", limit)
                    .query(Long.class)
                    .list();
            return ids.isEmpty() ? List.of() : pushes(db, ids);
        });
    }

    private List<Push> pushes(JdbcClient db, List<Long> ids) {
        return db.sql("""
                        SELECT s.id, s.uid, s.topic, s.callback, s.secret, p.etag, p.attempts
                        FROM hub_subscription s JOIN hub_push p ON p.subscription = s.id AND p.state = 'pending'
                        WHERE s.id IN (:ids) ORDER BY s.failures, s.id
                        """).param("ids", ids).query((row, n) -> push(row)).list();
    }

    private boolean nothingDue() {
        return store.read()
                .sql("SELECT 1 FROM hub_push WHERE state = 'pending' AND due_at <= :now LIMIT 1")
                .param("now", clock.millis())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /** The callback has taken it. */
    void pushed(JdbcClient db, Push push) {
        update(db, push, "state = 'pushed'", Duration.ZERO);
        db.sql("UPDATE hub_subscription SET failures = 0 WHERE id = :id AND failures > 0")
                .param("id", push.subscription())
                .update();
    }

    /** It has not; the next attempt is after {@code pause}. */
    void failed(JdbcClient db, Push push, Duration pause) {
        update(db, push, "due_at = :due", pause);
        db.sql("UPDATE hub_subscription SET failures = failures + 1 WHERE id = :id AND uid = :uid")
                .param("id", push.subscription())
                .param("uid", push.uid())
                .update();
    }

    /** It was not tried: the moment was not right. */
    void postponed(JdbcClient db, Push push, Duration pause) {
        update(db, push, "due_at = :due, attempts = attempts - 1", pause);
    }

    /** The callback wants no more; unless it has subscribed anew since the push began. */
    void gone(JdbcClient db, Push push) {
        db.sql("DELETE FROM hub_subscription WHERE id = :id AND uid = :uid")
                .param("id", push.subscription())
                .param("uid", push.uid())
                .update();
    }

    private void update(JdbcClient db, Push push, String set, Duration pause) {
        db.sql("UPDATE hub_push SET %s WHERE subscription = :id AND etag = :etag AND state = 'pending'".formatted(set))
                .param("due", clock.millis() + pause.toMillis())
                .param("id", push.subscription())
                .param("etag", push.etag())
                .update();
    }

    /** Pushes owed. */
    long pending() {
        return store.read()
                .sql("SELECT count(*) FROM hub_push WHERE state = 'pending'")
                .query(Long.class)
                .single();
    }

    private Push push(ResultSet row) throws SQLException {
        var uid = row.getBytes("uid");
        return new Push(
                row.getLong("id"),
                uid,
                row.getString("topic"),
                row.getString("etag"),
                row.getInt("attempts"),
                callbacks.open(row.getBytes("callback"), uid),
                Optional.ofNullable(row.getBytes("secret")).map(it -> callbacks.openSecret(it, uid)));
    }
}
