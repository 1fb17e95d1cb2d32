package org.communique.audience;

import java.time.Clock;
import java.util.List;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends subscriptions, and lets those begin that wait for the staff, each with the evidence. */
public final class Subscriptions {

    private final Store store;
    private final Consents consents;
    private final Clock clock;

    public Subscriptions(Store store, Clock clock) {
        this.store = store;
        this.consents = new Consents(store, clock);
        this.clock = clock;
    }

    /**
     * Ends a contact's subscriptions to these lists and writes the withdrawal of consent down (GDPR Art. 7(3)), in one
     * transaction. What has ended already stays as it is.
     *
     * @return how many subscriptions ended
     */
    public int unsubscribe(long contact, List<Long> lists, WayOut way) {
        return store.write(db -> {
            var ended =
                    lists.stream().filter(list -> end(db, contact, list) == 1).toList();
            consents.add(
                    db,
                    ended.stream().map(list -> withdrawn(list, contact, way)).toList());
            return ended.size();
        });
    }

    /** Somebody who wants to be on a list and waits for the staff. @param since ms since 1970 */
    public record Pending(long contact, long since) {}

    /** Who waits for the staff of a list, the one who has waited longest first. */
    public List<Pending> pending(ContactList list) {
        return store.read()
                .sql("""
                        SELECT s.contact, s.changed_at FROM subscription s JOIN list l ON l.id = s.list
                        WHERE s.list = :list AND s.state = 'pending' AND l.joining = 'approved'
                        ORDER BY s.changed_at, s.contact
                        """)
                .param("list", list.id())
                .query((row, n) -> new Pending(row.getLong("contact"), row.getLong("changed_at")))
                .list();
    }

    /**
     * Lets somebody onto a list that she asked to be on.
     *
     * @param wording how she asked or what she was told, in English, for the evidence
     * @return false if she does not wait any more, or joins by herself
     */
    public boolean approve(long contact, ContactList list, String wording) {
        return decide(contact, list, "confirmed", wording);
    }

    /** Keeps somebody off a list that she asked to be on. @return false if she does not wait any more, or joins by herself */
    public boolean decline(long contact, ContactList list) {
        return decide(contact, list, "unsubscribed", "The staff of the organisation declined.");
    }

    private boolean decide(long contact, ContactList list, String state, String wording) {
        return store.write(db -> {
            int rows = db.sql("""
                            UPDATE subscription SET state = :state, changed_at = :now,
                                   joined_at = CASE WHEN :state = 'confirmed' THEN :now ELSE joined_at END
                            WHERE list = :list AND contact = :contact AND state = 'pending'
                              AND EXISTS (SELECT 1 FROM list l WHERE l.id = :list AND l.joining = 'approved')
                            """)
                    .param("state", state)
                    .param("now", clock.millis())
                    .param("list", list.id())
                    .param("contact", contact)
                    .update();
            var event = state.equals("confirmed") ? Consent.Event.GIVEN : Consent.Event.WITHDRAWN;
            if (rows == 1)
                consents.add(
                        db,
                        List.of(new Consent(
                                list.id(), contact, event, new Consent.Wording("en", wording, ""), "staff")));
            return rows == 1;
        });
    }

    private static Consent withdrawn(long list, long contact, WayOut way) {
        var wording = new Consent.Wording("en", way.wish(), "");
        return new Consent(list, contact, Consent.Event.WITHDRAWN, wording, way.source());
    }

    private int end(JdbcClient db, long contact, long list) {
        return db.sql("""
                        UPDATE subscription SET state = 'unsubscribed', changed_at = :now
                        WHERE list = :list AND contact = :contact AND state <> 'unsubscribed'
                        """)
                .param("now", clock.millis())
                .param("list", list)
                .param("contact", contact)
                .update();
    }
}
