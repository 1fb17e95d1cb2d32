package org.communique.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.OneTimeCode;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;

/** Secrets of the users' authenticator programs, and the only writer of the {@code user_totp} table. */
public final class Totps {

    /** For the rotation of keys. */
    public static final SealedColumn SEALED =
            new SealedColumn("user_totp", "user_name", "secret", "t.user_name", "user_totp.secret", "user_totp t");

    /** Clocks of telephones may be half a minute off (RFC 6238 §5.2). */
    private static final int APART = 1;

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    private record Row(byte[] secret, long lastStep) {}

    public Totps(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** A secret that nobody has yet. */
    public byte[] newSecret() {
        return vault.random(OneTimeCode.SECRET);
    }

    /** A secret as people type it. */
    public String words(byte[] secret) {
        return OneTimeCode.words(secret);
    }

    /** Reads {@link #words} back. */
    public byte[] read(String words) {
        return OneTimeCode.secret(words).orElseThrow();
    }

    /** Whether she has an authenticator program. */
    public boolean has(String user) {
        return row(user).isPresent();
    }

    /**
     * Sets one up, in place of the one she had.
     *
     * @param code what it shows for the secret, which counts as used
     * @return false if the code is wrong; then nothing changes
     */
    public boolean set(String user, byte[] secret, String code) {
        var step = fits(secret, code);
        step.ifPresent(it -> write(user, secret, it));
        return step.isPresent();
    }

    /** Whether this is a code of now that was not used before; it is then. */
    public boolean take(String user, String code) {
        return row(user)
                .flatMap(row -> fits(row.secret(), code).filter(step -> step > row.lastStep()))
                .filter(step -> used(user, step))
                .isPresent();
    }

    public void remove(String user) {
        store.run(db -> db.sql("DELETE FROM user_totp WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    /** Of two requests with the same code at once, one is too late. */
    private boolean used(String user, long step) {
        return store.write(
                db -> db.sql("UPDATE user_totp SET last_step = :step WHERE user_name = :user AND last_step < :step")
                                .param("step", step)
                                .param("user", user)
                                .update()
                        == 1);
    }

    private Optional<Long> fits(byte[] secret, String code) {
        long now = OneTimeCode.step(clock.instant());
        var given = code.getBytes(StandardCharsets.UTF_8);
        for (long step = now - APART; step <= now + APART; step++)
            if (MessageDigest.isEqual(OneTimeCode.at(secret, step).getBytes(StandardCharsets.UTF_8), given))
                return Optional.of(step);
        return Optional.empty();
    }

    private void write(String user, byte[] secret, long step) {
        var sealed = vault.seal(Base64.getEncoder().encodeToString(secret), SEALED.place(user));
        store.run(db -> db.sql("""
                        INSERT INTO user_totp (user_name, secret, last_step, created_at) VALUES (:user, :secret, :step, :now)
                        ON CONFLICT (user_name) DO UPDATE SET secret = :secret, last_step = :step, created_at = :now
                        """)
                .param("user", user)
                .param("secret", sealed)
                .param("step", step)
                .param("now", clock.millis())
                .update());
    }

    private Optional<Row> row(String user) {
        return store.read()
                .sql("SELECT secret, last_step FROM user_totp WHERE user_name = :user")
                .param("user", user)
                .query((row, n) -> new Row(
                        Base64.getDecoder().decode(vault.open(row.getBytes("secret"), SEALED.place(user))),
                        row.getLong("last_step")))
                .optional();
    }
}
