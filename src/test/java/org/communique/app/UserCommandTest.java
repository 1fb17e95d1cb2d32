package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server is set up by a script that knows no browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserCommandTest {

    private static final String LONG = "three grey herons at dusk";

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_user_is_added_with_a_sealed_address_and_a_password_from_a_file(Dialect dialect) throws IOException {
        house = new TestHouse(folder, dialect);
        var file = Files.writeString(folder.resolve("password"), LONG + "\n");

        done("user", "add", "kim", "--name", "Kim Vos", "--mail", "kim@Example.org", "--language", "nl");
        done("user", "password", "kim", "--file", file.toString());

        assertEquals(Optional.of(new Address("kim@example.org")), house.core.users.address("kim"));
        assertTrue(house.core.users.proves("kim", LONG));
        assertFalse(program.out.contains("example.org"), "who may see addresses is not the console's to say");
        assertEquals(
                0,
                house.core
                        .store
                        .read()
                        .sql("SELECT count(*) FROM staff_user WHERE CAST(email AS TEXT) LIKE '%kim%'")
                        .query(Integer.class)
                        .single());
        assertEquals(
                2,
                house.core.audit.newest(0, 9).stream()
                        .filter(it -> it.entry().detail().equals("kim"))
                        .count());
    }

    @Test
    void somebody_disabled_proves_nothing_until_she_is_enabled() throws IOException {
        house = new TestHouse(folder, Dialect.SQLITE);
        var file = Files.writeString(folder.resolve("password"), LONG);
        done("user", "add", "kim");
        done("user", "password", "kim", "--file", file.toString());

        done("user", "disable", "kim");
        assertFalse(house.core.users.proves("kim", LONG));
        assertTrue(program.out.contains("kim: kim, en, disabled"), program.out);

        done("user", "enable", "kim");
        assertTrue(house.core.users.proves("kim", LONG));
    }

    @Test
    void what_cannot_be_is_refused_in_words() {
        house = new TestHouse(folder, Dialect.SQLITE);
        done("user", "add", "kim");

        assertEquals(1, program.run(house, "user", "add", "kim"));
        assertEquals("somebody has this user name already\n", program.err);
        assertEquals(1, program.run(house, "user", "add", "Kim Vos"));
        assertEquals(1, program.run(house, "user", "add", "ana", "--mail", "no address"));
        assertEquals(1, program.run(house, "user", "password", "nobody", "--file", "x"));
        assertEquals("there is no such user\n", program.err);
        assertEquals(1, program.run(house, "user", "password", "kim"), "a test has no console");
    }

    private void done(String... arguments) {
        assertEquals(0, program.run(house, arguments), program.err);
    }
}
