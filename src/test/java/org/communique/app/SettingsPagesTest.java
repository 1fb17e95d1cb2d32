package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sets at the desk is kept, and what does not do is said beside it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsPagesTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static DeskServer.Window window;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        window = server.signIn("administrator");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_hub_shows_what_she_may_see_and_no_more() {
        var all = window.get(server.path("/settings")).body();
        for (var way : new String[] {"organisation", "letterheads", "sender", "users", "calendar", "approval", "audit"})
            assertTrue(all.contains(server.path("/settings/" + way)), way);

        var few = server.signIn("writer").get(server.path("/settings")).body();
        assertTrue(few.contains(server.path("/settings/letterheads")));
        assertFalse(few.contains(server.path("/settings/sender")));
    }

    @Test
    void what_the_organisation_says_of_itself_is_changed() {
        var seen = seen(window.get(server.path("/settings/organisation")));
        var answer = window.post(server.path("/settings/organisation"), organisation("Europe/Skopje", seen));

        assertEquals(303, answer.statusCode(), answer.body());
        var of = server.house.core.organisations.all().get(0);
        assertEquals("De onze", of.name(Locale.forLanguageTag("nl")));
        assertEquals("Europe/Skopje", of.zone().getId());
        assertTrue(
                window.get(server.path("/settings/organisation?saved=1")).body().contains("The changes are kept."));
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_is_shown_and_not_overwritten() {
        var path = server.path("/settings/organisation");
        var seen = seen(window.get(path));
        var other = server.signIn(DeskServer.EVERYBODY);
        other.get(path);
        assertEquals(303, other.post(path, organisation("Europe/Paris", seen)).statusCode());

        var answer = window.post(path, organisation("Europe/Kyiv", seen));

        assertEquals(409, answer.statusCode());
        assertEquals("Europe/Paris", zone());
        var page = Jsoup.parse(answer.body());
        assertTrue(page.selectFirst("[role=alert]").text().contains("Somebody has changed this since you opened it"));
        assertTrue(page.selectFirst("#now").text().contains("Europe/Paris"));
        assertEquals(
                "Europe/Kyiv",
                page.selectFirst("select[name=zone] option[selected]").val());
        assertEquals(409, window.post(path, organisation("Europe/Kyiv", "")).statusCode(), "she has seen nothing");
        assertEquals(
                303,
                window.post(path, organisation("Europe/Kyiv", seen(answer))).statusCode(),
                "now she has seen what it says, and wants her own");
        assertEquals("Europe/Kyiv", zone());
        assertEquals(
                303,
                window.post(path, organisation("Europe/Kyiv", seen)).statusCode(),
                "it is as she wants it already");
    }

    private static String zone() {
        return server.house.core.organisations.all().get(0).zone().getId();
    }

    private static String seen(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).selectFirst("input[name=seen]").val();
    }

    private static Map<String, String> organisation(String zone, String seen) {
        var fields = new HashMap<>(Map.of("name.en", "Ours", "name.nl", "De onze", "languages", "nl en"));
        fields.putAll(Map.of("zone", zone, "press", "press@example.org", "phone", "+31 20", "seen", seen));
        return fields;
    }

    @Test
    void a_letterhead_gets_a_colour_that_people_can_read_and_shows_it() {
        window.get(server.path("/settings/letterheads"));
        assertEquals(
                303,
                window.post(server.path("/settings/letterheads"), Map.of("slug", "appeal"))
                        .statusCode());
        assertEquals(
                422,
                window.post(server.path("/settings/letterheads"), Map.of("slug", "appeal"))
                        .statusCode());

        var fields = new HashMap<>(
                Map.of("sender", "news@example.org", "reply-to", "", "colour", "yellow", "postal", "Street 1"));
        var wrong = window.post(server.path("/settings/letterheads/appeal"), fields);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("six hexadecimal digits, such as"));

        fields.put("colour", "#ffee00");
        assertEquals(
                303,
                window.post(server.path("/settings/letterheads/appeal"), fields).statusCode());
        var page = window.get(server.path("/settings/letterheads/appeal")).body();
        var readable = org.communique.render.Accent.of("#ffee00").light();
        assertTrue(page.contains("fill=\"" + readable + "\""), readable);
        var preview = window.get(server.path("/settings/letterheads/appeal/preview"));
        assertTrue(preview.body().contains(readable));
        assertEquals(org.communique.render.Slots.withoutMarks(preview.body()), preview.body(), "no slot is left open");
        assertTrue(preview.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("sandbox"));
    }

    @Test
    void the_relay_is_kept_and_its_password_apart_from_it() throws Exception {
        window.get(server.path("/settings/sender"));
        var fields = new HashMap<>(Map.of(
                "host",
                "smtp.example.org",
                "port",
                "70000",
                "security",
                "starttls",
                "user",
                "us",
                "password",
                "a secret",
                "base-url",
                ""));
        var before = relayChanges();
        assertTrue(
                window.post(server.path("/settings/sender"), fields).body().contains("Write a port from 1 to 65535"));
        fields.putAll(Map.of("port", "587", "security", "none"));
        assertTrue(window.post(server.path("/settings/sender"), fields)
                .body()
                .contains("Without encryption mail goes only"));
        fields.put("security", "implicit");
        assertEquals(before, relayChanges(), "what is refused changes nothing");
        for (int i = 0; i < 2; i++)
            assertEquals(
                    303, window.post(server.path("/settings/sender"), fields).statusCode());
        fields.put("password", "");
        assertEquals(303, window.post(server.path("/settings/sender"), fields).statusCode(), "as it is already");
        assertEquals(
                List.of(
                        "administrator to smtp.example.org:587 implicit, another password",
                        "administrator to smtp.example.org:587 implicit, another user, another password"),
                relayChanges().subList(0, relayChanges().size() - before.size()));
        var audit = window.get(server.path("/settings/audit")).body();
        assertTrue(audit.contains("Mail leaves another way"), audit);
        assertFalse(audit.contains("a secret"));

        var data = server.house.core.folder.path();
        for (var name : new String[] {"desk.properties", "smtp-password"})
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))),
                    name);
        assertFalse(Files.readString(data.resolve("desk.properties")).contains("a secret"));

        var next = Settings.read(Map.of(), Map.of("data.folder", data.toString()));
        assertEquals("smtp.example.org", next.required("mail.smtp-host"));
        assertEquals("a secret", next.secret("mail.smtp-password-file").orElseThrow());
        var overruled = Settings.read(
                Map.of("COMMUNIQUE_MAIL_SMTP_HOST", "by.hand.example"), Map.of("data.folder", data.toString()));
        assertEquals("by.hand.example", overruled.required("mail.smtp-host"), "what is written by hand wins");
        var page = window.get(server.path("/settings/sender?told=kept")).body();
        assertTrue(page.contains("Mail leaves by this server from now on"), page);
        assertFalse(page.contains("a secret"));
    }

    /** Who has set the relay and what the audit log says of it, the newest first. */
    private static List<String> relayChanges() {
        return server.house.core.audit.newest(server.first(), 100).stream()
                .map(it -> it.entry())
                .filter(it -> it.action().equals("relay.changed"))
                .map(it -> it.actor() + " " + it.detail())
                .toList();
    }

    @Test
    void mail_leaves_by_a_new_relay_without_a_restart() throws Exception {
        try (var relay = new Inbox()) {
            window.get(server.path("/settings/sender"));
            var fields = Map.of(
                    "host",
                    "127.0.0.1",
                    "port",
                    String.valueOf(relay.port()),
                    "security",
                    "none",
                    "user",
                    "",
                    "base-url",
                    "");
            assertEquals(
                    303, window.post(server.path("/settings/sender"), fields).statusCode());

            var list = server.house.list("relayed", ListKind.PUBLIC, "ana@example.org,en");
            server.house.release(server.house.statement("relayed", "en"), TestHouse.NINE, list);

            assertEquals(
                    "ana@example.org",
                    relay.first().getAllRecipients()[0].toString(),
                    "the channel of statements goes by it");
        }
    }

    @Test
    void keys_are_made_once_and_their_records_are_there_to_copy() {
        window.get(server.path("/settings/sender"));
        for (int i = 0; i < 2; i++)
            assertEquals(
                    303,
                    window.post(server.path("/settings/sender/keys"), Map.of()).statusCode());

        var page = window.get(server.path("/settings/sender")).body();
        var keys = server.house.core.dkimKeys.all();
        assertEquals(2, keys.size());
        for (var key : keys) assertTrue(page.contains(key.recordName()) && page.contains(key.recordValue()));
        assertTrue(page.contains("v=spf1 ") && page.contains("v=DMARC1; "));
    }

    @Test
    void a_test_mail_goes_to_nobody_if_we_do_not_know_her_address() {
        window.get(server.path("/settings/sender"));

        var answer = window.post(server.path("/settings/sender/test"), Map.of("to", "somebody@example.org"));

        assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("told=no-address"));
    }
}
