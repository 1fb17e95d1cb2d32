package org.communique.delivery;

import java.time.Clock;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses, continues and stops dispatches. It takes effect within a second, also in the middle of a batch and from another process. */
public final class Halts {

    private final Store store;
    private final Clock clock;
    private final Alerts alerts;

    public Halts(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.alerts = new Alerts(store, clock);
    }

    /** Hands nothing more of a release out until it is continued; what is under way ends. Returns how many dispatches paused. */
    public int pause(long release, String reason) {
        return store.write(db -> db.sql("""
                        UPDATE dispatch SET paused_at = :now, pause_reason = :reason
                        WHERE release = :release AND state = 'submitting' AND paused_at IS NULL
                        """)
                .param("now", clock.millis())
                .param("reason", reason)
                .param("release", release)
                .update());
    }

    /** Goes on with a paused release, whose alerts have been seen then; returns how many dispatches go on. */
    public int resume(long release) {
        return store.write(db -> {
            var resumed =
                    db.sql("""
                            UPDATE dispatch SET paused_at = NULL, pause_reason = NULL
                            WHERE release = :release AND state = 'submitting' AND paused_at IS NOT NULL RETURNING id
                            """).param("release", release).query(Long.class).list();
            resumed.forEach(it -> alerts.clear(db, Alerts.Kind.PAUSED, it));
            return resumed.size();
        });
    }

    /**
     * Ends the dispatches of a release for good: who has not been written to yet is excluded with the reason
     * {@link Exclusion#STOPPED}, what is under way or in doubt keeps its outcome. Their alerts have been seen then. Returns how many dispatches stopped.
     */
    public int stop(long release) {
        int stopped = store.write(db -> {
            var ended = db.sql("""
                            UPDATE dispatch SET state = 'cancelled', ended_at = :now, paused_at = NULL, pause_reason = NULL
                            WHERE release = :release AND state = 'submitting'
                              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.dispatch = dispatch.id AND d.contact = 0)
                            RETURNING id
                            """)
                    .param("now", clock.millis())
                    .param("release", release)
                    .query(Long.class)
                    .list();
            ended.forEach(it -> alerts.clear(db, Alerts.Kind.PAUSED, it));
            return ended.size();
        });
        new Endings(store, clock).write();
        return stopped;
    }

    /** One dispatch, as a part of the caller's transaction: the breaker is open. False if it was paused already. */
    boolean pause(JdbcClient db, long dispatch, String reason) {
        return db.sql("""
                        UPDATE dispatch SET paused_at = :now, pause_reason = :reason
                        WHERE id = :dispatch AND state = 'submitting' AND paused_at IS NULL
                        """)
                        .param("now", clock.millis())
                        .param("reason", reason)
                        .param("dispatch", dispatch)
                        .update()
                == 1;
    }
}
