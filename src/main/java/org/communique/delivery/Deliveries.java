package org.communique.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.RowIds;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox and ledger: every delivery owed, and the only writer of the delivery tables once they are frozen. */
public final class Deliveries {

    private final Store store;
    private final RowIds rowIds;
    private final String node;
    private final Clock clock;

    /** @param node name of this process in the table; the same after a restart */
    public Deliveries(Store store, RowIds rowIds, String node, Clock clock) {
        this.store = store;
        this.rowIds = rowIds;
        this.node = node;
        this.clock = clock;
    }

    /** Claims deliveries of this table. */
    Claims claims() {
        return new Claims(store, rowIds, node, clock);
    }

    /** {@link #settle(JdbcClient, List)} in a commit of its own. */
    public void settle(List<Settlement> settlements) {
        store.run(db -> settle(db, settlements));
    }

    /** Writes down what became of attempts. Settling an attempt that is settled already changes nothing. */
    void settle(JdbcClient db, List<Settlement> settlements) {
        accept(settlements.stream()
                .filter(it -> it.outcome() instanceof Outcome.Accepted)
                .toList());
        for (var it : settlements)
            it.outcome()
                    .match(
                            accepted -> 0,
                            deferred -> defer(db, it.delivery(), deferred),
                            rejected -> reject(db, it.delivery(), rejected),
                            uncertain -> doubt(db, it.delivery(), uncertain));
    }

    /** Hands claims back whose turn did not come: they are as they were before, and no attempt is counted. */
    void giveBack(JdbcClient db, List<Claim> claims) {
        store.batch("""
                UPDATE delivery SET state = ?, attempts = attempts - 1, owner = NULL, lease_until = NULL
                WHERE id = ? AND state = 'submitting' AND attempts = ?
                """, claims, (statement, claim) -> {
            statement.setString(1, claim.before());
            statement.setLong(2, claim.delivery().id());
            statement.setInt(3, claim.delivery().attempts());
        });
    }

    /** Takes a claimed delivery out of the outbox, with the reason: it left the audience after the freeze. */
    public void exclude(Delivery delivery, Exclusion reason) {
        store.run(db -> {
            int rows = db.sql("DELETE FROM delivery WHERE id = :id AND state = 'submitting' AND attempts = :attempts")
                    .param("id", delivery.id())
                    .param("attempts", delivery.attempts())
                    .update();
            if (rows == 1) Exclusions.add(db, delivery, reason);
        });
    }

    /**
     * Names uncertain what was under way when this node died, or when another did not come back in time: nobody knows
     * whether the next hop took it. It is claimed again with the same token.
     *
     * @return how many
     */
    public int recover() {
        long now = clock.millis();
        return store.write(db -> {
            var lost = db.sql("""
                            UPDATE delivery SET state = 'uncertain', owner = NULL, lease_until = NULL
                            WHERE state = 'submitting' AND (owner = :node OR lease_until < :now) RETURNING id, attempts
                            """)
                    .param("node", node)
                    .param("now", now)
                    .query((row, n) -> new Lost(row.getLong("id"), row.getInt("attempts")))
                    .list();
            store.batch(
                    "INSERT INTO delivery_event (delivery, attempt, event, note, at) VALUES (?, ?, ?, ?, ?)",
                    lost,
                    (statement, it) -> {
                        statement.setLong(1, it.delivery());
                        statement.setInt(2, it.attempt());
                        statement.setString(3, "uncertain");
                        statement.setString(4, "under way when its node stopped");
                        statement.setLong(5, now);
                    });
            return lost.size();
        });
    }

    private record Lost(long delivery, int attempt) {}

    /** What a link's token stands for; empty if no delivery has it. */
    public Optional<Delivery> byToken(byte[] token) {
        var row = rowIds.row(token);
        return store.read()
                .sql("""
                        SELECT d.id, d.dispatch, d.contact, d.list, d.language, d.attempts
                        FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                        WHERE d.token IS NULL AND d.id = :id AND x.salt = :salt
                        UNION ALL
                        SELECT id, dispatch, contact, list, language, attempts FROM delivery WHERE token = :token
                        """)
                .param("id", row.number())
                .param("salt", row.salt())
                .param("token", token)
                .query((it, n) -> delivery(it, token))
                .optional();
    }

