package org.communique.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who has to be told with her next mail where we have her address from (GDPR Art. 14): written down with the audience, so that every
 * attempt at a mail says the same. A mail that never left leaves the notice to the next one.
 */
final class FirstNotices {

    private FirstNotices() {}

    /** Part of the transaction that freezes the audience. */
    static void owe(JdbcClient db, long dispatch) {
        db.sql("""
                        INSERT INTO press_notice (delivery, contact, source, basis)
                        SELECT d.id, p.contact, p.source, p.basis
                        FROM press_contact p JOIN delivery d ON d.dispatch = :dispatch AND d.contact = p.contact
                        WHERE p.told_at IS NULL AND p.source <> 'herself'
                          AND NOT EXISTS (SELECT 1 FROM press_notice n JOIN delivery o ON o.id = n.delivery
                                          WHERE n.contact = p.contact AND o.state <> 'rejected')
                        """).param("dispatch", dispatch).update();
    }
}
