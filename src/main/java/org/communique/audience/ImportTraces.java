package org.communique.audience;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What imports remember of a contact so that they can be taken back; forgotten when the contact is erased. */
public final class ImportTraces implements Erasure.Also {

    @Override
    public String what() {
        return "changes by imports";
    }

    @Override
    public Set<Long> known(JdbcClient db, List<Erasure.Person> all) {
        return Set.copyOf(db.sql("""
                        SELECT DISTINCT contact FROM import_change WHERE contact IN (:contacts)
                        """)
                .param("contacts", Erasure.Person.contacts(all))
                .query(Long.class)
                .list());
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        return db.sql("DELETE FROM import_change WHERE contact = :contact")
                .param("contact", person.contact())
                .update();
    }
}
