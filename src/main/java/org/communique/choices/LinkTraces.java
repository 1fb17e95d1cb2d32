package org.communique.choices;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.audience.Erasure;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this room knows of a contact, forgotten when its time is over or the contact is erased. */
public final class LinkTraces implements Erasure.Also {

    private final DailyMail daily;
    private final Clock clock;

    public LinkTraces(Vault vault, Clock clock) {
        this.clock = clock;
        this.daily = new DailyMail(vault, clock);
    }

    @Override
    public String what() {
        return "links, changes of address";
    }

    @Override
    public Set<Long> known(JdbcClient db, List<Erasure.Person> all) {
        var contacts = Erasure.Person.contacts(all);
        var known = new HashSet<>(daily.known(db, Moves.KINDS, contacts));
        known.addAll(db.sql("""
                        SELECT contact FROM fresh_link WHERE contact IN (:contacts)
                        UNION SELECT contact FROM address_change WHERE contact IN (:contacts)
                        """).param("contacts", contacts).query(Long.class).list());
        return known;
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        int rows = Moves.forget(db, person.contact());
        rows += Links.end(db, person.contact());
        return rows
                + Moves.KINDS.stream()
                        .mapToInt(kind -> daily.forget(db, kind, person.contact()))
                        .sum();
    }

    /** Links, wishes for another address and notes of mails whose time is over go; returns how many. */
    public int forgetExpired(JdbcClient db) {
        int rows = daily.forget(db);
        for (var sql : List.of(
                "DELETE FROM fresh_link WHERE expires_at <= :now",
                "DELETE FROM address_change WHERE expires_at <= :now"))
            rows += db.sql(sql).param("now", clock.millis()).update();
        return rows;
    }
}
