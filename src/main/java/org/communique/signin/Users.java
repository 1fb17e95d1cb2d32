package org.communique.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Store;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The users, and the only writer of the {@code staff_user} table. */
public final class Users {

    /** Costs of RFC 9106 §4, second recommendation: 64 MiB, three passes; one lane, as two cores serve all. */
    private static final Argon2PasswordEncoder ARGON2ID = new Argon2PasswordEncoder(16, 32, 1, 1 << 16, 3);

    private final Store store;
    private final Clock clock;

    public Users(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return false if somebody has this name */
    public boolean add(User user) {
        return store.write(db -> db.sql("""
                        INSERT INTO staff_user (name, shown, language, created_at) VALUES (:name, :shown, :language, :now)
                        ON CONFLICT (name) DO NOTHING
                        """)
                        .param("name", user.name())
                        .param("shown", user.shown())
                        .param("language", user.language().toLanguageTag())
                        .param("now", clock.millis())
                        .update()
                == 1);
    }

    public Optional<User> find(String name) {
        return store.read()
                .sql("SELECT name, shown, language FROM staff_user WHERE name = :name")
                .param("name", name)
                .query((row, n) -> user(row))
                .optional();
    }

    public void setPassword(String name, String password) {
        var hash = ARGON2ID.encode(password);
        store.run(db -> db.sql("UPDATE staff_user SET password = :hash WHERE name = :name")
                .param("hash", hash)
                .param("name", name)
                .update());
    }

    /** Whether this is her password; false for somebody unknown, after the same work. */
    public boolean proves(String name, String password) {
        var hash = store.read()
                .sql("SELECT password FROM staff_user WHERE name = :name AND password IS NOT NULL")
                .param("name", name)
                .query(String.class)
                .optional();
        return ARGON2ID.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    }

    /** Of a password that nobody has. */
    private static final String NOBODY = ARGON2ID.encode("nobody");

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"), row.getString("shown"), Locale.forLanguageTag(row.getString("language")));
    }
}
