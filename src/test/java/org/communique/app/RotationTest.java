package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.audience.Address;
import org.communique.store.Dialect;
import org.communique.vault.KeyFile;
import org.communique.vault.KeyRing;
import org.communique.vault.Place;
import org.communique.vault.SealBroken;
import org.communique.vault.Tokens.Purpose;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RotationTest {

    private static final int PEOPLE = 2_100;

    /** Who seals with the keys of the ring, and the columns it goes into; a new one has to be rotated as well. */
    private static final Map<String, String> SEALERS = Map.of(
            "Applications", "signup.sealed",
            "Callbacks", "hub_request.callback hub_request.secret hub_subscription.callback hub_subscription.secret",
            "Cards", "keys.contact_key.wrapped",
            "DkimKeys", "dkim_key.private_key",
            "Notices", "notice.sealed",
            "RequestRows", "keys.press_request_key.wrapped",
            "Requests", "link_request.sealed",
            "Sessions", "user_session.attributes",
            "Totps", "user_totp.secret",
            "Users", "staff_user.email");

    @TempDir
    Path folder;

    private TestHouse house;
    private final Commands commands = new Commands();

    @AfterEach
    void close() {
        if (house != null) house.close();
    }

    @ParameterizedTest
    @EnumSource
    void everything_is_sealed_anew_and_what_goes_by_the_other_keys_stays(Dialect dialect) throws IOException {
        house = new TestHouse(folder, dialect);
        SealedHouse.fill(house.core, PEOPLE);
        var token = house.core.tokens.issue(new byte[16], Purpose.UNSUBSCRIBE);
        var blind = house.core.vault.blind("x");
        house.core.close();

        assertEquals(0, commands.run(house, "keys", "rotate"), commands.err);
        assertTrue(commands.out.contains("key 2 seals everything: " + (PEOPLE + 12) + " values"), commands.out);
        assertEquals(0, commands.run(house, "keys", "retire"), commands.err);
        house.restart();

        readable();
        assertEquals(0, new Rotation(house.core.store, house.core.vault).left());
        assertTrue(house.core.tokens.read(token, Purpose.UNSUBSCRIBE).isPresent(), "links work for years");
        assertArrayEquals(blind, house.core.vault.blind("x"), "suppressed addresses stay suppressed");
        assertTrue(house.core.chains.prove().stream().allMatch(it -> it.fault().isEmpty()));
        assertEquals(
                Optional.of("p7@example.org"),
                house.core
                        .contacts
                        .find(house.core
                                .contacts
                                .ids(new Address("p7@example.org"))
                                .get(0))
                        .map(it -> it.address().value()));
        var file = house.core.folder.keyFile();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(1, KeyFile.readOrCreate(file).size());
    }

    @Test
    void a_retired_key_opens_nothing_and_cannot_be_derived_from_what_is_left() {
        var first = KeyRing.of(new byte[32]);
        var place = new Place("a.b", new byte[] {1});
        var sealed = new Vault(first).seal("x", place);

        var both = first.with(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        var only = both.newestOnly();

        assertEquals("x", new Vault(both).open(sealed, place));
        assertThrows(SealBroken.class, () -> new Vault(only).open(sealed, place));
        assertEquals("x", new Vault(only).open(new Vault(both).seal("x", place), place));
        assertArrayEquals(new Vault(first).blind("x"), new Vault(only).blind("x"));
    }

    @Test
    void keys_are_not_changed_while_another_process_has_them_in_memory() {
        house = new TestHouse(folder, Dialect.SQLITE);

        assertEquals(1, commands.run(house, "keys", "rotate"));
        assertTrue(commands.err.contains("stop the server"), commands.err);
        assertEquals(0, commands.run(house, "keys"));
        assertTrue(commands.out.startsWith("key 1 seals; 1 in the ring"), commands.out);
    }

    @Test
    void an_old_key_stays_as_long_as_anything_needs_it_and_a_value_nobody_can_open_is_left_alone() {
        house = new TestHouse(folder, Dialect.SQLITE);
        SealedHouse.fill(house.core, 3);
        house.core.store.run(
                db -> db.sql("UPDATE notice SET sealed = zeroblob(50)").update());
        house.core.close();

        assertEquals(1, commands.run(house, "keys", "rotate"));
        assertTrue(commands.out.contains("1 no key opens"), commands.out);
        assertEquals(1, commands.run(house, "keys", "retire"));
        assertEquals(0, commands.run(house, "keys"));
        assertTrue(commands.out.contains("2 in the ring; sealed by older ones: 1"), commands.out);
        house.restart();
    }

    @Test
    void every_room_that_seals_is_known_to_the_rotation() {
        var callers = ArchitectureTest.MAIN.stream()
                .filter(it -> !it.getPackageName().endsWith(".vault"))
                .filter(RotationTest::seals)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        var columns = Rotation.COLUMNS.stream()
                .map(it -> it.table() + "." + it.column())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(SEALERS.keySet()), callers, "whoever seals gives a SealedColumn to Rotation");
        assertEquals(
                String.join(" ", columns),
                SEALERS.values().stream()
                        .flatMap(it -> java.util.Arrays.stream(it.split(" ")))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static boolean seals(JavaClass it) {
        return it.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getPackageName().endsWith(".vault")
                        && (call.getTargetOwner().getSimpleName().equals("Vault")
                                        && call.getName().equals("seal")
                                || call.getName().equals("newKey")));
    }

    private void readable() {
        for (var it : Rotation.COLUMNS)
            if (!it.table().startsWith("keys.")) assertEquals(1, SealedHouse.readable(house.core, it), it.table());
        assertEquals(
                PEOPLE,
                house.core.store.read().sql("SELECT id FROM contact").query(Long.class).list().stream()
                        .filter(it -> house.core.contacts.find(it).isPresent())
                        .count());
        assertEquals(SealedHouse.WORDS, SealedHouse.pressRequest(house.core));
    }
}