    /** Rejections that say the address itself is at fault and whose consequence has not been drawn yet, oldest first. */
    public List<AddressFault> faults(int limit) {
        return store.read()
                .sql("""
                        SELECT e.id, d.contact, e.at FROM delivery_event e JOIN delivery d ON d.id = e.delivery
                        WHERE e.event = 'address-at-fault' AND e.applied = 0 ORDER BY e.id LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new AddressFault(
                        row.getLong("id"), row.getLong("contact"), Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** Notes that the consequence of a fault has been drawn. */
    public void applied(AddressFault fault) {
        store.run(db -> db.sql("UPDATE delivery_event SET applied = 1 WHERE id = :id")
                .param("id", fault.event())
                .update());
    }

    private void accept(List<Settlement> settlements) {
        long now = clock.millis();
        store.batch("""
                UPDATE delivery SET state = 'accepted', note = ?, settled_at = ?, owner = NULL, lease_until = NULL
                WHERE id = ? AND state = 'submitting' AND attempts = ?
                """, settlements, (statement, it) -> {
            statement.setString(1, ((Outcome.Accepted) it.outcome()).receipt());
            statement.setLong(2, now);
            statement.setLong(3, it.delivery().id());
            statement.setInt(4, it.delivery().attempts());
        });
    }

    private int defer(JdbcClient db, Delivery delivery, Outcome.Deferred outcome) {
        var again = new Again("pending", outcome.reason(), outcome.retryAt().toEpochMilli());
        return again(db, delivery, again) == 1
                ? event(db, delivery, new Event("deferred", outcome.reason(), outcome.fault()))
                : 0;
    }

    private int doubt(JdbcClient db, Delivery delivery, Outcome.Uncertain outcome) {
        var again = new Again("uncertain", outcome.reason(), outcome.retryAt().toEpochMilli());
        return again(db, delivery, again) == 1
                ? event(db, delivery, new Event("uncertain", outcome.reason(), Fault.TRANSIENT))
                : 0;
    }

    private int again(JdbcClient db, Delivery delivery, Again again) {
        return db.sql("""
                        UPDATE delivery SET state = :state, note = :note, due_at = :due,
                                            owner = NULL, lease_until = NULL
                        WHERE id = :id AND state = 'submitting' AND attempts = :attempts
                        """)
                .param("state", again.state())
                .param("note", again.note())
                .param("due", again.due())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
    }

    private int reject(JdbcClient db, Delivery delivery, Outcome.Rejected outcome) {
        int rows = db.sql("""
                        UPDATE delivery SET state = 'rejected', note = :note, settled_at = :now,
                                            owner = NULL, lease_until = NULL
                        WHERE id = :id AND state = 'submitting' AND attempts = :attempts
                        """)
                .param("note", outcome.reason())
                .param("now", clock.millis())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
        if (rows == 0) return 0;
        var word = outcome.suppress() ? "address-at-fault" : "rejected";
        return event(db, delivery, new Event(word, outcome.reason(), outcome.fault()));
    }

    private int event(JdbcClient db, Delivery delivery, Event event) {
        return db.sql("""
                        INSERT INTO delivery_event (delivery, attempt, event, note, fault, at)
                        VALUES (:delivery, :attempt, :event, :note, :fault, :now)
                        """)
                .param("delivery", delivery.id())
                .param("attempt", delivery.attempts())
                .param("event", event.word())
                .param("note", event.note())
                .param("fault", event.fault().code())
                .param("now", clock.millis())
                .update();
    }

    private static Delivery delivery(ResultSet row, byte[] token) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("dispatch"),
                row.getLong("contact"),
                row.getLong("list"),
                row.getString("language"),
                token,
                row.getInt("attempts"));
    }

    private record Event(String word, String note, Fault fault) {}

    private record Again(String state, String note, long due) {}
}
