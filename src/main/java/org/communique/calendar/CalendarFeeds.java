package org.communique.calendar;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;

/**
 * Private addresses of the calendar, one for each user and organisation, and the only writer of {@code calendar_feed}. An address
 * says who reads; what she may see is asked anew at each reading.
 */
public final class CalendarFeeds {

    private static final int ID = 16;

    private final Store store;
    private final Vault vault;
    private final Tokens tokens;
    private final Clock clock;

    public CalendarFeeds(Store store, Vault vault, Tokens tokens, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whose an address is. */
    public record Owner(long organisation, String user) {}

    /** A new token for somebody, in place of the one she had. It is told once: only its hash is kept. */
    public String issue(Owner owner) {
        var id = vault.random(ID);
        store.run(db -> db.sql("""
                        INSERT INTO calendar_feed (organisation, user_name, sha256, created_at)
                        VALUES (:organisation, :user, :sha256, :now)
                        ON CONFLICT (organisation, user_name) DO UPDATE
                            SET sha256 = excluded.sha256, created_at = excluded.created_at
                        """)
                .param("organisation", owner.organisation())
                .param("user", owner.user())
                .param("sha256", sha256(id))
                .param("now", clock.millis())
                .update());
        return tokens.issue(id, Tokens.Purpose.CALENDAR);
    }

    /** From now on the address of somebody leads nowhere. */
    public void revoke(Owner owner) {
        store.run(db -> db.sql("DELETE FROM calendar_feed WHERE organisation = :organisation AND user_name = :user")
                .param("organisation", owner.organisation())
                .param("user", owner.user())
                .update());
    }

    /** Since when somebody has an address; empty if she has none. */
    public Optional<Instant> since(Owner owner) {
        return store.read()
                .sql("SELECT created_at FROM calendar_feed WHERE organisation = :organisation AND user_name = :user")
                .param("organisation", owner.organisation())
                .param("user", owner.user())
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    /** Who reads by this token; empty for whatever is not a token of ours that is still good. */
    public Optional<Owner> owner(String token) {
        return tokens.read(token, Tokens.Purpose.CALENDAR).flatMap(id -> store.read()
                .sql("SELECT organisation, user_name FROM calendar_feed WHERE sha256 = :sha256")
                .param("sha256", sha256(id))
                .query((row, n) -> new Owner(row.getLong("organisation"), row.getString("user_name")))
                .optional());
    }

    private static byte[] sha256(byte[] id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
