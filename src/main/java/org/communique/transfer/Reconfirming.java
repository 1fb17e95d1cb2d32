package org.communique.transfer;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.communique.audience.Arrivals;
import org.communique.audience.Contacts;
import org.communique.signup.Reconfirmations;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks those whom an import put on a list until they confirm: a few at a time, since a hundred thousand mails at once look like
 * somebody else's. Who does not answer stays where she is and is never written to.
 */
public final class Reconfirming {

    /** Mails owed in a round at most; there is one a minute. */
    static final int AT_ONCE = 100;

    private final Store store;
    private final Contacts contacts;
    private final Reconfirmations reconfirmations;

    public Reconfirming(Arrivals.House house, Reconfirmations reconfirmations) {
        this.store = house.store();
        this.contacts = new Contacts(house.store(), house.vault());
        this.reconfirmations = reconfirmations;
    }

    /** An import some of whose people are still to be asked. @param through the last contact that was */
    private record Open(long number, List<Long> lists, long through) {}

    /** Owes the next mails, of the oldest import that owes any. @return how many people were looked at */
    public int round() {
        var open = open();
        return open.isEmpty() ? 0 : store.write(db -> some(db, open.get()));
    }

    private Optional<Open> open() {
        return store.read()
                .sql("""
                        SELECT id, lists, asked_through FROM import
                        WHERE asked_through IS NOT NULL AND state IN ('done', 'broken') ORDER BY id LIMIT 1
                        """)
                .query((row, n) -> new Open(
                        row.getLong("id"),
                        Json.strings(row.getString("lists")).stream()
                                .map(Long::valueOf)
                                .toList(),
                        row.getLong("asked_through")))
                .optional();
    }

    private int some(JdbcClient db, Open open) {
        var waiting = waiting(db, open);
        var last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
        int moved = db.sql("""
                        UPDATE import SET asked_through = :last
                        WHERE id = :id AND asked_through = :through AND state IN ('done', 'broken')
                        """)
                .param("last", last, java.sql.Types.BIGINT)
                .param("id", open.number())
                .param("through", open.through())
                .update();
        if (moved == 0) return 0;
        for (long contact : waiting)
            contacts.find(contact).ifPresent(it -> reconfirmations.ask(db, it, lists(db, open, contact)));
        return waiting.size();
    }

    private static List<Long> waiting(JdbcClient db, Open open) {
        var all = new TreeSet<Long>();
        for (long list : open.lists())
            all.addAll(db.sql("""
                            SELECT s.contact FROM subscription s JOIN contact c ON c.id = s.contact
                            WHERE s.list = :list AND s.contact > :through AND s.import = :import AND s.state = 'pending'
                              AND NOT EXISTS (SELECT 1 FROM suppression x
                                  WHERE x.organisation = c.organisation AND x.blind_index = c.blind_index)
                            ORDER BY s.contact LIMIT :limit
                            """)
                    .param("list", list)
                    .param("through", open.through())
                    .param("import", open.number())
                    .param("limit", AT_ONCE)
                    .query(Long.class)
                    .list());
        return all.stream().limit(AT_ONCE).toList();
    }

    private static List<Long> lists(JdbcClient db, Open open, long contact) {
        return db.sql("""
                        SELECT list FROM subscription
                        WHERE contact = :contact AND import = :import AND state = 'pending' ORDER BY list
                        """)
                .param("contact", contact)
                .param("import", open.number())
                .query(Long.class)
                .list();
    }
}
