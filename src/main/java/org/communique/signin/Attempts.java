package org.communique.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts wrong passwords and codes in the last quarter of an hour: of one user name, of one network, and of all; the only writer of
 * {@code sign_in_attempt}. An attempt counts from its beginning, so that many at once are no way around it. Whoever has a passkey
 * gets in even while others guess at her name.
 */
public final class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int PER_USER = 5;

    /** More than one person may sit behind an address of an office. */
    private static final int PER_NETWORK = 20;

    /** Rows there are at most, since none is added beyond it. */
    private static final int ALTOGETHER = 200;

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public Attempts(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    private record Counts(int user, int network, int all) {

        boolean open() {
            return user < PER_USER && network < PER_NETWORK && all < ALTOGETHER;
        }
    }

    /** Begins one, which counts until it is taken back; empty if there were too many, and nobody is told of which kind. */
    OptionalLong begin(String user, String network) {
        return store.write(db -> {
            db.sql("UPDATE sign_in_gate SET made_at = :now WHERE id = 1")
                    .param("now", clock.millis())
                    .update();
            db.sql("DELETE FROM sign_in_attempt WHERE made_at <= :from")
                    .param("from", from())
                    .update();
            if (!counts(db, user, network).open()) return OptionalLong.empty();
            return OptionalLong.of(db.sql("""
                            INSERT INTO sign_in_attempt (user_name, network, made_at) VALUES (:user, :network, :now)
                            RETURNING id
                            """)
                    .param("user", hash("user", user))
                    .param("network", hash("network", network))
                    .param("now", clock.millis())
                    .query(Long.class)
                    .single());
        });
    }

    /** Whether somebody may try once more. */
    boolean open(String user, String network) {
        return counts(store.read(), user, network).open();
    }

    /** It was right as far as it went. */
    void takeBack(long attempt) {
        store.run(db -> db.sql("DELETE FROM sign_in_attempt WHERE id = :id")
                .param("id", attempt)
                .update());
    }

    /** She got in: what went wrong before was hers. Of her network it still counts. */
    void forgive(String user) {
        store.run(db -> db.sql("UPDATE sign_in_attempt SET user_name = NULL WHERE user_name = :user")
                .param("user", hash("user", user))
                .update());
    }

    private Counts counts(JdbcClient db, String user, String network) {
        return db.sql("""
                        SELECT count(CASE WHEN user_name = :user THEN 1 END) AS of_user,
                               count(CASE WHEN network = :network THEN 1 END) AS of_network,
                               count(*) AS of_all
                        FROM sign_in_attempt WHERE made_at > :from
                        """)
                .param("user", hash("user", user))
                .param("network", hash("network", network))
                .param("from", from())
                .query((row, n) -> new Counts(row.getInt("of_user"), row.getInt("of_network"), row.getInt("of_all")))
                .single();
    }

    private long from() {
        return clock.millis() - WINDOW.toMillis();
    }

    /** What strangers type is not kept: it may be a password in the wrong field. */
    private byte[] hash(String kind, String name) {
        return vault.blind("sign-in " + kind + " " + name);
    }
}
