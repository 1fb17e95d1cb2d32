package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.app.DeskServer.Window;
import org.communique.audience.ListKind;
import org.communique.render.Phrases;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.communique.transfer.ImportFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that cannot be taken in as a whole: why, in the language of whoever brought it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportFaultsTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC);
        server = new DeskServer(house);
        var core = server.house.core;
        core.users.add(new User("kees", "Kees", DUTCH));
        core.users.setPassword("kees", DeskServer.PASSWORD);
        core.staff.grant("kees", server.first(), Role.LIST_KEEPER, Actor.console());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_has_words_in_both_languages_that_name_what_it_is_about(ImportFault.Kind kind) {
        var fault = new ImportFault(kind, List.of("31", "30"));
        var english = Phrases.get(Locale.ENGLISH, fault.key(), "31", "30");
        var dutch = Phrases.get(DUTCH, fault.key(), "31", "30");

        assertFalse(english.equals(dutch), english);
        assertEquals(english.contains("31"), dutch.contains("31"), dutch);
        assertFalse((english + dutch).contains("{"), english + dutch);
    }

    @Test
    void a_zip_without_a_table_is_said_to_be_one_in_dutch_to_whoever_reads_dutch() {
        var answer = look(server.signIn("kees"), "PK\u0003\u0004 broken".getBytes(StandardCharsets.UTF_8));

        assertTrue(answer.contains("De zip bevat geen tabel."), answer);
        assertFalse(answer.contains("th:") || answer.contains("lang=\"en\""), answer);
        var english = look(server.signIn("list-keeper"), zip("readme.txt"));
        assertTrue(english.contains("The zip holds no table of people."), english);
    }

    @Test
    void what_shows_only_while_the_file_is_read_is_said_too() {
        var kees = server.signIn("kees");
        var names = new String[101];
        for (int i = 0; i < names.length; i++) names[i] = i == 0 ? "subscribed.csv" : i + ".txt";
        var path = upload(kees, zip(names));
        kees.get(path);
        kees.post(path + "/check", wishes("email"));

        Patience.await(() -> kees.get(path).body().contains("meer dan 100 bestanden"));
    }

    @Test
    void a_column_that_is_asked_for_in_vain_is_named() {
        var kees = server.signIn("kees");
        var path = upload(kees, zip("subscribed.csv"));
        kees.get(path);
        var answer = kees.post(path + "/check", wishes("nonsense"));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Geen kolom kan “nonsense” betekenen."), answer.body());
    }

    @Test
    void an_import_that_is_undone_twice_is_named() {
        var kees = server.signIn("kees");
        var path = upload(kees, zip("subscribed.csv"));
        kees.get(path);
        kees.post(path + "/check", wishes("email"));
        Patience.await(() -> kees.get(path).body().contains("action=\"" + path + "/take\""));
        kees.post(path + "/take", Map.of());
        Patience.await(() -> kees.get(server.path("/imports")).body().contains("/undo\""));
        var undo = kees.get(server.path("/imports")).body().replaceAll("(?s).*?action=\"([^\"]*/undo)\".*", "$1");

        assertEquals(303, kees.post(undo, Map.of()).statusCode());
        var again = kees.post(undo, Map.of());

        assertEquals(422, again.statusCode());
        assertTrue(again.body().contains("is nog bezig, of al ongedaan gemaakt."), again.body());
    }

    private static Map<String, String> wishes(String column) {
        return Map.of("basis", "x", "source", "y", "list", "alerts", "known", "keep", "column-0", column);
    }

    private static String look(Window window, byte[] file) {
        return window.get(upload(window, file)).body();
    }

    private static String upload(Window window, byte[] file) {
        window.get(server.path("/imports"));
        var answer = window.upload(server.path("/imports"), Map.of("format", "mailchimp"), file);
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static byte[] zip(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("email\nana@people.example\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
