package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.audience.Roll;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the column of addresses of real and of hostile files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadAddressesTest {

    @TempDir
    Path folder;

    private TransferHouse house;

    @BeforeEach
    void open() {
        house = new TransferHouse(Dialect.SQLITE, folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.org\r\nBcc: all@example.org",
                "ana@example.org\nRCPT TO:<b@example.org>",
                "ana(home)@example.org",
                "ana@example.org (Ana)",
                "ana@example.org, bo@example.org",
                "<script>@example.org",
                "ana@[127.0.0.1]",
                "ana@localhost",
                "ana@@example.org",
                "ana@example..org",
                "@example.org",
                "ana@",
                "ana\u0000@example.org",
                "ana\u202e@example.org"
            })
    void no_row_with_such_an_address_comes_in_and_the_next_one_does(String bad) {
        var report = house.take("email\n\"" + bad.replace("\"", "\"\"") + "\"\nbo@example.org\n");

        assertEquals(1, report.failed(), bad);
        assertEquals(1, report.added());
        assertEquals(List.of("bo@example.org"), addresses());
    }

    @Test
    void an_address_of_255_characters_and_a_local_part_of_65_stay_out() {
        var labels = ("a".repeat(60) + ".").repeat(4);
        var report = house.take(
                "email\nana@" + labels + "organisation\n" + "b".repeat(65) + "@example.org\nbo@example.org\n");

        assertEquals(2, report.failed());
        assertEquals(List.of("bo@example.org"), addresses());
    }

    @Test
    void letters_beyond_ascii_come_in_and_two_spellings_of_a_domain_are_one_person() {
        var report = house.take("email\nana@bücher.example\nana@xn--bcher-kva.example\n");

        assertEquals(1, report.added());
        assertEquals(1, report.alreadyThere());
    }

    @Test
    void a_zip_that_blows_up_is_cut_short_and_breaks_off_the_import() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("subscribed.csv"));
            zip.write("Email Address\n".getBytes(StandardCharsets.UTF_8));
            var line = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 40; i++) zip.write(line);
        }
        var parts = new Parts(100, 16 << 20);
        assertThrows(
                InvalidImport.class,
                () -> parts.take(
                        new java.io.BufferedInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())),
                        Format.MAILCHIMP,
                        (table, standing) -> table.transferTo(java.io.OutputStream.nullOutputStream())));
    }

    private List<String> addresses() {
        var all = new java.util.TreeSet<String>();
        new Roll(house.at(TransferHouse.NOW))
                .read(
                        house.organisation,
                        List.of(),
                        it -> all.add(it.card().address().value()));
        return List.copyOf(all);
    }
}
