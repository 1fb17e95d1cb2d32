package org.communique.audience;

import java.time.Clock;
import java.util.List;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends subscriptions, with the evidence. Beginning one needs consent and is the import's work. */
public final class Subscriptions {

    private final Store store;
    private final Clock clock;

    public Subscriptions(Store store, Clock clock) {
        this.store = store;
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
            long wording = Wordings.id(db, "en", way.wish());
            int ended = 0;
            for (long list : lists) ended += end(db, contact, list, wording, way.source());
            return ended;
        });
    }

    private int end(JdbcClient db, long contact, long list, long wording, String source) {
        int rows = db.sql("""
                        UPDATE subscription SET state = 'unsubscribed', changed_at = :now
                        WHERE list = :list AND contact = :contact AND state <> 'unsubscribed'
                        """)
                .param("now", clock.millis())
                .param("list", list)
                .param("contact", contact)
                .update();
        if (rows == 1)
            db.sql("""
                            INSERT INTO consent (list, contact, event, wording, source, at)
                            VALUES (:list, :contact, 'withdrawn', :wording, :source, :now)
                            """)
                    .param("list", list)
                    .param("contact", contact)
                    .param("wording", wording)
                    .param("source", source)
                    .param("now", clock.millis())
                    .update();
        return rows;
    }
}
