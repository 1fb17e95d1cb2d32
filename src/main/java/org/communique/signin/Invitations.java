package org.communique.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Tokens.Purpose;
import org.communique.vault.Vault;

/** One-time links by which somebody sets her own password; the only writer of {@code user_invitation}. */
public final class Invitations {

    /** How long one is good for. */
    public static final Duration LIFE = Duration.ofHours(72);

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final Tokens tokens;

    public Invitations(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.tokens = new Tokens(vault);
    }

    /** The token of a new one; an older one of hers is good for nothing from now on. */
    public String issue(String user) {
        var uid = vault.random(16);
        store.run(db -> db.sql("""
                        INSERT INTO user_invitation (uid, user_name, expires_at) VALUES (:uid, :user, :expires)
                        ON CONFLICT (user_name) DO UPDATE SET uid = :uid, expires_at = :expires
                        """)
                .param("uid", uid)
                .param("user", user)
                .param("expires", clock.instant().plus(LIFE).toEpochMilli())
                .update());
        return tokens.issue(uid, Purpose.INVITATION);
    }

    /** Who is invited by it; empty if it was used, is too old, or is none of ours. */
    public Optional<String> user(String token) {
        return tokens.read(token, Purpose.INVITATION).flatMap(uid -> store.read()
                .sql("SELECT user_name FROM user_invitation WHERE uid = :uid AND expires_at > :now")
                .param("uid", uid)
                .param("now", clock.millis())
                .query(String.class)
                .optional());
    }

    /** Uses it up. @return who is invited; empty as {@link #user} */
    Optional<String> take(String token) {
        return tokens.read(token, Purpose.INVITATION)
                .flatMap(uid -> store.write(db -> db.sql(
                                "DELETE FROM user_invitation WHERE uid = :uid AND expires_at > :now RETURNING user_name")
                        .param("uid", uid)
                        .param("now", clock.millis())
                        .query(String.class)
                        .optional()));
    }

    void remove(String user) {
        store.run(db -> db.sql("DELETE FROM user_invitation WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    /** Forgets what is over. @return how many */
    public int forgetExpired() {
        return store.write(db -> db.sql("DELETE FROM user_invitation WHERE expires_at <= :now")
                .param("now", clock.millis())
                .update());
    }
}
