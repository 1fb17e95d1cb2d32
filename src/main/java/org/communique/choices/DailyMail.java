package org.communique.choices;

import java.time.Clock;
import java.time.Duration;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets each kind of mail go to somebody once a day; the only writer of {@code link_mail}, where nobody can be recognised. */
final class DailyMail {

    private static final Duration DAY = Duration.ofHours(24);

    private final Vault vault;
    private final Clock clock;

    DailyMail(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether it may go now; if so it counts. One statement, so that two nodes never both say yes. */
    boolean allowed(JdbcClient db, String kind, long contact) {
        return allowed(db, kind, "contact " + contact);
    }

    /** The same for an address that is no contact's. @param who a code of it */
    boolean allowed(JdbcClient db, String kind, String who) {
        long now = clock.millis();
        return db.sql("""
                        INSERT INTO link_mail (who, at) VALUES (:who, :now)
                        ON CONFLICT (who) DO UPDATE SET at = excluded.at WHERE link_mail.at <= :day
                        """)
                        .param("who", hash(kind, who))
                        .param("now", now)
                        .param("day", now - DAY.toMillis())
                        .update()
                == 1;
    }

    /** Forgets what hinders nobody any more. */
    void forget(JdbcClient db) {
        db.sql("DELETE FROM link_mail WHERE at <= :day")
                .param("day", clock.millis() - DAY.toMillis())
                .update();
    }

    /** Forgets that a mail of this kind went to a contact; returns how many rows. */
    int forget(JdbcClient db, String kind, long contact) {
        return db.sql("DELETE FROM link_mail WHERE who = :who")
                .param("who", hash(kind, "contact " + contact))
                .update();
    }

    private byte[] hash(String kind, String who) {
        return vault.blind("link mail " + kind + " " + who);
    }
}
