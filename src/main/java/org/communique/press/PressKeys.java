package org.communique.press;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * User names and passwords of newsroom systems (HTTP Basic, RFC 7617), one for each press contact. A password is 160 random bits
 * that nobody chose, so a keyed hash keeps it as well as a slow one would: without the key file there is nothing to guess at.
 */
public final class PressKeys {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, none that looks like another
    private static final int LOGIN_LETTERS = 12;
    private static final int SECRET_LETTERS = 32;
    private static final int LONGEST = 100;
    private static final byte[] NOBODY = new byte[32];

    private final Store store;
    private final Vault vault;
    private final Accreditation accreditation;
    private final Clock clock;
    private final Failures failures;

    PressKeys(Store store, Vault vault, Accreditation accreditation, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.accreditation = accreditation;
        this.clock = clock;
        this.failures = new Failures(clock);
    }

    /** A user name and its password, which is shown once. */
    public record Key(String login, String password) {

        /** A mask: no password reaches a log. */
        @Override
        public String toString() {
            return "[press key]";
        }
    }

    private record Kept(long contact, byte[] hash) {}

    /** Makes a contact's key; the one before opens nothing any more. */
    public Key make(long contact) {
        var key = new Key(letters(LOGIN_LETTERS), letters(SECRET_LETTERS));
        store.run(db -> db.sql("""
                        INSERT INTO press_key (contact, login, hash, made_at) VALUES (:contact, :login, :hash, :now)
                        ON CONFLICT (contact) DO UPDATE
                        SET login = excluded.login, hash = excluded.hash, made_at = excluded.made_at
                        """)
                .param("contact", contact)
                .param("login", key.login())
                .param("hash", hash(key.login(), key.password()))
                .param("now", clock.millis())
                .update());
        return key;
    }

    /** Who this is. Known and unknown user names cost the same work and get the same answer. */
    public Door knock(String login, String password) {
        if (login.length() > LONGEST || password.length() > LONGEST) return new Door.Shut();
        var wait = failures.wait(login);
        if (wait.isPresent()) return new Door.Wait(wait.get());
        var kept = kept(login);
        boolean right = MessageDigest.isEqual(kept.map(Kept::hash).orElse(NOBODY), hash(login, password));
        if (right && kept.isPresent() && accreditation.holds(kept.get().contact()))
            return new Door.Open(kept.get().contact());
        if (!right) failures.failed(login);
        return new Door.Shut();
    }

    private Optional<Kept> kept(String login) {
        return store.read()
                .sql("SELECT contact, hash FROM press_key WHERE login = :login")
                .param("login", login.replace("\0", "")) // PostgreSQL's text holds none
                .query((row, n) -> new Kept(row.getLong("contact"), row.getBytes("hash")))
                .optional();
    }

    private byte[] hash(String login, String password) {
        return vault.blind("press key " + login + "\n" + password);
    }

    private String letters(int count) {
        var text = new StringBuilder(count);
        for (byte it : vault.random(count)) text.append(LETTERS.charAt(it & 31));
        return text.toString();
    }
}
