package org.communique.choices;

import org.communique.audience.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this room knows of a contact, forgotten when the contact is erased. */
public final class ChoicesTraces implements Erasure.Also {

    @Override
    public String what() {
        return "links, change of address";
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        int rows = 0;
        for (var table : new String[] {"fresh_link", "address_change"})
            rows += db.sql("DELETE FROM " + table + " WHERE contact = :contact")
                    .param("contact", person.contact())
                    .update();
        return rows;
    }
}
