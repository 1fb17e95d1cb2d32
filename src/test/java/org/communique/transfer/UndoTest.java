package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Audit;
import org.communique.audience.Chains;
import org.communique.audience.Chosen;
import org.communique.audience.Consents;
import org.communique.audience.Departures;
import org.communique.audience.Entry;
import org.communique.audience.Erasure;
import org.communique.audience.Keep;
import org.communique.audience.Rhythm;
import org.communique.audience.Subscriptions;
import org.communique.audience.Suppressions;
import org.communique.audience.WayOut;
import org.communique.audience.Wishes;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows, what changes of people we know, and taking it all back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UndoTest {

    @TempDir
    Path folder;

    private TransferHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void twenty_five_thousand_rows_with_some_twice_are_each_counted_once_and_the_dry_run_knew(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var csv = people(25_000) + people(100).substring(6) + "not an address\n";

        var dry = house.take(csv, new ImportOrder.Options(true, Entry.Known.KEEP, false, Map.of()));
        var report = house.take(csv);

        assertEquals(new ImportReport.Counts(25_000, 0, 0, 100, 0, 0, 0, 0), report.counts());
        assertEquals(1, report.failed());
        assertEquals(report.counts(), dry.counts());
        assertEquals(
                25_000,
                house.count("SELECT count(*) FROM contact c JOIN contact_card d ON d.contact = c.id "
                        + "JOIN keys.contact_key k ON k.contact = c.id JOIN subscription s ON s.contact = c.id "
                        + "JOIN consent e ON c.id BETWEEN e.contact AND coalesce(e.through, e.contact)"));
        assertEquals(25_100, house.take(csv).alreadyThere());
        assertTrue(new Chains(house.store, house.vault)
                .prove().stream().allMatch(it -> it.fault().isEmpty()));
        if (dialect == Dialect.SQLITE) assertEquals("ok", house.all("PRAGMA integrity_check"));
        if (dialect == Dialect.SQLITE)
            assertEquals(
                    List.of(),
                    house.store.read().sql("PRAGMA foreign_key_check").query().listOfRows());
    }

    @ParameterizedTest
    @EnumSource
    void undoing_erases_whom_the_import_made_and_keeps_whom_somebody_touched(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var report = house.take(people(3));
        new Subscriptions(house.store, house.vault, Clock.fixed(TransferHouse.NOW.plusSeconds(60), ZoneOffset.UTC))
                .unsubscribe(house.count("SELECT min(id) FROM contact"), List.of(house.list.id()), WayOut.PAGE);

        var back = undo(1).undo(house.organisation, report.number(), Actor.console());

        assertEquals(new Departures.Back(2, 2, 0, 1, 0), back);
        assertEquals(2, house.count("SELECT count(*) FROM keys.contact_key WHERE wrapped IS NULL"));
        assertEquals("undone", house.all("SELECT state FROM import"));
        assertThrows(InvalidImport.class, () -> undo(1).undo(house.organisation, report.number(), Actor.console()));
        assertEquals(1, house.take(people(3)).unsubscribed());
    }

    @ParameterizedTest
    @EnumSource
    void undoing_gives_back_what_was_overwritten(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,name,topics\nana@example.org,Ana,law\n");
        assertEquals(
                1, house.take("email,name,language\nana@example.org,Ann,\n").alreadyThere());
        assertEquals(
                0,
                house.take("email,name\nana@example.org,Ann\n", TransferHouse.known(Entry.Known.FILL))
                        .changed());

        var report = house.take(
                "email,name,language,topics\nana@example.org,Ann,mk,shelters\n",
                TransferHouse.known(Entry.Known.OVERWRITE));
        assertEquals(1, report.changed());
        assertEquals(
                "mk shelters",
                house.all("SELECT language FROM contact") + " " + house.all("SELECT topic FROM contact_topic"));

        assertEquals(
                1,
                undo(1).undo(house.organisation, report.number(), Actor.console())
                        .restored());
        assertEquals(
                "en law",
                house.all("SELECT language FROM contact") + " " + house.all("SELECT topic FROM contact_topic"));
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_while_the_import_still_runs_has_left_for_good(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var report = house.take(people(2));
        new Subscriptions(house.store, house.vault, Clock.fixed(TransferHouse.NOW, ZoneOffset.UTC))
                .unsubscribe(house.count("SELECT min(id) FROM contact"), List.of(house.list.id()), WayOut.PAGE);

        undo(1).undo(house.organisation, report.number(), Actor.console());

        assertEquals(1, house.take(people(2)).unsubscribed());
    }

    @ParameterizedTest
    @EnumSource
    void undoing_leaves_alone_what_she_has_chosen_since(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,rhythm,topics\nana@example.org,instant,law\n");
        var report = house.take(
                "email,rhythm,topics\nana@example.org,daily,shelters\n", TransferHouse.known(Entry.Known.OVERWRITE));
        assertEquals(1, report.changed());
        var chosen = new Chosen(List.of(Locale.FRENCH), Set.of("courts"), Rhythm.WEEKLY, Optional.empty());
        house.store.run(db -> new Wishes(house.store).choose(db, house.count("SELECT id FROM contact"), chosen));

        undo(1).undo(house.organisation, report.number(), Actor.console());

        assertEquals(
                "fr weekly courts",
                house.all("SELECT language FROM contact") + " " + house.all("SELECT rhythm FROM contact") + " "
                        + house.all("SELECT topic FROM contact_topic"));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_kept_to_give_back_to_who_was_erased(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,country\nana@example.org,NL\n");
        house.take("email,country\nana@example.org,MK\n", TransferHouse.known(Entry.Known.OVERWRITE));

        erasure().erase(house.count("SELECT id FROM contact"), "person", Keep.forEver());

        assertEquals(0, house.count("SELECT count(*) FROM import_change"));
    }

    @Test
    void after_thirty_days_an_import_stays() {
        house = new TransferHouse(Dialect.SQLITE, folder);
        var report = house.take(people(1));

        assertThrows(InvalidImport.class, () -> undo(31).undo(house.organisation, report.number(), Actor.console()));
    }

    @Test
    void a_mapping_is_given_once_and_remembered_for_files_with_the_same_header() {
        house = new TransferHouse(Dialect.SQLITE, folder);
        var csv = "Wen,Anrede\nana@example.org,Ana\n";
        assertEquals("header", house.take(csv).faults().get(0).field());

        house.take(
                csv, new ImportOrder.Options(true, Entry.Known.KEEP, false, Map.of("Wen", "email", "Anrede", "name")));

        assertEquals(1, house.take(csv).added());
    }

    @Test
    void the_rows_that_failed_are_in_a_file_for_the_owner_only_with_the_reason() throws Exception {
        house = new TransferHouse(Dialect.SQLITE, folder);

        var report = house.take("email,name\nana@gmial.com,Ana\nbad,\"=1+1\"\ninfo@yopmail.com,\n");

        var file = folder.resolve("transfer").resolve(report.errors());
        assertEquals(
                "\uFEFFemail,name,error\r\nbad,'=1+1,\"email: write one address, such as name@example.org\"\r\n",
                Files.readString(file, StandardCharsets.UTF_8));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                Map.of("typo", 1L, "role", 1L, "disposable", 1L), report.notes().counts());
        assertEquals("gmail.com", report.notes().first().get(0).suggestion());
        assertEquals(2, report.added());
    }

    @Test
    void those_who_are_to_confirm_first_wait_without_evidence() {
        house = new TransferHouse(Dialect.SQLITE, folder);

        house.take(people(2), new ImportOrder.Options(false, Entry.Known.KEEP, true, Map.of()));

        assertEquals(2, house.count("SELECT count(*) FROM subscription WHERE state = 'pending'"));
        assertEquals(0, house.count("SELECT count(*) FROM consent"));
    }

    @Test
    void an_import_without_basis_or_source_is_refused() {
        house = new TransferHouse(Dialect.SQLITE, folder);
        assertThrows(
                InvalidImport.class,
                () -> new ImportOrder(
                        Format.CSV, List.of(house.list), " ", "source", Actor.console(), ImportOrder.Options.PLAIN));
        assertThrows(
                InvalidImport.class,
                () -> new ImportOrder(
                        Format.CSV, List.of(house.list), "basis", "", Actor.console(), ImportOrder.Options.PLAIN));
    }

    private Erasure erasure() {
        var clock = Clock.fixed(TransferHouse.NOW, ZoneOffset.UTC);
        return new Erasure(
                new Erasure.Rooms(
                        house.store,
                        new Suppressions(house.store, house.vault, clock),
                        new Consents(house.store, house.vault, clock),
                        new Audit(house.store, house.vault, clock)),
                clock,
                List.of());
    }

    private Undo undo(int days) {
        return house.undo(TransferHouse.NOW.plus(Duration.ofDays(days)));
    }

    private static String people(int n) {
        var csv = new StringBuilder("email\n");
        for (int i = 0; i < n; i++) csv.append("person").append(i).append("@example.org\n");
        return csv.toString();
    }
}
