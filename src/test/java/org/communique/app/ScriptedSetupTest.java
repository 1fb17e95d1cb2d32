package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.staff.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that is set up without a browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScriptedSetupTest {

    private static final String PASSWORD = "four words without any sense";
    private static final Pattern LINK = Pattern.compile("(?s).*/sign-in/invitation/(\\S+).*");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private String out = "";
    private String err = "";

    @BeforeEach
    void name_the_house() {
        environment.putAll(Map.of(
                "COMMUNIQUE_DATA", folder.resolve("data").toString(),
                "COMMUNIQUE_SITE_PORT", "0",
                "COMMUNIQUE_ORGANISATION_NAME", "Against Trafficking",
                "COMMUNIQUE_ORGANISATION_LANGUAGES", "nl,en",
                "COMMUNIQUE_ORGANISATION_ZONE", "Europe/Skopje",
                "COMMUNIQUE_SETUP_USER", "kim",
                "COMMUNIQUE_SETUP_USER_MAIL", "kim@example.org",
                "COMMUNIQUE_SETUP_LIST", "news",
                "COMMUNIQUE_SETUP_LIST_NAME", "News"));
    }

    @Test
    void the_environment_alone_sets_up_organisation_mail_user_and_list_and_a_second_start_changes_nothing()
            throws Exception {
        environment.put("COMMUNIQUE_MAIL_SMTP_HOST", "127.0.0.1");
        environment.put("COMMUNIQUE_MAIL_SMTP_SECURITY", "none");
        environment.put(
                "COMMUNIQUE_SETUP_USER_PASSWORD_FILE",
                Files.writeString(folder.resolve("password"), PASSWORD + "\n").toString());

        assertEquals(0, run("serve", "--stop-when-ready"), err);
        assertTrue(out.contains("Made the first user, kim"), out);
        assertFalse(out.contains("/setup with this token") || out.contains(PASSWORD), out);
        var before = rows();

        assertEquals(0, run("serve", "--stop-when-ready"), err);
        assertFalse(out.contains("Made"), out);
        assertEquals(before, rows());

        try (var core = open()) {
            var of = core.organisations.all().get(0);
            assertEquals("Against Trafficking", of.name(Locale.ENGLISH));
            assertEquals("[nl, en] Europe/Skopje", of.fallback() + " " + of.zone());
            assertFalse(core.settings.sampleMode());
            assertTrue(core.users.proves("kim", PASSWORD));
            var kim = core.staff.actor("kim");
            assertTrue(kim.may(Permission.STAFF_MANAGE, of.id()) && kim.may(Permission.RELEASE_PUBLISH, of.id()));
            assertFalse(kim.may(Permission.RELEASE_APPROVE, of.id()));
            assertEquals(
                    "News",
                    core.lists.bySlug(of.id(), "news").orElseThrow().names().in(Locale.ENGLISH, List.of()));
            assertTrue(new PresentAtSetup(core).named(of), "the step of /setup is done");
            assertFalse(new PresentAtSetup(core).spoken(of));
            assertTrue(core.audit.newest(of.id(), 20).stream()
                    .anyMatch(it -> it.entry().action().equals("user.added")));
        }
    }

    @Test
    void the_command_does_the_same_and_prints_a_link_that_works_once() {
        environment.keySet().removeIf(it -> it.contains("_SETUP_"));

        assertEquals(0, run("setup", "--user", "ines", "--name", "Ines Sol", "--list", "alerts"), err);

        var link = LINK.matcher(out);
        assertTrue(link.matches(), out);
        assertTrue(out.contains("Made the first list, alerts"), out);
        try (var core = open()) {
            var accounts = SignInRooms.of(core).accounts();
            assertTrue(accounts.accept(link.group(1), PASSWORD));
            assertFalse(accounts.accept(link.group(1), PASSWORD));
            assertTrue(core.users.proves("ines", PASSWORD));
        }
        assertEquals(0, run("setup", "--user", "other", "--list", "others"), err);
        assertTrue(out.contains("Nothing was left to do."), out);
    }

    @Test
    void a_weak_password_stops_it_before_anything_is_made() throws Exception {
        environment.put(
                "COMMUNIQUE_SETUP_USER_PASSWORD_FILE",
                Files.writeString(folder.resolve("password"), "password1234").toString());

        assertEquals(3, run("setup"), out);

        assertTrue(err.contains("setup.user-password-file") && !err.contains("password1234"), err);
        try (var core = open()) {
            assertTrue(core.users.all().isEmpty());
        }
    }

    @Test
    void an_empty_house_begins_without_a_sample_and_the_console_prints_the_token() {
        environment.keySet().removeIf(it -> it.contains("_SETUP_"));

        assertEquals(0, run("serve", "--empty", "--stop-when-ready"), err);

        assertTrue(
                Pattern.compile("Nobody can sign in yet. Open http://localhost:\\d+/setup with this token: [\\w-]{43}")
                        .matcher(out)
                        .find(),
                out);
        try (var core = open()) {
            assertEquals(1, core.organisations.all().size(), "no sample network");
            assertTrue(core.statements.all(core.organisations.all().get(0).id()).isEmpty());
        }
    }

    private List<String> rows() {
        try (var core = open()) {
            var of = core.organisations.all().get(0);
            return Stream.of(
                            core.organisations.all().toString(),
                            core.users.all().toString(),
                            core.lists.all(of.id()).toString(),
                            core.staff.of(of.id()).toString(),
                            core.audit.newest(of.id(), 50).toString())
                    .toList();
        }
    }

    private Core open() {
        return Core.openForUse(Settings.read(environment, Map.of()), Clock.systemUTC());
    }

    private int run(String... arguments) {
        var written = new StringWriter();
        var errors = new StringWriter();
        int code = new Communique(environment, Clock.systemUTC())
                .run(new PrintWriter(written, true), new PrintWriter(errors, true), arguments);
        out = written.toString();
        err = errors.toString();
        return code;
    }
}
