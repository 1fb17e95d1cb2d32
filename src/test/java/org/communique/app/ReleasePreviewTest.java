package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.mail.MailPreview;
import org.communique.store.Dialect;
import org.communique.store.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleasePreviewTest {

    @TempDir
    Path folder;

    private String out;
    private String err;

    @Test
    void it_prints_the_bytes_of_a_mail_to_the_screen_or_into_a_file() throws Exception {
        var id = scheduled();

        assertEquals(0, run("release", "preview", id, "--language", "en", "--to", "Anna <anna@example.org>"), err);
        assertTrue(out.startsWith("To: Anna <anna@example.org>\r\n"), out);
        assertTrue(out.contains("\r\nList-Id: alerts <alerts."), out);
        var file = folder.resolve("mail.eml");
        assertEquals(
                0,
                run("release", "preview", id, "--language", "mk", "--list", "alerts", "--output", file.toString()),
                err);
        assertTrue(out.contains(" bytes in " + file), out);
        assertTrue(Files.readString(file).contains("\r\nContent-Language: mk\r\n"));
    }

    @Test
    void a_press_list_of_an_embargoed_release_shows_the_advance_copy() throws Exception {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var press = house.list("press", ListKind.PRESS, "p@example.org,en");
            var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en");
            house.embargoed(
                    house.statement("winter", "en"),
                    TestHouse.NINE.plusSeconds(7200),
                    TestHouse.NINE.plusSeconds(600),
                    press,
                    press,
                    alerts);
        }
        assertEquals(0, run("release", "preview", "1", "--language", "en", "--list", "press"), err);
        assertTrue(out.contains("\r\nSubject: Embargo: Title winter en\r\n"), out);
        assertTrue(out.contains("\r\nDate: Sun, 18 Oct 2026 09:10:00 +0000\r\n"), out);
        assertFalse(out.contains("\r\nArchived-At:"), out);
        assertEquals(0, run("release", "preview", "1", "--language", "en", "--list", "alerts"), err);
        assertTrue(out.contains("\r\nSubject: Title winter en\r\n"), out);
    }

    @Test
    void what_cannot_be_shown_is_said() throws Exception {
        var id = scheduled();

        assertEquals(1, run("release", "preview", id, "--language", "fr"));
        assertTrue(err.contains("no edition in 'fr'; it has: en, mk"), err);
        assertEquals(1, run("release", "preview", id, "--language", "en", "--to", "Anna anna@"));
        assertTrue(err.contains("write --to as an address"), err);
        assertEquals(1, run("release", "preview", "99", "--language", "en"));
    }

    @Test
    void the_preview_and_the_mail_that_is_sent_are_made_of_the_same_content() throws Exception {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en");
            house.release(house.statement("winter", "en"), TestHouse.NINE.plusSeconds(60), alerts);
            house.pass(java.time.Duration.ofSeconds(60));
            house.sweepAndDeliver();

            var sent = house.mail.parcels.get(0);
            var mails = new MailPreview(house.core.tokens, house.core.settings.baseUrl());
            assertEquals(0, run("--json", "release", "preview", "1", "--language", "en"), err);
            var hash = mails.contentSha256(
                    sent.letter(), sent.editions().get(0), sent.recipient().orElseThrow());
            assertEquals(
                    java.util.HexFormat.of().formatHex(hash),
                    Json.read(out, Map.class).get("contentSha256"));
        }
    }

    private String scheduled() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en");
            var release =
                    house.release(house.statement("winter", "en", "mk"), TestHouse.NINE.plusSeconds(3600), alerts);
            return Long.toString(release.id());
        }
    }

    private int run(String... arguments) {
        var written = new StringWriter();
        var errors = new StringWriter();
        var all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = folder.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int code = new Communique(Map.of(), new TestClock(TestHouse.NINE))
                .run(new PrintWriter(written, true), new PrintWriter(errors, true), all);
        out = written.toString();
        err = errors.toString();
        return code;
    }
}
