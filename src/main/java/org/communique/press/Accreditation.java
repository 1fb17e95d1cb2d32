package org.communique.press;

import java.time.Clock;
import org.communique.store.Store;

/** Who of the press may look at anything under embargo, and the end of it for one contact alone. */
public final class Accreditation {

    private final Store store;
    private final Clock clock;

    Accreditation(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether a contact is on a press list, accredited, and neither suppressed nor revoked. */
    public boolean holds(long contact) {
        return !revoked(contact)
                && store.read()
                        .sql("""
                        SELECT 1 FROM contact c
                        WHERE c.id = :contact
                          AND EXISTS (SELECT 1 FROM subscription s JOIN list l ON l.id = s.list
                                      WHERE s.contact = c.id AND s.state = 'confirmed' AND l.kind = 'press')
                          AND EXISTS (SELECT 1 FROM press_standing st
                                      WHERE st.contact = c.id AND st.until_at > :now)
                          AND NOT EXISTS (SELECT 1 FROM suppression x
                                          WHERE x.organisation = c.organisation AND x.blind_index = c.blind_index)
                        """)
                        .param("contact", contact)
                        .param("now", clock.millis())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
    }

    /** Whether a contact was revoked and not restored. */
    public boolean revoked(long contact) {
        return store.read()
                .sql("SELECT 1 FROM press_revocation WHERE contact = :contact")
                .param("contact", contact)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Ends a contact's key, grants and links at once, and nobody else's. The second time changes nothing.
     *
     * @return false if it was revoked already
     */
    public boolean revoke(long contact) {
        return store.write(db -> {
            for (var table : new String[] {"press_key", "advance_grant"})
                db.sql("DELETE FROM " + table + " WHERE contact = :contact")
                        .param("contact", contact)
                        .update();
            return db.sql("""
                            INSERT INTO press_revocation (contact, at) VALUES (:contact, :now)
                            ON CONFLICT (contact) DO NOTHING
                            """)
                            .param("contact", contact)
                            .param("now", clock.millis())
                            .update()
                    == 1;
        });
    }

    /**
     * Lets the links in a contact's mails open again; grants stay ended, and a key has to be made anew.
     *
     * @return false if it was not revoked
     */
    public boolean restore(long contact) {
        return store.write(db -> db.sql("DELETE FROM press_revocation WHERE contact = :contact")
                        .param("contact", contact)
                        .update()
                == 1);
    }
}
