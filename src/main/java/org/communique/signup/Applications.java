package org.communique.signup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Place;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms that came in; the only writer of the {@code signup} table. */
final class Applications {

    /** Where the forms that pass are more than the mails that may go out, the rest waits so long and is forgotten. */
    private static final Duration WAIT = Duration.ofHours(1);

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    Applications(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** A row. @param network keyed hash of where it came from */
    record Kept(byte[] uid, State state, byte[] sealed, Optional<byte[]> network, Instant expiresAt) {}

    /** How far it is. */
    enum State {
        /** Nobody has looked at it. */
        RECEIVED,
        /** A mail was owed. */
        ASKED,
        /** The link in it was used. */
        CONFIRMED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One row, whatever becomes of it: the same work for everybody. */
    void receive(Application application, byte[] network) {
        var uid = vault.random(16);
        var sealed = vault.seal(Json.write(application), place(uid));
        long now = clock.millis();
        store.run(db -> db.sql("""
                        INSERT INTO signup (uid, state, sealed, blind_index, network, at, expires_at)
                        VALUES (:uid, 'received', :sealed, :blind, :network, :now, :expires)
                        """)
                .param("uid", uid)
                .param("sealed", sealed)
                .param("blind", vault.blind(application.to().comparable()))
                .param("network", network)
                .param("now", now)
                .param("expires", now + WAIT.toMillis())
                .update());
    }

    /** One that asks a person we know; a mail is owed for it. @return what its link names */
    byte[] ask(JdbcClient db, Application application, Duration validity) {
        var uid = vault.random(16);
        long now = clock.millis();
        db.sql("""
                        INSERT INTO signup (uid, state, sealed, at, expires_at)
                        VALUES (:uid, 'asked', :sealed, :now, :expires)
                        """)
                .param("uid", uid)
                .param("sealed", vault.seal(Json.write(application), place(uid)))
                .param("now", now)
                .param("expires", now + validity.toMillis())
                .update();
        return uid;
    }

    /** Whether {@link #received} or {@link #forget} would find anything. */
    boolean due() {
        return store.read()
                .sql("""
                        SELECT EXISTS (SELECT 1 FROM signup WHERE state = 'received')
                            OR EXISTS (SELECT 1 FROM signup WHERE expires_at <= :now)
                        """)
                .param("now", clock.millis())
                .query(Boolean.class)
                .single();
    }

    /** Those nobody has looked at, oldest first, kept from other nodes until the transaction ends. */
    List<Kept> received(JdbcClient db, int limit) {
        return db.sql("""
                        SELECT s.uid, s.state, s.sealed, s.network, s.expires_at FROM signup s
                        WHERE s.state = 'received' ORDER BY s.at, s.uid LIMIT :limit
                        """ + store.dialect().rowLock("s"))
                .param("limit", limit)
                .query((row, n) -> kept(row))
                .list();
    }

    /** The row a link names; empty once it is forgotten. */
    Optional<Kept> find(JdbcClient db, byte[] uid) {
        return db.sql("""
                        SELECT uid, state, sealed, network, expires_at FROM signup
                        WHERE uid = :uid AND state <> 'received' AND expires_at > :now
                        """)
                .param("uid", uid)
                .param("now", clock.millis())
                .query((row, n) -> kept(row))
                .optional();
    }

    Application open(Kept kept) {
        return Json.read(vault.open(kept.sealed(), place(kept.uid())), Application.class);
    }

    void asked(JdbcClient db, Kept kept, Duration validity) {
        db.sql("UPDATE signup SET state = 'asked', expires_at = :expires WHERE uid = :uid AND state = 'received'")
                .param("expires", clock.millis() + validity.toMillis())
                .param("uid", kept.uid())
                .update();
    }

    /** False if somebody else has confirmed it in this very moment. */
    boolean confirmed(JdbcClient db, Kept kept, Application without) {
        return db.sql("UPDATE signup SET state = 'confirmed', sealed = :sealed WHERE uid = :uid AND state = 'asked'")
                        .param("sealed", vault.seal(Json.write(without), place(kept.uid())))
                        .param("uid", kept.uid())
                        .update()
                == 1;
    }

    void drop(JdbcClient db, Kept kept) {
        db.sql("DELETE FROM signup WHERE uid = :uid").param("uid", kept.uid()).update();
    }

    /** Forgets what is too old. */
    void forget(JdbcClient db) {
        db.sql("DELETE FROM signup WHERE expires_at <= :now")
                .param("now", clock.millis())
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getBytes("uid"),
                State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getBytes("sealed"),
                Optional.ofNullable(row.getBytes("network")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static Place place(byte[] uid) {
        return new Place("signup.sealed", uid);
    }
}
