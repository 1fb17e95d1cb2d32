package org.communique.press;

import java.util.List;
import java.util.Set;
import org.communique.audience.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this room knows of a contact beyond evidence, forgotten when the contact is erased. */
public final class PressTraces implements Erasure.Also {

    @Override
    public String what() {
        return "newsroom key, grants, revocation";
    }

    @Override
    public Set<Long> known(JdbcClient db, List<Erasure.Person> all) {
        return Set.copyOf(db.sql("""
                        SELECT contact FROM press_key WHERE contact IN (:contacts)
                        UNION SELECT contact FROM advance_grant WHERE contact IN (:contacts)
                        UNION SELECT contact FROM press_revocation WHERE contact IN (:contacts)
                        """)
                .param("contacts", Erasure.Person.contacts(all))
                .query(Long.class)
                .list());
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        int rows = 0;
        for (var table : new String[] {"press_key", "advance_grant", "press_revocation"})
            rows += db.sql("DELETE FROM " + table + " WHERE contact = :contact")
                    .param("contact", person.contact())
                    .update();
        return rows;
    }
}
