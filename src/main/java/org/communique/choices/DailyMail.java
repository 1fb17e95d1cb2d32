package org.communique.choices;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Forgets what hinders nobody any more; returns how many rows. */
    int forget(JdbcClient db) {
        return db.sql("DELETE FROM link_mail WHERE at <= :day")
                .param("day", clock.millis() - DAY.toMillis())
                .update();
    }

    /** Forgets that a mail of this kind went to a contact; returns how many rows. */
    int forget(JdbcClient db, String kind, long contact) {
        return db.sql("DELETE FROM link_mail WHERE who = :who")
                .param("who", hash(kind, "contact " + contact))
                .update();
    }

    /** To which of these contacts a mail of these kinds went. */
    Set<Long> known(JdbcClient db, List<String> kinds, List<Long> contacts) {
        var byHash = new HashMap<String, Long>();
        var hashes = new ArrayList<byte[]>();
        for (long contact : contacts)
            for (var kind : kinds) {
                var hash = hash(kind, "contact " + contact);
                hashes.add(hash);
                byHash.put(HexFormat.of().formatHex(hash), contact);
            }
        return db
                .sql("SELECT who FROM link_mail WHERE who IN (:hashes)")
                .param("hashes", hashes)
                .query((row, n) -> byHash.get(HexFormat.of().formatHex(row.getBytes("who"))))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private byte[] hash(String kind, String who) {
        return vault.blind("link mail " + kind + " " + who);
    }
}
