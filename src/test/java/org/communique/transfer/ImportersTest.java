package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.audience.Roll;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportersTest {

    @TempDir
    Path folder;

    private TransferHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void mailchimp_s_zip_brings_subscribers_with_evidence_those_who_left_and_those_unreachable(Dialect dialect)
            throws IOException {
        var report = take(dialect, "mailchimp.zip", Format.MAILCHIMP);

        assertEquals(new ImportReport.Counts(2, 0, 0, 0, 0, 0, 1, 1), report.counts());
        assertEquals(0, report.failed());
        assertEquals(
                List.of(
                        "Ana Petrović, PhD NL [labour-rights, shelters] confirmed 2024-05-01T10:05:00Z",
                        "Bo DE [] confirmed 2024-06-01T10:00:00Z",
                        "Cy  [] unsubscribed 2023-05-01T10:05:00Z"),
                people());
        assertEquals(1, house.count("SELECT count(*) FROM consent WHERE network IS NOT NULL"));
        assertEquals("invalid", house.all("SELECT reason FROM suppression"));
        assertFalse(Files.exists(Path.of("/tmp/subscribed_evil.txt")));
    }

    @Test
    void listmonk_s_table() throws IOException {
        var report = take(Dialect.SQLITE, "listmonk.csv", Format.LISTMONK);

        assertEquals(new ImportReport.Counts(1, 0, 0, 0, 0, 0, 0, 2), report.counts());
        assertEquals(List.of("Ana  [] confirmed 2026-10-18T09:00:00Z"), people());
    }

    @Test
    void keila_s_table() throws IOException {
        var report = take(Dialect.SQLITE, "keila.csv", Format.KEILA);

        assertEquals(new ImportReport.Counts(1, 0, 0, 0, 0, 0, 1, 1), report.counts());
        assertEquals(
                List.of("Ana Petrović  [] confirmed 2026-10-18T09:00:00Z", "Bo  [] unsubscribed 2026-10-18T09:00:00Z"),
                people());
    }

    /** As the program exports it, and as its table is. */
    @ParameterizedTest
    @ValueSource(strings = {"phplist.csv", "phplist-columns.csv"})
    void phplist_s_table_without_those_who_never_confirmed(String file) throws IOException {
        var report = take(Dialect.SQLITE, file, Format.PHPLIST);

        assertEquals(new ImportReport.Counts(1, 0, 0, 0, 0, 0, 0, 1), report.counts());
        assertEquals(
                List.of(new ImportReport.RowFault(
                        3, "confirmed", "the person has not confirmed, so nobody is told through it")),
                report.faults());
    }

    @ParameterizedTest
    @CsvSource({"KEILA,Status", "LISTMONK,status", "PHPLIST,blacklisted", "PHPLIST,confirmed"})
    void an_export_that_does_not_say_who_has_left_is_refused(Format format, String column) {
        house = new TransferHouse(Dialect.SQLITE, folder);
        var header = new ArrayList<>(List.of("Email", "Status", "confirmed", "blacklisted"));
        header.remove(column.equals("status") ? "Status" : column);
        var table = String.join("\t", header) + "\nana@example.org\t\t\t\n";

        var report = house.take(table.getBytes(StandardCharsets.UTF_8), format, ImportOrder.Options.PLAIN);

        assertEquals(0, report.added());
        assertEquals("header", report.faults().get(0).field());
    }

    @Test
    void members_of_mailman_and_sympa_one_on_a_line() throws IOException {
        var report = take(Dialect.SQLITE, "mailman.txt", Format.MAILMAN);

        assertEquals(5, report.added());
        assertEquals(
                List.of(6L),
                report.faults().stream().map(ImportReport.RowFault::row).toList());
        assertEquals(List.of("", "Bo Bee", "Cy, PhD", "Di Dee", "El Em"), names());
    }

    @Test
    void a_zip_that_unpacks_without_end_or_has_too_many_files_is_refused() throws IOException {
        house = new TransferHouse(Dialect.SQLITE, folder);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 200; i++) zip.putNextEntry(new ZipEntry("../" + i + "/subscribed.csv"));
        }
        assertThrows(
                InvalidImport.class,
                () -> house.take(bytes.toByteArray(), Format.MAILCHIMP, ImportOrder.Options.PLAIN));
        assertEquals("broken", house.all("SELECT state FROM import"));
    }

    private ImportReport take(Dialect dialect, String file, Format format) throws IOException {
        house = new TransferHouse(dialect, folder);
        try (var in = getClass().getResourceAsStream("/transfer/" + file)) {
            return house.take(in.readAllBytes(), format, ImportOrder.Options.PLAIN);
        }
    }

    private List<String> people() {
        var people = new java.util.TreeSet<String>();
        new Roll(house.at(TransferHouse.NOW))
                .read(
                        house.organisation,
                        List.of(),
                        it -> people.add(it.card().name() + " "
                                + it.country() + " " + it.topics() + " " + it.state() + " "
                                + it.evidence().get(0).at()));
        return List.copyOf(people);
    }

    private List<String> names() {
        var names = new java.util.TreeSet<String>();
        new Roll(house.at(TransferHouse.NOW))
                .read(house.organisation, List.of(), it -> names.add(it.card().name()));
        return List.copyOf(names);
    }
}
