package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.audience.*;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportsTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Store store;
    private Imports imports;
    private Subscriptions subscriptions;
    private ContactList alerts;

    private void open(Dialect dialect) {
        store = Databases.open(dialect, folder);
        var organisations = new Organisations(store);
        long organisation = organisations
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
        imports = new Imports(
                new Arrivals.House(store, new Vault(new byte[32]), CLOCK), organisations, folder.resolve("transfer"));
        subscriptions = new Subscriptions(store, new Vault(new byte[32]), CLOCK);
        alerts = new Lists(store).add(organisation, "alerts", Localized.same("Alerts"), ListKind.PUBLIC);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_fail_are_listed_as_a_spreadsheet_counts_and_the_others_are_taken(Dialect dialect) {
        open(dialect);
        var report = take("""
                name,email,language
                Ana,ana@example.org,mk
                ,not an address,en
                "Two
                lines",two@example.org,en
                Bo,bo@example.org,english
                Cy,cy@example.org,
                Ana again,ANA@example.org,en
                """);

        assertEquals(2, report.added());
        assertEquals(1, report.alreadyThere());
        assertEquals(3, report.failed());
        assertEquals(
                List.of("3 email", "4 name", "5 language"),
                report.faults().stream().map(it -> it.row() + " " + it.field()).toList());
        assertEquals(
                2,
                count(
                        "SELECT coalesce(through, contact) - contact + 1 FROM consent WHERE event = 'given' AND source = 'import'"));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_file_twice_changes_nothing(Dialect dialect) {
        open(dialect);
        take("email\nana@example.org\nbo@example.org\n");

        var again = take("email\nana@example.org\nbo@example.org\n");

        assertEquals(0, again.added());
        assertEquals(2, again.alreadyThere());
        assertEquals(2, count("SELECT count(*) FROM contact"));
    }

    @ParameterizedTest
    @EnumSource
    void who_left_or_is_suppressed_is_never_taken_back(Dialect dialect) {
        open(dialect);
        take("email\nana@example.org\nbo@example.org\n");
        subscriptions.unsubscribe(count("SELECT min(id) FROM contact"), List.of(alerts.id()), WayOut.PAGE);
        new Suppressions(store, new Vault(new byte[32]), CLOCK)
                .suppress(count("SELECT max(id) FROM contact"), Suppression.COMPLAINT);

        var report = take("email\nana@example.org\nBO@example.org\ncy@example.org\n");

        assertEquals(1, report.unsubscribed());
        assertEquals(1, report.suppressed());
        assertEquals(1, report.added());
        assertEquals(1, count("SELECT count(*) FROM subscription WHERE state = 'unsubscribed'"));
    }

    @ParameterizedTest
    @EnumSource
    void a_dry_run_says_the_same_and_changes_nothing(Dialect dialect) {
        open(dialect);
        var csv = "email,language\nana@example.org,en\nana@example.org,en\nx,en\n";

        var dry = imports.importCsv(bytes(csv, StandardCharsets.UTF_8), alerts, "basis", true);
        assertEquals(0, count("SELECT count(*) FROM contact"));
        assertEquals(0, count("SELECT count(*) FROM consent_wording"));

        var taken = take(csv);
        assertEquals(dry.counts(), taken.counts());
        assertEquals(dry.faults(), taken.faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email;name;language\nana@example.org;Ana;mk\n",
                "\uFEFFlanguage,email\r\nmk,ana@example.org\r\n",
                "\uFEFF\"language\",\"email\"\r\n\"mk\",\"ana@example.org\"\r\n",
                "Email\tLanguage\nana@example.org\tmk\n",
                "email , language\n ana@example.org , mk \n"
            })
    void separators_order_byte_order_mark_and_line_ends_do_not_matter(String csv) {
        open(Dialect.SQLITE);

        assertEquals(1, take(csv).added());
        assertEquals(1, count("SELECT count(*) FROM contact WHERE language = 'mk'"));
    }

    @Test
    void columns_nobody_asked_for_are_named_and_ignored() {
        open(Dialect.SQLITE);

        assertEquals(List.of("phone"), take("email,phone\nana@example.org,1\n").ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,language\nAna,en\n", "email,email\na@example.org,b@example.org\n"})
    void a_file_without_one_column_of_addresses_is_refused_as_a_whole(String csv) {
        open(Dialect.SQLITE);
        var report = take(csv);

        assertEquals(1, report.failed());
        assertEquals("header", report.faults().get(0).field());
        assertEquals(0, count("SELECT count(*) FROM contact"));
    }

    @Test
    void bytes_that_are_not_utf8_and_nul_bytes_fail_their_row_only() {
        open(Dialect.SQLITE);
        var utf8 = bytes(
                "email,name\nana@example.org,Zo\u00eb\nbo@example.org,B\u00f6\ncy@example.org,C\0y\n",
                StandardCharsets.UTF_8);
        var western = bytes("di@example.org,Zo\u00eb\n", StandardCharsets.ISO_8859_1);

        var report = imports.importCsv(new SequenceInputStream(utf8, western), alerts, "basis", false);

        assertEquals(2, report.added());
        assertEquals(
                List.of(4L, 5L),
                report.faults().stream().map(ImportReport.RowFault::row).toList());
        assertTrue(report.faults().get(1).message().contains("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_cell_without_end_or_a_row_without_end_stops_with_a_fault_and_keeps_what_came_before(int which) {
        open(Dialect.SQLITE);
        var hostile = List.of("\"" + "x".repeat(5_000_000), "x".repeat(5_000_000), ",".repeat(10_000))
                .get(which);

        var report = take("email,name\nana@example.org,Ana\n" + hostile + "\n");

        assertEquals(1, report.added());
        assertEquals(1, report.failed());
    }

    @Test
    void no_address_and_no_name_stands_in_the_files_of_the_database() throws Exception {
        open(Dialect.SQLITE);
        take("email,name\ncanary.person@example.org,Canary Name\n");

        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(
                        bytes.toLowerCase(Locale.ROOT).contains("canary"),
                        file.getFileName().toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void people_of_whom_a_file_says_the_same_share_one_row_of_evidence_and_each_has_it(Dialect dialect) {
        open(dialect);
        take("email\nana@example.org\nbo@example.org\ncy@example.org\n");
        take("email,consent date\ndi@example.org,2024-05-01\nel@example.org,2024-05-02\n");
        var evidence = new ArrayList<String>();
        new Roll(new Arrivals.House(store, new Vault(new byte[32]), CLOCK))
                .read(alerts.organisation(), List.of(), it -> it.evidence()
                        .forEach(given -> evidence.add(it.card().address().local() + " " + given.at())));

        assertEquals(3, count("SELECT count(*) FROM consent"));
        assertEquals(
                List.of(
                        "ana 2026-10-18T09:00:00Z",
                        "bo 2026-10-18T09:00:00Z",
                        "cy 2026-10-18T09:00:00Z",
                        "di 2024-05-01T00:00:00Z",
                        "el 2024-05-02T00:00:00Z"),
                evidence.stream().sorted().toList());
    }

    @Test
    void evidence_of_consent_cannot_be_changed_or_deleted() {
        open(Dialect.SQLITE);
        take("email\nana@example.org\n");

        assertThrows(
                RuntimeException.class,
                () -> store.run(db -> db.sql("UPDATE consent SET at = 0").update()));
        assertThrows(
                RuntimeException.class,
                () -> store.run(db -> db.sql("DELETE FROM consent").update()));
    }

    @ParameterizedTest
    @EnumSource
    void unsubscribing_twice_writes_one_withdrawal(Dialect dialect) {
        open(dialect);
        take("email\nana@example.org\n");
        long ana = count("SELECT min(id) FROM contact");

        assertEquals(1, subscriptions.unsubscribe(ana, List.of(alerts.id()), WayOut.ONE_CLICK));
        assertEquals(0, subscriptions.unsubscribe(ana, List.of(alerts.id()), WayOut.PAGE));
        assertEquals(1, count("SELECT count(*) FROM consent WHERE event = 'withdrawn'"));
    }

    private ImportReport take(String csv) {
        return imports.importCsv(bytes(csv, StandardCharsets.UTF_8), alerts, "basis", false);
    }

    private static ByteArrayInputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private long count(String sql) {
        return store.read().sql(sql).query(Long.class).single();
    }
}
