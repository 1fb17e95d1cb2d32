package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is erased is gone from everywhere, stays away, and it can be shown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureTest {

    static final Address ANA = new Address("ana@example.org");

    @TempDir
    Path folder;

    private TestHouse house;
    private ContactList list;

    @AfterEach
    void close() {
        house.close();
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        list = house.list("press", ListKind.PRESS, "ana@example.org,en", "bo@example.org,en");
        long ana = ana();
        house.core.store.run(db -> {
            db.sql("INSERT INTO contact_topic (contact, topic) VALUES (" + ana + ", 'housing'), (" + ana + ", 'work')")
                    .update();
            db.sql("INSERT INTO press_key (contact, login, hash, made_at) VALUES (" + ana + ", 'l', randomblob(8), 1)")
                    .update();
        });
    }

    private long ana() {
        return house.core.contacts.ids(ANA).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_left_but_evidence_under_a_number_and_the_hash_that_keeps_her_out(Dialect dialect) {
        open(dialect);
        long ana = ana();

        var proof = house.core.erasure.erase(ana, "person", Keep.forEver()).orElseThrow();

        for (var table : List.of("contact_topic", "contact_field", "contact_card", "press_key", "subscription"))
            assertEquals(0, count("SELECT count(*) FROM " + table + " WHERE contact = " + ana), table);
        assertEquals(0, count("SELECT count(*) FROM contact WHERE id = " + ana));
        assertEquals(
                1, count("SELECT count(*) FROM keys.contact_key WHERE wrapped IS NULL AND destroyed_at IS NOT NULL"));
        assertEquals(Optional.empty(), house.core.contacts.find(ana));
        assertEquals(List.of(), house.core.contacts.ids(ANA));
        assertEquals(Optional.of(Suppression.ERASED), house.core.suppressions.suppressed(list.organisation(), ANA));
        assertEquals(1, count("SELECT count(*) FROM consent WHERE event = 'withdrawn' AND contact = " + ana));
        assertEquals(
                "newsroom key, grants, revocation 1, contact topic 2, subscription 1, contact card 1, contact 1; key destroyed; "
                        + "suppressed for ever",
                proof.detail());
        assertEquals(proof, house.core.erasure.proof(ana).orElseThrow());
        assertTrue(house.core.chains.noted(proof.link()).isPresent(), "the proof is sealed");
        assertTrue(house.core.chains.prove().stream().allMatch(it -> it.fault().isEmpty()));
        assertEquals(Optional.empty(), house.core.erasure.erase(ana, "person", Keep.forEver()), "once is enough");
    }

    /** The last mail to her: owed if she is gone, and only then. */
    @ParameterizedTest
    @EnumSource
    void what_is_to_happen_with_an_erasure_is_committed_with_it_or_not_at_all(Dialect dialect) {
        open(dialect);
        long ana = ana();
        var gone = "SELECT count(*) FROM contact WHERE id = " + ana;

        house.core.erasure.erase(ana, "person", Keep.forEver(), db -> {
            assertEquals(0, db.sql(gone).query(Long.class).single());
            assertEquals(1, count(gone), "others see her until the commit");
        });

        assertEquals(0, count(gone));
    }

    @ParameterizedTest
    @EnumSource
    void who_is_erased_after_a_release_began_is_not_written_to_and_no_import_brings_her_back(Dialect dialect) {
        open(dialect);
        var release = house.release(house.statement("safe", "en"), TestHouse.NINE, list);
        house.sweep();

        house.core.erasure.erase(ana(), "person", Keep.forEver());
        house.deliver();

        assertEquals(1, house.mail.parcels.size());
        assertEquals(1, house.tally(release, "mail", "public").excluded().get("erased"));
        house.list("press", ListKind.PRESS, "ana@example.org,en");
        assertEquals(List.of(), house.core.contacts.ids(ANA));
    }

    @ParameterizedTest
    @CsvSource({"none, 0, false", "2, 700, true", "2, 740, false", "forever, 36500, true"})
    void the_hash_is_kept_as_long_as_was_chosen(String keep, int days, boolean kept) {
        open(Dialect.SQLITE);
        house.core.erasure.erase(ana(), "person", Keep.of(keep));

        house.pass(Duration.ofDays(days));
        house.core.suppressions.forgetExpired();
        house.restart();

        assertEquals(
                kept,
                house.core.suppressions.suppressed(list.organisation(), ANA).isPresent());
        assertEquals(kept ? 1 : 0, count("SELECT count(*) FROM keys.erasure WHERE blind_index IS NOT NULL"));
        assertThrows(IllegalArgumentException.class, () -> Keep.of("101"));
        assertThrows(IllegalArgumentException.class, () -> Keep.of("soon"));
    }

    @ParameterizedTest
    @EnumSource(Suppression.class)
    void only_her_own_confirmation_lifts_it_and_never_what_staff_decided(Suppression reason) {
        open(Dialect.SQLITE);
        if (reason == Suppression.ERASED) house.core.erasure.erase(ana(), "person", Keep.forEver());
        else house.core.suppressions.suppress(list.organisation(), ANA, reason, Optional.empty());

        assertEquals(reason != Suppression.MANUAL, house.core.suppressions.lift(list.organisation(), ANA));
        house.restart();

        assertEquals(
                reason == Suppression.MANUAL,
                house.core.suppressions.suppressed(list.organisation(), ANA).isPresent());
        assertFalse(house.core.suppressions.lift(list.organisation() + 1, ANA));
    }

    /** TRUST: an older backup of the data beside the newest keys. */
    @Test
    void an_older_backup_brings_nobody_back() throws IOException {
        open(Dialect.SQLITE);
        long ana = ana();
        var backup = folder.resolve("backup.db");
        house.core.store.read().sql("VACUUM INTO '" + backup + "'").update();
        house.core.erasure.erase(ana, "person", Keep.forEver());
        house.list("press", ListKind.PRESS, "cy@example.org,en");
        long cy = house.core.contacts.ids(new Address("cy@example.org")).get(0);
        house.core.erasure.erase(cy, "person", Keep.forEver());

        restored(backup);

        assertEquals(Optional.empty(), house.core.contacts.find(ana));
        assertEquals(0, count("SELECT count(*) FROM contact_card WHERE contact = " + ana));
        assertEquals(Optional.of(Suppression.ERASED), house.core.suppressions.suppressed(list.organisation(), ANA));
        house.list("press", ListKind.PRESS, "ana@example.org,en", "cy@example.org,en");
        house.release(house.statement("safe", "en"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        assertEquals(List.of("bo@example.org"), house.mail.addresses());
    }

    @Test
    void in_the_backup_itself_her_card_cannot_be_opened_with_the_newest_keys() throws IOException {
        open(Dialect.SQLITE);
        var backup = folder.resolve("backup.db");
        house.core.store.read().sql("VACUUM INTO '" + backup + "'").update();
        house.core.erasure.erase(ana(), "person", new Keep(0));

        var bytes = Files.readString(backup, StandardCharsets.ISO_8859_1);

        assertFalse(bytes.contains("ana@"), "no address in clear");
        assertEquals(1, count("SELECT count(*) FROM keys.contact_key WHERE wrapped IS NOT NULL"), "bo's");
    }

    /** Not even as an old page: neither the wrapped key, nor the card, nor the hash if it is not to be kept. */
    @Test
    void the_files_hold_no_copy_of_what_was_destroyed() throws IOException {
        open(Dialect.SQLITE);
        long ana = ana();
        var secrets = List.of(
                bytes("SELECT wrapped FROM keys.contact_key WHERE contact = " + ana),
                bytes("SELECT sealed FROM contact_card WHERE contact = " + ana),
                bytes("SELECT blind_index FROM contact WHERE id = " + ana));
        for (var it : secrets) assertTrue(somewhere(it), "it is found before");

        house.core.erasure.erase(ana, "person", new Keep(0));

        for (var it : secrets) assertFalse(somewhere(it), "and nowhere afterwards");
    }

    @Test
    void a_command_erases_by_address_and_prints_a_proof_that_names_nobody() {
        open(Dialect.SQLITE);
        long ana = ana();
        house.core.close();
        var commands = new Commands();

        assertEquals(0, commands.run(house, "contacts", "erase", "ana@example.org", "--keep", "3", "--by", "person"));
        assertTrue(
                commands.out.startsWith("Contact " + ana + " was erased at 2026-10-18T09:00:00Z by person: "),
                commands.out);
        assertFalse(commands.out.contains("@"));
        assertEquals(0, commands.run(house, "contacts", "erase", "--contact", "" + ana), "the proof again");
        assertEquals(1, commands.run(house, "contacts", "erase", "ana@example.org"));
        assertFalse(commands.err.contains("ana"), commands.err);
        assertEquals(1, commands.run(house, "contacts", "erase", "ana@example.org", "--keep", "soon"));
        assertEquals(0, commands.run(house, "contacts", "suppress", "cy@example.org"));
        assertEquals("suppressed", commands.out.strip());
        assertEquals(0, commands.run(house, "contacts", "forget-suppressions"));
        house.restart();
    }

    @Test
    void who_joined_and_was_erased_after_the_backup_stays_out_as_well() throws IOException {
        open(Dialect.SQLITE);
        var backup = folder.resolve("backup.db");
        house.core.store.read().sql("VACUUM INTO '" + backup + "'").update();
        house.list("press", ListKind.PRESS, "cy@example.org,en");
        var cy = new Address("cy@example.org");
        house.core.erasure.erase(house.core.contacts.ids(cy).get(0), "person", Keep.forEver());

        restored(backup);

        assertEquals(Optional.of(Suppression.ERASED), house.core.suppressions.suppressed(list.organisation(), cy));
    }

    /** The chains say that evidence is missing, until somebody has said that this is known. */
    @Test
    void after_a_restore_the_chains_are_cut_and_go_on_once_that_was_accepted() throws IOException {
        open(Dialect.SQLITE);
        var backup = folder.resolve("backup.db");
        house.core.store.read().sql("VACUUM INTO '" + backup + "'").update();
        house.list("press", ListKind.PRESS, "cy@example.org,en", "di@example.org,en");
        house.list("press", ListKind.PRESS, "ed@example.org,en");
        restored(backup);
        house.core.close();
        var commands = new Commands();

        assertEquals(1, commands.run(house, "verify"));
        assertTrue(commands.out.contains("the end was cut off"), commands.out);
        assertEquals(0, commands.run(house, "verify", "--restored"), commands.out);
        assertEquals(0, commands.run(house, "verify"));
        house.restart();

        assertEquals(
                1, count("SELECT count(*) FROM audit WHERE action = 'chain.restored' AND subject = 'chain consent'"));
    }

    private void restored(Path backup) throws IOException {
        house.core.close();
        var data = folder.resolve("data/communique.db");
        for (var tail : List.of("-wal", "-shm")) Files.deleteIfExists(Path.of(data + tail));
        Files.copy(backup, data, StandardCopyOption.REPLACE_EXISTING);
        house.restart();
    }

    private boolean somewhere(byte[] what) throws IOException {
        for (var name : List.of("communique.db", "communique.db-wal", "keys.db", "keys.db-wal")) {
            var file = folder.resolve("data").resolve(name);
            if (Files.exists(file) && latin(Files.readAllBytes(file)).contains(latin(Arrays.copyOfRange(what, 2, 30))))
                return true;
        }
        return false;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(String sql) {
        return house.core.store.read().sql(sql).query(byte[].class).single();
    }

    private long count(String sql) {
        return house.core.store.read().sql(sql).query(Long.class).single();
    }
}
