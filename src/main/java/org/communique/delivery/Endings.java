package org.communique.delivery;

import java.time.Clock;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends what is over: deliveries whose deadline has passed, what a stopped dispatch still owed, dispatches that owe nothing. */
final class Endings {

    /** The states are said in full where one would do: SQLite uses the index of what is owed only if its condition stands there. */
    static final String OVER = """
            SELECT count(*) FROM dispatch x
            WHERE (x.state = 'submitting'
                   AND ((x.deadline_at > 0 AND x.deadline_at < :now)
                        OR NOT EXISTS (SELECT 1 FROM delivery d WHERE d.dispatch = x.id
                                       AND d.state IN ('pending', 'uncertain'))))
               OR (x.state = 'cancelled'
                   AND EXISTS (SELECT 1 FROM delivery d WHERE d.dispatch = x.id
                               AND d.state IN ('pending', 'uncertain') AND d.state = 'pending'))
            """;

    static final String LEFT = """
            state IN ('pending', 'uncertain') AND state = 'pending'
              AND dispatch IN (SELECT id FROM dispatch WHERE state = 'cancelled')
            """;

    /** Of what is left, what has been written down as left out. */
    static final String FORGET = """
            DELETE FROM delivery
            WHERE %s
              AND EXISTS (SELECT 1 FROM exclusion e WHERE e.dispatch = delivery.dispatch
                          AND e.contact = delivery.contact AND e.list = delivery.list)
            """.formatted(LEFT);

    static final String END = """
            UPDATE dispatch SET state = 'submitted', ended_at = :now, paused_at = NULL, pause_reason = NULL
            WHERE state = 'submitting'
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.dispatch = dispatch.id
                              AND d.state IN ('pending', 'uncertain'))
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.dispatch = dispatch.id AND d.state = 'submitting')
            """;

    private static final int ENDINGS = 0x656e_6473;

    private final Store store;
    private final Clock clock;

    Endings(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void write() {
        if (!over()) return;
        store.run(db -> {
            store.dialect().oneAtATime(db, ENDINGS); // or two would write the same down
            expire(db, clock.millis());
            leaveOut(db);
            end(db);
        });
    }

    /** A look that costs next to nothing when nothing is over. */
    private boolean over() {
        return store.read()
                        .sql(OVER)
                        .param("now", clock.millis())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What is written down is held until the transaction ends, and only that changes: a claim may run beside this. */
    private void expire(JdbcClient db, long now) {
        var which = """
                state IN ('pending', 'uncertain')
                  AND dispatch IN (SELECT id FROM dispatch
                                   WHERE state = 'submitting' AND deadline_at > 0 AND deadline_at < :now)
                """;
        db.sql("""
                        INSERT INTO delivery_event (delivery, attempt, event, note, at)
                        SELECT id, attempts, 'rejected', 'the deadline has passed', :now FROM delivery WHERE %s %s
                        """.formatted(which, held())).param("now", now).update();
        db.sql("""
                        UPDATE delivery SET state = 'rejected', settled_at = :now,
                                            note = 'gave up at the deadline' || coalesce(': ' || note, '')
                        WHERE %s
                          AND EXISTS (SELECT 1 FROM delivery_event e
                                      WHERE e.delivery = delivery.id AND e.event = 'rejected' AND e.at = :now)
                        """.formatted(which)).param("now", now).update();
    }

    private void leaveOut(JdbcClient db) {
        db.sql("""
                        INSERT INTO exclusion (dispatch, contact, list, reason)
                        SELECT dispatch, contact, list, 'stopped' FROM delivery WHERE %s %s
                        """.formatted(LEFT, held())).update();
        db.sql(FORGET).update();
    }

    private String held() {
        return store.dialect().rowLock("delivery");
    }

    private void end(JdbcClient db) {
        db.sql(END).param("now", clock.millis()).update();
    }
}
