package org.communique.presscontact;

import java.util.List;
import java.util.Set;
import org.communique.audience.Erasure;
import org.communique.vault.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this room knows of a contact beyond evidence, forgotten when the contact is erased: requests go with their keys. */
public final class PressContactTraces implements Erasure.Also {

    /** What this room keeps sealed. */
    public static final SealedColumn SEALED = RequestRows.SEALED;

    @Override
    public String what() {
        return "press record, requests";
    }

    @Override
    public Set<Long> known(JdbcClient db, List<Erasure.Person> all) {
        return Set.copyOf(db.sql("""
                        SELECT contact FROM press_contact WHERE contact IN (:contacts)
                        UNION SELECT contact FROM press_notice WHERE contact IN (:contacts)
                        UNION SELECT contact FROM press_request WHERE contact IN (:contacts)
                        UNION SELECT c.id FROM contact c JOIN press_request r
                          ON r.organisation = c.organisation AND r.blind_index = c.blind_index WHERE c.id IN (:contacts)
                        """)
                .param("contacts", Erasure.Person.contacts(all))
                .query(Long.class)
                .list());
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        var requests =
                "press_request WHERE contact = :contact OR organisation = :organisation AND blind_index = :blind";
        int rows = 0;
        for (var sql : new String[] {
            "DELETE FROM keys.press_request_key WHERE request IN (SELECT id FROM " + requests + ")",
            "DELETE FROM " + requests,
            "DELETE FROM press_contact WHERE contact = :contact",
            "DELETE FROM press_notice WHERE contact = :contact"
        })
            rows += db.sql(sql)
                    .param("contact", person.contact())
                    .param("organisation", person.organisation())
                    .param("blind", person.blindIndex())
                    .update();
        return rows;
    }
}
