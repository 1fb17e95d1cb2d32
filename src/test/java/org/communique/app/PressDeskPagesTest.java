package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.ListKind;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The press desk: journalists entered, accredited, given keys, and what they ask for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressDeskPagesTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("press", ListKind.PRESS);
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_journalist_is_entered_and_her_faults_are_said_beside_their_fields() {
        var desk = server.signIn("press-desk");
        desk.get(server.path("/press/new"));

        var faulty = desk.post(server.path("/press/new"), newcomer("no address"));
        var entered = desk.post(server.path("/press/new"), newcomer("pia@press.example"));

        assertEquals(422, faulty.statusCode());
        assertTrue(faulty.body().contains("Write one address") && faulty.body().contains("value=\"Herald\""));
        var page =
                desk.get(entered.headers().firstValue("Location").orElseThrow()).body();
        assertTrue(page.contains("p…@p…") && page.contains("Herald") && !page.contains("pia@"), page);
        var list = desk.get(server.path("/press")).body();
        assertTrue(list.contains("Courts") && list.contains("legitimate interest") && !list.contains("pia@"), list);
    }

    @Test
    void she_is_accredited_gets_a_key_once_and_is_revoked_and_restored() {
        var desk = server.signIn("press-desk");
        long id = entered(desk, "kim@press.example");
        var path = server.path("/press/" + id);

        var early = desk.post(path + "/key", Map.of());
        var over = desk.post(path + "/accredit", Map.of("until", "2020-01-01"));
        desk.post(path + "/accredit", Map.of("until", "2026-12-31"));
        var key = desk.post(path + "/key", Map.of()).body();
        var after = desk.get(path).body();
        desk.post(path + "/revoke", Map.of());
        var revoked = desk.get(path).body();
        desk.post(path + "/restore", Map.of());

        assertEquals(422, early.statusCode());
        assertEquals(422, over.statusCode());
        assertTrue(key.contains("Shown this once"), key);
        assertTrue(after.contains("31 December 2026") && !after.contains("Shown this once"), after);
        assertTrue(revoked.contains(">revoked<") && revoked.contains("/restore"), revoked);
        assertFalse(server.house.core.press.accreditation().revoked(id));
    }

    @Test
    void she_is_entered_with_the_topics_that_there_are() {
        server.house.core.topics.name("courts", Localized.same("Courts and law"));
        var desk = server.signIn("press-desk");
        assertTrue(desk.get(server.path("/press/new")).body().contains("Courts and law"));
        var fields = newcomer("tea@press.example");
        fields.put("topic", "courts");
        desk.post(server.path("/press/new"), fields);
        long id =
                server.house.core.contacts.ids(new Address("tea@press.example")).get(0);

        var opened = desk.post(server.path("/press/" + id + "/open"), Map.of()).body();

        assertTrue(opened.contains("Courts and law") || opened.contains(">courts<"), opened);
    }

    @Test
    void what_the_console_does_to_keys_stands_in_the_audit_log_like_what_the_desk_does() {
        var desk = server.signIn("press-desk");
        var id = String.valueOf(entered(desk, "uma@press.example"));
        desk.post(server.path("/press/" + id + "/accredit"), Map.of("until", "2026-12-31"));
        var program = new Commands();

        for (var what : List.of("key", "revoke", "restore"))
            assertEquals(0, program.run(server.house, "press", what, id), program.err);

        var log = server.house.core.audit.newest(server.first(), 50).stream()
                .map(Audit.Dated::entry)
                .filter(it -> it.actor().equals("console") && it.subject().equals("contact " + id))
                .map(Audit.Entry::action)
                .toList();
        assertEquals(List.of("press.restored", "press.revoked", "press.key-made"), log);
    }

    @Test
    void opening_her_counts_like_any_other_and_shows_what_the_desk_knows() {
        var desk = server.signIn("press-desk");
        long id = entered(desk, "lee@press.example");

        var opened = desk.post(server.path("/press/" + id + "/open"), Map.of()).body();

        assertTrue(opened.contains("lee@press.example") && opened.contains("You may open"), opened);
        assertTrue(server.house.core.audit.newest(server.first(), 50).stream()
                .anyMatch(it -> it.entry().action().equals("contact.unmasked")));
    }

    @Test
    void a_move_and_a_registration_are_opened_and_approved_or_declined() {
        var desk = server.signIn("press-desk");
        long id = entered(desk, "max@press.example");
        var requests = server.house.core.journalists.requests();
        var record = server.house.core.journalists.contacts().find(id).orElseThrow();
        var now = new Details("Tribune", "", "", "", "");
        for (int i = 0; i < 2; i++)
            requests.move(record, new Application(Locale.ENGLISH, "", "", now, List.of(Locale.ENGLISH), Set.of()));
        var waiting = requests.waiting(server.first()).stream()
                .filter(it -> it.contact() == id)
                .toList();
        var path = server.path("/press/requests/");

        var list = desk.get(server.path("/press")).body();
        var opened = desk.post(path + waiting.get(0).id() + "/open", Map.of()).body();
        desk.post(path + waiting.get(0).id() + "/approve", Map.of("kind", "move"));
        var unsaid = desk.post(path + waiting.get(1).id() + "/decline", Map.of());
        desk.post(path + waiting.get(1).id() + "/decline", Map.of("reason", "twice"));

        assertTrue(list.contains("Has moved") && !list.contains("Tribune"), list);
        assertTrue(opened.contains("Tribune"), opened);
        assertEquals(422, unsaid.statusCode());
        assertEquals(
                List.of(),
                requests.waiting(server.first()).stream()
                        .filter(it -> it.contact() == id)
                        .toList());
        assertTrue(desk.get(server.path("/press/" + id)).body().contains("Tribune"));
    }

    @Test
    void who_looked_at_a_release_under_embargo_is_shown_by_number() {
        var press = server.house.core.lists.bySlug(server.first(), "press").orElseThrow();
        var release = server.house.embargoed(
                server.house.statement("embargoed", "en"),
                server.house.clock.instant().plus(Duration.ofDays(2)),
                server.house.clock.instant().plusSeconds(60),
                press);
        var desk = server.signIn("press-desk");

        var list = desk.get(server.path("/press")).body();
        var looks = desk.get(server.path("/press/looks/" + release.id()));

        assertTrue(list.contains("/press/looks/" + release.id()) && list.contains("embargoed"), list);
        assertTrue(looks.body().contains("Contacts who looked: 0"), looks.body());
    }

    private static long entered(DeskServer.Window desk, String address) {
        desk.get(server.path("/press/new"));
        desk.post(server.path("/press/new"), newcomer(address));
        return server.house.core.contacts.ids(new Address(address)).get(0);
    }

    private static Map<String, String> newcomer(String address) {
        return new HashMap<>(Map.of(
                "address", address,
                "name", "Pia",
                "outlet", "Herald",
                "beat", "Courts",
                "language", "en",
                "basis", "legitimate-interest",
                "source", "published",
                "list", "press"));
    }
}
