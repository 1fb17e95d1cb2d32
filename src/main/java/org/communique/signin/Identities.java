package org.communique.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.openid.Identity;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * Whom of the users a provider means by its {@code sub}: bound once and never by an address again, so that who changes her address
 * there does not become somebody else here.
 */
public final class Identities {

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public Identities(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** Who is bound to it. */
    Optional<String> user(Identity identity) {
        return store.read()
                .sql("SELECT user_name FROM user_identity WHERE identity_hash = :hash")
                .param("hash", hash(identity))
                .query(String.class)
                .optional();
    }

    /** Binds it to her. @return false if it is somebody's, or she has another one of this provider */
    boolean bind(String user, Identity identity) {
        return store.write(db -> db.sql("""
                        INSERT INTO user_identity (identity_hash, issuer, user_name, created_at)
                        VALUES (:hash, :issuer, :user, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("hash", hash(identity))
                        .param("issuer", identity.issuer())
                        .param("user", user)
                        .param("now", clock.millis())
                        .update()
                == 1);
    }

    /**
     * A provider by which she is let in.
     *
     * @param issuer its address
     */
    public record Bound(String issuer, Instant since) {}

    /** Hers, the oldest first. */
    List<Bound> of(String user) {
        return store.read()
                .sql("SELECT issuer, created_at FROM user_identity WHERE user_name = :user ORDER BY created_at, issuer")
                .param("user", user)
                .query((row, n) -> new Bound(row.getString("issuer"), Instant.ofEpochMilli(row.getLong("created_at"))))
                .list();
    }

    /** Unbinds hers of this provider. @return false if there is none */
    boolean remove(String user, String issuer) {
        return store.write(db -> db.sql("DELETE FROM user_identity WHERE user_name = :user AND issuer = :issuer")
                        .param("user", user)
                        .param("issuer", issuer)
                        .update()
                == 1);
    }

    /** Unbinds all of hers. */
    void removeAll(String user) {
        store.run(db -> db.sql("DELETE FROM user_identity WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    private byte[] hash(Identity identity) {
        return vault.blind("identity\0" + identity.issuer() + "\0" + identity.subject());
    }
}
