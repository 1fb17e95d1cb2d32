package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person must look at; the only writer of the {@code alert} table. The same thing again is counted, not repeated. */
public final class Alerts {

    private final Store store;
    private final Clock clock;

    public Alerts(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What it is about. */
    public enum Kind {
        /** A provider refuses us because SPF, DKIM, DMARC, PTR, TLS or sign-in is wrong; no subscriber is to blame. */
        AUTHENTICATION,
        /** A dispatch paused itself. */
        PAUSED,
        /** No relay answers; deliveries wait. */
        RELAY,
        /** Somebody misuses the forms, or very many people sign up at once. */
        SIGNUPS,
        /** Somebody of the staff wanted to open more people in a day than the quota allows. */
        READING;

        /** The word in the table. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One alert.
     *
     * @param dispatch 0 = none
     * @param note     in words, without an address
     */
    public record Alert(String kind, long dispatch, String note, long times, Instant firstAt, Instant lastAt) {}

    /** Those raised or repeated since an instant, newest first. */
    public List<Alert> since(Instant instant) {
        return store.read()
                .sql("""
                        SELECT kind, dispatch, note, times, first_at, last_at FROM alert
                        WHERE last_at >= :since ORDER BY last_at DESC, id DESC
                        """)
                .param("since", instant.toEpochMilli())
                .query((row, n) -> new Alert(
                        row.getString("kind"),
                        row.getLong("dispatch"),
                        row.getString("note"),
                        row.getLong("times"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at"))))
                .list();
    }

    /** How many there are of a kind, of any age; for metrics. */
    public long count(Kind kind) {
        return store.read()
                .sql("SELECT count(*) FROM alert WHERE kind = :kind")
                .param("kind", kind.code())
                .query(Long.class)
                .single();
    }

    /** Raises or repeats an alert that no dispatch is the reason of, in a transaction of its own. */
    public void raise(Kind kind, String note) {
        store.run(db -> raise(db, kind, 0, note));
    }

    /** Raises or repeats an alert, as a part of the caller's transaction. */
    void raise(JdbcClient db, Kind kind, long dispatch, String note) {
        db.sql("""
                        INSERT INTO alert (kind, dispatch, note, first_at, last_at)
                        VALUES (:kind, :dispatch, :note, :now, :now)
                        ON CONFLICT (kind, dispatch) DO UPDATE SET note = excluded.note, times = alert.times + 1,
                                                                   last_at = excluded.last_at
                        """)
                .param("kind", kind.code())
                .param("dispatch", dispatch)
                .param("note", note)
                .param("now", clock.millis())
                .update();
    }

    /** Takes an alert back: it has been mended. */
    void clear(JdbcClient db, Kind kind, long dispatch) {
        db.sql("DELETE FROM alert WHERE kind = :kind AND dispatch = :dispatch")
                .param("kind", kind.code())
                .param("dispatch", dispatch)
                .update();
    }
}
