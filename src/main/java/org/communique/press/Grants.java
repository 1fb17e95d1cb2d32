package org.communique.press;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * What pressing the button of an advance page gives: 128 random bits in the address, good for one delivery and a short while. Only
 * their keyed hash is kept, so the table opens nothing.
 */
public final class Grants {

    private static final int BYTES = 16;
    /** Live grants of one delivery at most: who presses the button for ever fills no table. */
    private static final int MOST = 20;

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final Duration validity;

    Grants(Store store, Vault vault, Clock clock, Duration validity) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.validity = validity;
    }

    /** Makes a grant, and forgets those that have expired: 22 characters of base64url. */
    public String open(Advance advance) {
        var grant = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.random(BYTES));
        store.run(db -> {
            db.sql("DELETE FROM advance_grant WHERE expires_at <= :now")
                    .param("now", clock.millis())
                    .update();
            db.sql("""
                            DELETE FROM advance_grant WHERE hash IN
                                (SELECT hash FROM advance_grant WHERE delivery = :delivery
                                 ORDER BY expires_at DESC LIMIT 1000 OFFSET :keep)
                            """)
                    .param("delivery", advance.delivery())
                    .param("keep", MOST - 1)
                    .update();
            db.sql("""
                            INSERT INTO advance_grant (hash, delivery, contact, expires_at)
                            VALUES (:hash, :delivery, :contact, :expires)
                            """)
                    .param("hash", hash(grant))
                    .param("delivery", advance.delivery())
                    .param("contact", advance.contact())
                    .param("expires", clock.instant().plus(validity).toEpochMilli())
                    .update();
        });
        return grant;
    }

    /** Whether a grant opens this copy now. */
    public boolean opens(Advance advance, String grant) {
        return store.read()
                .sql("""
                        SELECT 1 FROM advance_grant
                        WHERE hash = :hash AND delivery = :delivery AND expires_at > :now
                        """)
                .param("hash", hash(grant))
                .param("delivery", advance.delivery())
                .param("now", clock.millis())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private byte[] hash(String grant) {
        return vault.blind("advance grant " + grant);
    }
}
