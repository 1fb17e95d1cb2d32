package org.communique.app;

import static org.communique.app.ChoicesServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Chosen;
import org.communique.audience.Rhythm;
import org.communique.audience.Wishes;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changes what she receives by the link that stands in every mail. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoicesTest {

    private static final String ANA = "ana@example.org";
    private static final String[] CHOOSING = {
        "do",
        "choose",
        "language",
        "nl",
        "language",
        "en",
        "language",
        "",
        "topic",
        "visas",
        "rhythm",
        "weekly",
        "pause",
        "3"
    };

    @TempDir
    Path folder;

    private ChoicesServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_link_of_a_mail_opens_her_choices_and_saves_what_she_wants(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        server.sent("one");
        var link = server.link(ANA, "/p/");

        var page = server.get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("What you receive from"));
        assertPrivate(page);

        var saved = server.done(link, CHOOSING);
        assertTrue(saved.contains("role=\"status\""));
        assertEquals(Optional.of(chosen("2027-01-17T23:00:00Z")), wishes());
        assertTrue(server.get(link).body().contains("lang=\"nl\""), "now in the language she put first");
    }

    @ParameterizedTest
    @EnumSource
    void she_leaves_one_list_and_all_lists_and_the_evidence_says_so(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = server.choices(ANA);

        assertTrue(server.done(link, "do", "leave", "list", "alerts").contains("You have left the list."));
        assertEquals("unsubscribed", server.state(ANA, server.alerts));
        assertEquals("confirmed", server.state(ANA, server.members));
        assertTrue(server.done(link, "do", "leave-all").contains("You have left all lists."));
        assertEquals("unsubscribed", server.state(ANA, server.members));
        assertEquals(List.of("given import", "given import", "withdrawn page", "withdrawn page"), evidence());
        assertEquals("confirmed", server.state("niko@example.org", server.alerts), "nobody else");
    }

    @ParameterizedTest
    @EnumSource
    void joining_a_public_list_keeps_the_very_words_that_stood_beside_the_button(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = server.choices(ANA);
        var page = server.get(link).body();

        assertTrue(server.done(link, "do", "join", "list", "letters").contains("You have joined the list."));
        assertEquals("confirmed", server.state(ANA, server.letters));
        var wording = server.house
                .core
                .store
                .read()
                .sql("""
                        SELECT w.wording FROM consent c JOIN consent_wording w ON w.id = c.wording
                        WHERE c.list = :list AND w.form = 'preferences'
                        """)
                .param("list", server.letters.id())
                .query(String.class)
                .single();
        assertTrue(page.contains(wording), wording);
        assertTrue(wording.contains("The letters"));
    }

    @ParameterizedTest
    @EnumSource
    void a_link_of_a_mail_begins_nothing_that_she_had_ended(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = server.choices(ANA);
        server.done(link, "do", "leave", "list", "alerts");

        server.done(link, "do", "join", "list", "alerts");
        assertEquals(
                "unsubscribed", server.state(ANA, server.alerts), "a mail that was passed on must not bring her back");
        assertTrue(server.get(link).body().contains("To join this list, ask for a fresh link below"));

        server.done(link, "do", "leave-all");
        server.done(link, "do", "join", "list", "letters");
        assertEquals("", server.state(ANA, server.letters), "who has left everything is not brought back either");
    }

    @ParameterizedTest
    @EnumSource
    void neither_address_nor_name_nor_a_list_that_is_not_public_is_on_the_page(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var page = server.get(server.choices(ANA)).body();

        for (var secret : List.of("ana@", "Ana", "Petrova", "members")) assertFalse(page.contains(secret), secret);
        assertTrue(page.contains("You are on other lists as well."));
        server.done(server.choices(ANA), "do", "leave", "list", "members");
        assertEquals("confirmed", server.state(ANA, server.members));
    }

    @ParameterizedTest
    @EnumSource
    void what_the_form_does_not_offer_changes_nothing(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = server.choices(ANA);
        var before = server.everything();

        for (var wrong : List.of(
                new String[] {"language", "tlh", "rhythm", "instant", "pause", "none"},
                new String[] {"language", "", "rhythm", "instant", "pause", "none"},
                new String[] {"language", "en", "rhythm", "hourly", "pause", "none"},
                new String[] {"language", "en", "rhythm", "instant", "pause", "12"},
                new String[] {"language", "en", "topic", "secret", "rhythm", "instant", "pause", "none"},
                new String[] {"language", "en", "rhythm", "instant", "pause", "until", "until", "2026-10-18"},
                new String[] {"language", "en", "rhythm", "instant", "pause", "until", "until", "2027-10-19"},
                new String[] {"language", "en", "rhythm", "instant", "pause", "until", "until", "tomorrow"})) {
            var form = new String[wrong.length + 2];
            form[0] = "do";
            form[1] = "choose";
            System.arraycopy(wrong, 0, form, 2, wrong.length);
            assertTrue(server.done(link, form).contains("role=\"alert\""), String.join(" ", wrong));
        }
        server.done(link, "do", "drop");
        server.done(link, "do", "join", "list", "' OR 1=1 --");
        assertEquals(before, server.everything());
    }

    @ParameterizedTest
    @EnumSource
    void a_pause_until_a_day_ends_when_that_day_begins_where_the_organisation_is(Dialect dialect) {
        server = new ChoicesServer(folder, dialect);
        var link = server.choices(ANA);
        server.done(
                link, "do", "choose", "language", "en", "rhythm", "instant", "pause", "until", "until", "2026-12-01");

        assertEquals(Optional.of(Instant.parse("2026-11-30T23:00:00Z")), wishes().flatMap(Chosen::pausedUntil));
        assertTrue(server.get(link).body().contains("Paused until 1 December 2026."));
        server.done(link, "do", "choose", "language", "en", "rhythm", "instant", "pause", "keep");
        assertEquals(Optional.of(Instant.parse("2026-11-30T23:00:00Z")), wishes().flatMap(Chosen::pausedUntil));
        server.house.pass(Duration.ofDays(60));
        assertFalse(server.get(link).body().contains("Paused until"));
    }

    private Optional<Chosen> wishes() {
        return new Wishes(server.house.core.store).of(server.contact(ANA));
    }

    private static Chosen chosen(String pausedUntil) {
        return new Chosen(
                List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH),
                Set.of("visas"),
                Rhythm.WEEKLY,
                Optional.of(Instant.parse(pausedUntil)));
    }

    private List<String> evidence() {
        return server.house
                .core
                .store
                .read()
                .sql("""
                        SELECT event, source FROM consent
                        WHERE :contact BETWEEN contact AND coalesce(through, contact) ORDER BY id
                        """)
                .param("contact", server.contact(ANA))
                .query((row, n) -> row.getString("event") + " " + row.getString("source"))
                .list();
    }

    private static void assertPrivate(java.net.http.HttpResponse<String> page) {
        assertEquals("private, no-store", header(page, "Cache-Control"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        assertTrue(header(page, "X-Robots-Tag").contains("noindex"));
        assertEquals("", header(page, "Set-Cookie"));
    }
}
