package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.app.DeskServer.Window;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Administrators and the users of their organisation. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UsersPageTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/sign-in/invitation/[A-Za-z0-9._-]+)");
    private static final String OWN = "seven quiet lighthouse keepers";

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void somebody_invited_sets_a_password_of_her_own_by_a_link_that_works_once() {
        var link = invite("ines");
        var window = server.new Window();
        var form = window.get(link);
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains("Ines Sol"), form.body());
        assertEquals(
                422,
                window.post(link, Map.of("password", "short", "again", "short")).statusCode());
        window.get(link);

        assertEquals("/account/second-factor", location(window.post(link, Map.of("password", OWN, "again", OWN))));

        assertTrue(server.house.core.users.proves("ines", OWN));
        assertEquals(200, window.get(server.path("")).statusCode(), "she is in, as a writer");
        assertEquals(404, server.new Window().get(link).statusCode());
        assertEquals(
                "ines@example.org",
                server.house.core.users.address("ines").orElseThrow().value());
    }

    @Test
    void a_link_is_over_after_72_hours_and_when_a_newer_one_is_made() {
        var old = invite("jana");
        var admin = admin();
        var fresh = link(admin.post(server.path("/settings/users/invite"), Map.of("user", "jana"))
                .body());

        assertEquals(404, server.new Window().get(old).statusCode());
        assertEquals(200, server.new Window().get(fresh).statusCode());
        server.house.clock.pass(Duration.ofHours(73));
        assertEquals(404, server.new Window().get(fresh).statusCode());
    }

    @Test
    void a_link_goes_by_mail_once_mail_leaves_the_house_and_a_scanner_that_opens_it_uses_nothing_up() throws Exception {
        assertFalse(admin().get(server.path("/settings/users")).body().contains("name=\"mailed\""), "no relay yet");
        var relay = new Inbox();
        try {
            var settings = Map.of(
                    "mail.smtp-host", "127.0.0.1",
                    "mail.smtp-port", String.valueOf(relay.port()),
                    "mail.smtp-security", "none");
            server.house.core.relay.change(server.house.core.settings.told(settings));
            var admin = admin();
            assertTrue(admin.get(server.path("/settings/users")).body().contains("name=\"mailed\""));

            var fields = Map.of(
                    "name", "nora", "shown", "Nora Sol", "mail", "nora@example.org", "role", "writer", "mailed", "1");
            var answer = admin.post(server.path("/settings/users"), fields);

            assertEquals(200, answer.statusCode(), answer.body());
            assertFalse(LINK.matcher(answer.body()).find(), "who invites does not see it");
            var mail = relay.first();
            assertEquals("nora@example.org", mail.getAllRecipients()[0].toString());
            var link = link(((jakarta.mail.Multipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString());
            for (int i = 0; i < 3; i++)
                assertEquals(200, server.new Window().get(link).statusCode());
            var window = server.new Window();
            window.get(link);
            assertEquals("/account/second-factor", location(window.post(link, Map.of("password", OWN, "again", OWN))));
        } finally {
            server.house.core.relay.change(server.house.core.settings);
            relay.close();
        }
    }

    @Test
    void nobody_changes_her_own_roles() {
        var admin = admin();

        var answer = admin.post(
                server.path("/settings/users/grant"), Map.of("user", "administrator", "role", "list-keeper"));

        assertEquals(403, answer.statusCode());
        assertFalse(server.house.core.staff.actor("administrator").may(Permission.CONTACT_EXPORT, server.first()));
    }

    @Test
    void somebody_disabled_is_out_at_once_and_can_be_let_in_again() {
        server.user("karl", Role.WRITER);
        var karl = server.signIn("karl");
        assertEquals(200, karl.get(server.path("")).statusCode());
        var admin = admin();

        admin.post(server.path("/settings/users/disable"), Map.of("user", "karl"));
        assertEquals("/sign-in", location(karl.get(server.path(""))));
        admin.get(server.path("/settings/users"));
        admin.post(server.path("/settings/users/enable"), Map.of("user", "karl"));

        assertEquals(200, server.signIn("karl").get(server.path("")).statusCode());
    }

    @Test
    void who_works_for_another_organisation_too_is_not_one_administrator_s_to_lock_out() {
        server.user("lena", Role.WRITER);
        var other = server.house.core.organisations.add(Members.organisation("elsewhere"));
        server.house.core.staff.grant("lena", other.id(), Role.WRITER, Actor.console());

        for (var what : new String[] {"disable", "reset", "invite"})
            assertEquals(
                    403,
                    admin().post(server.path("/settings/users/" + what), Map.of("user", "lena"))
                            .statusCode(),
                    what);
        assertTrue(server.house.core.users.active("lena"));
    }

    @Test
    void a_name_that_is_taken_or_none_is_said_beside_the_form_with_what_was_typed() {
        var admin = admin();
        for (var name : new String[] {"writer", "No Name"}) {
            var answer = admin.post(
                    server.path("/settings/users"),
                    Map.of("name", name, "shown", "Typed Before", "role", "writer", "language", "nl"));
            assertEquals(422, answer.statusCode(), name);
            assertTrue(answer.body().contains("value=\"Typed Before\""), answer.body());
        }
    }

    @Test
    void what_was_done_stands_in_the_log_in_words_and_the_chain_proves_it() {
        invite("mona");
        var log = server.signIn("auditor").get(server.path("/settings/audit")).body();

        for (var it : new String[] {"User added", "Role given", "Invited, or given a new link", "administrator"})
            assertTrue(log.contains(it), it + " in " + log);
        assertTrue(server.house.core.chains.prove().stream()
                .allMatch(it -> it.fault().isEmpty()));
    }

    private static String invite(String name) {
        var answer = admin().post(
                        server.path("/settings/users"),
                        Map.of(
                                "name",
                                name,
                                "shown",
                                "Ines Sol",
                                "mail",
                                name + "@example.org",
                                "role",
                                "writer",
                                "language",
                                "en"));
        assertEquals(200, answer.statusCode(), answer.body());
        return link(answer.body());
    }

    private static String link(String page) {
        var link = LINK.matcher(page);
        assertTrue(link.find(), page);
        return URI.create(link.group(1)).getPath();
    }

    private static Window admin() {
        var window = server.signIn("administrator");
        window.get(server.path("/settings/users"));
        return window;
    }
}
