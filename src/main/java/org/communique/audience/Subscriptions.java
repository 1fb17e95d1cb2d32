package org.communique.audience;

import java.time.Clock;
import java.util.List;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends subscriptions, with the evidence. Beginning one needs consent and is the import's work. */
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
