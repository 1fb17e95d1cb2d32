package org.communique.audience;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins and ends single subscriptions, and lets those begin that wait for the staff, each with the evidence. */
public final class Subscriptions {

    private final Store store;
    private final Consents consents;
    private final Clock clock;

    public Subscriptions(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.consents = new Consents(store, vault, clock);
        this.clock = clock;
    }

    /**
     * What a leaving did.
     *
     * @param lists how many subscriptions ended
     * @param at    the moment they ended, ms: what {@link #restore} asks for
     */
    public record Left(int lists, long at) {}

    /**
     * Ends a contact's subscriptions to these lists and writes the withdrawal of consent down (GDPR Art. 7(3)), in one
     * transaction. What has ended already stays as it is.
     *
     * @return how many subscriptions ended
     */
    public int unsubscribe(long contact, List<Long> lists, WayOut way) {
        return leave(contact, lists, way).lists();
    }

    /** The same, and says when. */
    public Left leave(long contact, List<Long> lists, WayOut way) {
        return store.write(db -> {
            long now = clock.millis();
            var ended = lists.stream()
                    .filter(list -> end(db, contact, list, now) == 1)
                    .toList();
            consents.add(
                    db,
                    ended.stream().map(list -> withdrawn(list, contact, way)).toList());
            return new Left(ended.size(), now);
        });
    }

    /** The same for all the lists a contact is on, in her organisation, which is the only one that knows this contact. */
    public Left leave(long contact, WayOut way) {
        return store.write(db -> leave(contact, held(db, contact), way));
    }

    /**
     * Confirms a subscription, as part of the transaction that {@code db} is in; the evidence is written with it.
     *
     * @param again true: also one that had ended, or waits to be confirmed
     * @return false if nothing was to be changed
     */
    public boolean join(JdbcClient db, Consent consent, boolean again) {
        int joined = db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at, joined_at)
                        VALUES (:list, :contact, 'confirmed', :now, :now)
                        ON CONFLICT (list, contact) DO UPDATE
                        SET state = 'confirmed', changed_at = excluded.changed_at, joined_at = excluded.joined_at
                        WHERE subscription.state <> 'confirmed' AND :again = 1
                        """)
                .param("list", consent.list())
                .param("contact", consent.contact())
                .param("now", clock.millis())
                .param("again", again ? 1 : 0)
                .update();
        if (joined == 1) consents.add(db, List.of(consent));
        return joined == 1;
    }

    /**
     * Takes back a leaving: subscriptions that ended at this very moment go on as if they had not, and the evidence says why.
     *
     * @param at      the moment they ended, ms
     * @param wording what she was shown
     * @return how many go on
     */
    public int restore(long contact, long at, Consent.Wording wording) {
        return store.write(db -> {
            var lists = db.sql("""
                            UPDATE subscription SET state = 'confirmed', changed_at = :now
                            WHERE contact = :contact AND state = 'unsubscribed' AND changed_at = :at AND joined_at > 0
                            RETURNING list
                            """)
                    .param("now", clock.millis())
                    .param("contact", contact)
                    .param("at", at)
                    .query(Long.class)
                    .list();
            consents.add(
                    db,
                    lists.stream()
                            .map(list -> new Consent(list, contact, Consent.Event.GIVEN, wording, "page"))
                            .toList());
            return lists.size();
        });
    }

    /**
     * A list as one contact sees it.
     *
     * @param shown whether everybody may know of the list
     * @param open  whether she may join it by herself
     * @param state of her subscription: {@code pending}, {@code confirmed}, {@code unsubscribed}; empty = none
     */
    public record Offer(ContactList list, boolean shown, boolean open, String state) {

        /** Whether she gets what goes through it. */
        public boolean on() {
            return state.equals("confirmed");
        }
    }

    /** The lists of a contact, and those of her organisation that everybody may know of, in the order they were made. */
    public List<Offer> offers(long contact) {
        return store.read()
                .sql("""
                        SELECT l.id, l.organisation, l.slug, l.names, l.kind, l.visibility, l.joining, l.uid, s.state
                        FROM contact c
                        JOIN list l ON l.organisation = c.organisation
                        LEFT JOIN subscription s ON s.list = l.id AND s.contact = c.id
                        WHERE c.id = :contact AND (s.state IS NOT NULL OR l.visibility = 'public') ORDER BY l.id
                        """)
                .param("contact", contact)
                .query((row, n) -> new Offer(
                        Lists.list(row),
                        row.getString("visibility").equals("public"),
                        !row.getString("joining").equals("approved"),
                        Optional.ofNullable(row.getString("state")).orElse("")))
                .list();
    }

    private static List<Long> held(JdbcClient db, long contact) {
        return db.sql(
                        "SELECT list FROM subscription WHERE contact = :contact AND state <> 'unsubscribed' ORDER BY list")
                .param("contact", contact)
                .query(Long.class)
                .list();
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
        return decline(contact, list, "");
    }

    /** The same with a reason, which is kept as evidence; empty = none. */
    public boolean decline(long contact, ContactList list, String reason) {
        var wording = "The staff of the organisation declined.";
        return decide(contact, list, "unsubscribed", reason.isBlank() ? wording : wording + " " + reason.strip());
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

    /** One that was never confirmed is not remembered as one that was. */
    private static int end(JdbcClient db, long contact, long list, long now) {
        return db.sql("""
                        UPDATE subscription SET state = 'unsubscribed', changed_at = :now,
                            joined_at = CASE WHEN state = 'pending' THEN 0 ELSE joined_at END
                        WHERE list = :list AND contact = :contact AND state <> 'unsubscribed'
                        """)
                .param("now", now)
                .param("list", list)
                .param("contact", contact)
                .update();
    }
}
