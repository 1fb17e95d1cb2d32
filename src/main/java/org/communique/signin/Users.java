package org.communique.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.store.Store;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The users, and the only writer of the {@code staff_user} table. */
public final class Users {

    /** For the rotation of keys. */
    public static final SealedColumn SEALED =
            new SealedColumn("staff_user", "name", "email", "t.name", "staff_user.email", "staff_user t");

    /** Costs of RFC 9106 §4, second recommendation: 64 MiB, three passes; one lane, as two cores serve all. */
    private static final Argon2PasswordEncoder ARGON2ID = new Argon2PasswordEncoder(16, 32, 1, 1 << 16, 3);

    /** Of a password that nobody has. */
    private static final String NOBODY = ARGON2ID.encode("nobody");

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public Users(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
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

    /** Another shown name, another language of the desk, with or without single keys. @return false if nobody has this name */
    public boolean change(User user) {
        return store.write(db -> db.sql("""
                        UPDATE staff_user SET shown = :shown, language = :language, shortcuts = :shortcuts WHERE name = :name
                        """)
                        .param("name", user.name())
                        .param("shown", user.shown())
                        .param("language", user.language().toLanguageTag())
                        .param("shortcuts", user.shortcuts() ? 1 : 0)
                        .update()
                == 1);
    }

    /** By the name she signs in with, whether she may sign in or not. */
    public Optional<User> find(String name) {
        return store.read()
                .sql("SELECT name, shown, language, shortcuts FROM staff_user WHERE name = :name")
                .param("name", name)
                .query((row, n) -> user(row))
                .optional();
    }

    /** All, by name; who of them works for which organisation, the room {@code staff} knows. */
    public List<User> all() {
        return store.read()
                .sql("SELECT name, shown, language, shortcuts FROM staff_user ORDER BY name")
                .query((row, n) -> user(row))
                .list();
    }

    /** Her mail address, if one is known. */
    public Optional<Address> address(String name) {
        return store.read()
                .sql("SELECT email FROM staff_user WHERE name = :name AND email IS NOT NULL")
                .param("name", name)
                .query((row, n) -> new Address(vault.open(row.getBytes("email"), SEALED.place(name))))
                .optional();
    }

    /**
     * Who has this address, without regard to case. Letters beyond ASCII must be the very same: two that look alike, or that one
     * rule of folding takes for the other, are two addresses here.
     *
     * @return empty if nobody has, or more than one
     */
    public Optional<String> withAddress(Address address) {
        boolean plain = address.value().chars().allMatch(it -> it < 128);
        var having = all().stream()
                .map(User::name)
                .filter(name -> address(name)
                        .filter(it -> plain
                                ? it.comparable().equals(address.comparable())
                                : it.value().equals(address.value()))
                        .isPresent())
                .toList();
        return having.size() == 1 ? Optional.of(having.get(0)) : Optional.empty();
    }

    /** Keeps her mail address, sealed. */
    public void setAddress(String name, Address address) {
        var sealed = vault.seal(address.value(), SEALED.place(name));
        store.run(db -> update(db, name, "UPDATE staff_user SET email = :value WHERE name = :name", sealed));
    }

    public void setPassword(String name, String password) {
        var hash = ARGON2ID.encode(password);
        store.run(db -> update(db, name, "UPDATE staff_user SET password = :value WHERE name = :name", hash));
    }

    /** Whether this is her password and she may sign in; false for somebody unknown, after the same work. */
    public boolean proves(String name, String password) {
        var hash = store.read().sql("""
                        SELECT password FROM staff_user
                        WHERE name = :name AND password IS NOT NULL AND disabled_at IS NULL
                        """).param("name", name).query(String.class).optional();
        return ARGON2ID.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    }

    /** She signs in no more. @return false if she could not anyway */
    public boolean disable(String name) {
        return store.write(db -> update(
                        db,
                        name,
                        "UPDATE staff_user SET disabled_at = :value WHERE name = :name AND disabled_at IS NULL",
                        clock.millis())
                == 1);
    }

    /** She signs in again. @return false if she could anyway */
    public boolean enable(String name) {
        return store.write(
                db -> db.sql("UPDATE staff_user SET disabled_at = NULL WHERE name = :name AND disabled_at IS NOT NULL")
                                .param("name", name)
                                .update()
                        == 1);
    }

    /** Whether she is known and may sign in. */
    public boolean active(String name) {
        return store.read()
                .sql("SELECT 1 FROM staff_user WHERE name = :name AND disabled_at IS NULL")
                .param("name", name)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static int update(JdbcClient db, String name, String sql, Object value) {
        return db.sql(sql).param("value", value).param("name", name).update();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("shown"),
                Locale.forLanguageTag(row.getString("language")),
                row.getInt("shortcuts") == 1);
    }
}
