package org.communique.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox and ledger: every delivery owed, and the only writer of the delivery tables once they are frozen. */
public final class Deliveries {

    /** Long enough for the slowest SMTP transaction (RFC 5321 §4.5.3.2: ten minutes after the dot). */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Store store;
    private final String node;
    private final Clock clock;

    /** @param node name of this process in the table; the same after a restart */
    public Deliveries(Store store, String node, Clock clock) {
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Claims up to {@code limit} deliveries that are due, oldest first, and commits the claim before any of them is
     * attempted. No other caller receives them.
     */
    public List<Delivery> claimDue(int limit) {
        return claim("due_at <= :now", limit, 0);
    }

    /** Claims all that one dispatch owes, due or not. */
    List<Delivery> claim(Dispatch dispatch) {
        return claim("dispatch = :dispatch", Integer.MAX_VALUE, dispatch.id());
    }

    private List<Delivery> claim(String which, int limit, long dispatch) {
        return store.write(db -> db
                .sql("""
                        UPDATE delivery SET state = 'submitting', attempts = attempts + 1,
                                            owner = :node, lease_until = :lease
                        WHERE id IN (SELECT id FROM delivery WHERE state IN ('pending', 'uncertain') AND %s
                                     ORDER BY due_at, id LIMIT :limit %s)
                        RETURNING id, dispatch, contact, list, language, token, attempts
                        """.formatted(which, store.dialect().rowLock()))
                .param("node", node)
                .param("now", clock.millis())
                .param("lease", clock.millis() + LEASE.toMillis())
                .param("limit", limit)
                .param("dispatch", dispatch)
                .query((row, n) -> delivery(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Delivery::id))
                .toList());
    }

    /** Writes down what became of attempts, all in one commit. Settling an attempt that is settled changes nothing. */
    public void settle(List<Settlement> settlements) {
        store.run(db -> settlements.forEach(it -> it.outcome()
                .match(
                        accepted -> close(db, it.delivery(), "accepted", accepted.receipt()),
                        deferred -> defer(db, it.delivery(), deferred),
                        rejected -> reject(db, it.delivery(), rejected))));
    }

    /** Names one attempt uncertain: the channel failed, and nobody knows what the next hop has. */
    void doubt(Delivery delivery, String why, Instant retryAt) {
        store.run(db -> {
            int rows = db.sql("""
                            UPDATE delivery SET state = 'uncertain', note = :note, due_at = :due,
                                                owner = NULL, lease_until = NULL
                            WHERE id = :id AND state = 'submitting' AND attempts = :attempts
                            """)
                    .param("note", why)
                    .param("due", retryAt.toEpochMilli())
                    .param("id", delivery.id())
                    .param("attempts", delivery.attempts())
                    .update();
            if (rows == 1) event(db, delivery, "uncertain", why);
        });
    }

    /** Takes a claimed delivery out of the outbox, with the reason: it left the audience after the freeze. */
    public void exclude(Delivery delivery, Exclusion reason) {
        store.run(db -> {
            int rows = db.sql("DELETE FROM delivery WHERE id = :id AND state = 'submitting' AND attempts = :attempts")
                    .param("id", delivery.id())
                    .param("attempts", delivery.attempts())
                    .update();
            if (rows == 1)
                db.sql("INSERT INTO exclusion (dispatch, contact, list, reason) VALUES (:d, :c, :l, :reason)")
                        .param("d", delivery.dispatch())
                        .param("c", delivery.contact())
                        .param("l", delivery.list())
                        .param("reason", reason.code())
                        .update();
        });
    }

    /**
     * Names uncertain what was under way when this node died, or when another did not come back in time: nobody knows
     * whether the next hop took it. It is claimed again with the same token.
     *
     * @return how many
     */
    public int recover() {
        return store.write(db -> {
            var lost = "state = 'submitting' AND (owner = :node OR lease_until < :now)";
            db.sql("""
                            INSERT INTO delivery_event (delivery, attempt, event, note, at)
                            SELECT id, attempts, 'uncertain', 'under way when its node stopped', :now FROM delivery
                            WHERE %s
                            """.formatted(lost))
                    .param("node", node)
                    .param("now", clock.millis())
                    .update();
            return db.sql("UPDATE delivery SET state = 'uncertain', owner = NULL, lease_until = NULL WHERE " + lost)
                    .param("node", node)
                    .param("now", clock.millis())
                    .update();
        });
    }

    /** What a link's token stands for; empty if no delivery has it. */
    public Optional<Delivery> byToken(byte[] token) {
        return store.read()
                .sql("""
                        SELECT id, dispatch, contact, list, language, token, attempts FROM delivery WHERE token = :token
                        """)
                .param("token", token)
                .query((row, n) -> delivery(row))
                .optional();
    }

    /** Rejections that say the address itself is at fault and whose consequence has not been drawn yet, oldest first. */
    public List<AddressFault> faults(int limit) {
        return store.read()
                .sql("""
                        SELECT e.id, d.contact FROM delivery_event e JOIN delivery d ON d.id = e.delivery
                        WHERE e.event = 'address-at-fault' AND e.applied = 0 ORDER BY e.id LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new AddressFault(row.getLong("id"), row.getLong("contact")))
                .list();
    }

    /** Notes that the consequence of a fault has been drawn. */
    public void applied(AddressFault fault) {
        store.run(db -> db.sql("UPDATE delivery_event SET applied = 1 WHERE id = :id")
                .param("id", fault.event())
                .update());
    }

    private int close(JdbcClient db, Delivery delivery, String state, String note) {
        return db.sql("""
                        UPDATE delivery SET state = :state, note = :note, settled_at = :now,
                                            owner = NULL, lease_until = NULL
                        WHERE id = :id AND state = 'submitting' AND attempts = :attempts
                        """)
                .param("state", state)
                .param("note", note)
                .param("now", clock.millis())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
    }

    private int defer(JdbcClient db, Delivery delivery, Outcome.Deferred outcome) {
        int rows = db.sql("""
                        UPDATE delivery SET state = 'pending', note = :note, due_at = :due,
                                            owner = NULL, lease_until = NULL
                        WHERE id = :id AND state = 'submitting' AND attempts = :attempts
                        """)
                .param("note", outcome.reason())
                .param("due", outcome.retryAt().toEpochMilli())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
        return rows == 1 ? event(db, delivery, "deferred", outcome.reason()) : 0;
    }

    private int reject(JdbcClient db, Delivery delivery, Outcome.Rejected outcome) {
        if (close(db, delivery, "rejected", outcome.reason()) == 0) return 0;
        return event(db, delivery, outcome.suppress() ? "address-at-fault" : "rejected", outcome.reason());
    }

    private int event(JdbcClient db, Delivery delivery, String event, String note) {
        return db.sql("""
                        INSERT INTO delivery_event (delivery, attempt, event, note, at)
                        VALUES (:delivery, :attempt, :event, :note, :now)
                        """)
                .param("delivery", delivery.id())
                .param("attempt", delivery.attempts())
                .param("event", event)
                .param("note", note)
                .param("now", clock.millis())
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("dispatch"),
                row.getLong("contact"),
                row.getLong("list"),
                row.getString("language"),
                row.getBytes("token"),
                row.getInt("attempts"));
    }
}
