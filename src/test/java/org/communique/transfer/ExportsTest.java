package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Audit;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.Fields;
import org.communique.audience.Roll;
import org.communique.staff.Actor;
import org.communique.staff.Denied;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportsTest {

    private static final String PEOPLE = """
            email,name,language,country,rhythm,topics,consent date,field:beat,status
            ana@example.org,"'=Ana, ""B"" C","nl,en",NL,weekly,shelters;law,2024-05-01,"'+law",
            bo@example.org,Bo,en,,,,,,
            cy@example.org,Cy,mk,MK,,,2023-01-01,,unsubscribed
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void what_is_exported_and_taken_in_elsewhere_is_the_same(Dialect dialect) throws IOException {
        String table;
        List<String> before;
        try (var house = house(dialect, folder.resolve("a"))) {
            assertEquals(
                    new ImportReport.Counts(2, 0, 0, 0, 0, 0, 1, 0),
                    house.take(PEOPLE).counts());
            before = people(house);
            table = Files.readString(exported(house, false));
        }
        try (var house = house(dialect, folder.resolve("b"))) {
            var report = house.take(table);
            assertEquals(0, report.failed(), () -> report.faults().toString());
            assertEquals(before, people(house));
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_her_own_data_away_does_not_keep_the_staff_from_theirs(Dialect dialect) throws IOException {
        try (var house = house(dialect, folder)) {
            house.take(PEOPLE);
            var own = new Audit.Entry("person", "contact.exported", house.organisation, "contact 1", "");
            var audit = new Audit(house.store, house.vault, Clock.fixed(TransferHouse.NOW, ZoneOffset.UTC));
            house.store.run(db -> audit.add(db, own));

            assertTrue(Files.exists(exported(house, false)));
        }
    }

    @Test
    void a_table_that_is_split_at_semicolons_as_in_the_netherlands_has_no_formula_either() {
        assertEquals("x;'=HYPERLINK(1);y;''+z;", Cells.write("x;=HYPERLINK(1);y;'+z;"));
        assertEquals("x;=HYPERLINK(1);y;'+z;", Cells.read(Cells.write("x;=HYPERLINK(1);y;'+z;")));
    }

    @Test
    void a_file_whose_writer_died_goes_after_a_day_and_one_that_is_being_written_stays() throws IOException {
        try (var house = house(Dialect.SQLITE, folder)) {
            var transfer = Files.createDirectories(folder.resolve("transfer"));
            var dead = Files.createFile(transfer.resolve("export-0123456789abcdef.csv"));
            var alive = Files.createFile(transfer.resolve("export-123456789abcdef0.csv"));
            Files.setLastModifiedTime(dead, FileTime.from(TransferHouse.NOW.minus(Duration.ofHours(25))));
            Files.setLastModifiedTime(alive, FileTime.from(TransferHouse.NOW.minus(Duration.ofHours(1))));

            assertEquals(1, house.imports(TransferHouse.NOW).files().sweep());

            assertFalse(Files.exists(dead));
            assertTrue(Files.exists(alive));
        }
    }

    @Test
    void an_export_wants_its_code_back_happens_once_a_day_and_is_logged() throws IOException {
        try (var house = house(Dialect.SQLITE, folder)) {
            house.take(PEOPLE);
            var order = order(house, true, Actor.console());
            var offer = house.exports(TransferHouse.NOW).offer(order);
            assertEquals(3, offer.rows());

            assertThrows(
                    InvalidImport.class, () -> house.exports(TransferHouse.NOW).export(order, "00000000"));
            assertThrows(InvalidImport.class, () -> house.exports(later(30)).export(order, offer.code()));
            assertEquals(3, house.exports(later(9)).export(order, offer.code()).rows());
            assertThrows(InvalidImport.class, () -> house.exports(later(9)).export(order, offer.code()));
            assertEquals(1, house.count("SELECT count(*) FROM audit WHERE action = 'contact.exported'"));
        }
    }

    @Test
    void who_may_not_gets_neither_count_nor_file() throws IOException {
        try (var house = house(Dialect.SQLITE, folder)) {
            var order = order(house, false, Actor.of("nobody", Map.of()));

            assertThrows(Denied.class, () -> house.exports(TransferHouse.NOW).offer(order));
            assertThrows(Denied.class, () -> house.exports(TransferHouse.NOW).export(order, ""));
        }
    }

    @Test
    void the_file_is_for_the_owner_only_and_goes_after_a_day() throws IOException {
        try (var house = house(Dialect.SQLITE, folder)) {
            house.take(PEOPLE);
            var file = exported(house, true);

            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(Files.readString(file).contains("\"wording\":\"basis\""));
            assertEquals(0, house.imports(later(60 * 23)).files().sweep());
            assertEquals(1, house.imports(later(60 * 25)).files().sweep());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void one_for_a_recipient_of_age_lies_nowhere_in_the_clear_and_only_she_reads_it() throws Exception {
        var hers = new X25519KeyPairGenerator().generateKeyPair();
        var another = new X25519KeyPairGenerator().generateKeyPair();
        try (var house = house(Dialect.SQLITE, folder)) {
            house.take(PEOPLE);
            var exports = house.exports(TransferHouse.NOW);
            var to = new AgeRecipient(new String(hers.getPublic().getEncoded(), StandardCharsets.US_ASCII));
            var open = order(house, false, Actor.console());
            var sealed = new Exports.Order(house.organisation, open.lists(), false, open.actor(), Optional.of(to));
            assertThrows(
                    InvalidImport.class,
                    () -> exports.export(sealed, exports.offer(open).code()),
                    "the code names the recipient");
            var file = house.folder
                    .resolve("transfer")
                    .resolve(
                            exports.export(sealed, exports.offer(sealed).code()).name());

            assertTrue(file.toString().endsWith(".csv.age"));
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.startsWith("age-encryption.org/v1\n-> X25519 "), bytes.substring(0, 40));
            assertFalse(bytes.contains("example.org"));
            assertTrue(opened(file, hers).contains("ana@example.org"));
            assertThrows(GeneralSecurityException.class, () -> opened(file, another));
            assertEquals(1, house.imports(later(60 * 25)).files().sweep());
            assertFalse(Files.exists(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "age1",
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q",
                "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
                "ssh-ed25519 AAAA"
            })
    void what_is_no_recipient_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new AgeRecipient(text));
    }

    private static String opened(Path file, KeyPair by) throws Exception {
        var identity = new String(by.getPrivate().getEncoded(), StandardCharsets.US_ASCII);
        var reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
        try (var in = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Files.newByteChannel(file), List.of(reader))) {
            return new String(Channels.newInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TransferHouse house(Dialect dialect, Path folder) throws IOException {
        var house = new TransferHouse(dialect, Files.createDirectories(folder));
        new Fields(house.store, house.vault)
                .add(new Field(0, house.organisation, "beat", Localized.same("Beat"), FieldType.TEXT, List.of(), true));
        return house;
    }

    private static Exports.Order order(TransferHouse house, boolean json, Actor actor) {
        return new Exports.Order(house.organisation, List.of(house.list), json, actor);
    }

    private static Path exported(TransferHouse house, boolean json) {
        var exports = house.exports(TransferHouse.NOW);
        var order = order(house, json, Actor.console());
        return house.folder
                .resolve("transfer")
                .resolve(exports.export(order, exports.offer(order).code()).name());
    }

    private static List<String> people(TransferHouse house) {
        var people = new ArrayList<String>();
        new Roll(house.at(TransferHouse.NOW))
                .read(
                        house.organisation,
                        List.of(),
                        it -> people.add(it.card().address().value()
                                + it.card().name()
                                + it.card().fields()
                                + it.languages()
                                + it.country()
                                + it.rhythm()
                                + it.topics()
                                + it.list()
                                + it.state()
                                + it.evidence()));
        return people.stream().sorted().toList();
    }

    private static java.time.Instant later(int minutes) {
        return TransferHouse.NOW.plus(Duration.ofMinutes(minutes));
    }
}
