package org.communique.hub;

import java.time.Clock;
import java.time.Duration;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Confirmed subscriptions, each until its lease ends: the only writer of {@code hub_subscription}. */
final class Subscribers {

    private final Store store;
    private final Clock clock;

    Subscribers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Makes a request a subscription; one that the same callback has for the same topic is replaced, its secret too. */
    void confirm(JdbcClient db, long request, Duration lease) {
        db.sql("""
                        INSERT INTO hub_subscription (uid, topic, callback_index, host_index, callback, secret, expires_at)
                        SELECT uid, topic, callback_index, host_index, callback, secret, :expires
                        FROM hub_request WHERE id = :request
                        ON CONFLICT (topic, callback_index) DO UPDATE SET uid = excluded.uid, callback = excluded.callback,
                            secret = excluded.secret, expires_at = excluded.expires_at, failures = 0
                        """)
                .param("expires", clock.millis() + lease.toMillis())
                .param("request", request)
                .update();
    }

    /** Ends the subscription that a confirmed request names; there may be none. */
    void unsubscribe(JdbcClient db, long request) {
        db.sql("""
                        DELETE FROM hub_subscription WHERE EXISTS (
                            SELECT 1 FROM hub_request r WHERE r.id = :request AND r.topic = hub_subscription.topic
                              AND r.callback_index = hub_subscription.callback_index)
                        """).param("request", request).update();
    }

    /** Ends every subscription of a topic that is no more, and has each callback told so. @return how many */
    int deny(String topic) {
        return store.write(db -> {
            Requests.alone(store, db);
            db.sql("DELETE FROM hub_request WHERE topic = :topic")
                    .param("topic", topic)
                    .update();
            db.sql("""
                            INSERT INTO hub_request (uid, mode, topic, callback_index, host_index, callback, secret,
                                lease_seconds, etag, due_at)
                            SELECT uid, 'denied', topic, callback_index, host_index, callback, NULL, 1, '', :now
                            FROM hub_subscription WHERE topic = :topic
                            """).param("now", clock.millis()).param("topic", topic).update();
            db.sql("DELETE FROM hub_topic WHERE topic = :topic")
                    .param("topic", topic)
                    .update();
            return db.sql("DELETE FROM hub_subscription WHERE topic = :topic")
                    .param("topic", topic)
                    .update();
        });
    }

    /** Removes what has run out, and topics that nobody is subscribed to. @return how many subscriptions ended */
    int expire() {
        return store.write(db -> {
            Requests.alone(store, db);
            int ended = db.sql("DELETE FROM hub_subscription WHERE expires_at <= :now")
                    .param("now", clock.millis())
                    .update();
            db.sql("""
                            DELETE FROM hub_topic WHERE NOT EXISTS (
                                SELECT 1 FROM hub_subscription s WHERE s.topic = hub_topic.topic)
                            """).update();
            return ended;
        });
    }

    /** Those whose lease has not ended. */
    long count() {
        return store.read()
                .sql("SELECT count(*) FROM hub_subscription WHERE expires_at > :now")
                .param("now", clock.millis())
                .query(Long.class)
                .single();
    }
}
