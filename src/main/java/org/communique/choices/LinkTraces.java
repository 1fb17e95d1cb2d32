package org.communique.choices;

import java.time.Clock;
import org.communique.audience.Erasure;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this room knows of a contact, forgotten when the contact is erased. */
public final class LinkTraces implements Erasure.Also {

    private final DailyMail daily;

    public LinkTraces(Vault vault, Clock clock) {
        this.daily = new DailyMail(vault, clock);
    }

    @Override
    public String what() {
        return "links, changes of address";
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
}
