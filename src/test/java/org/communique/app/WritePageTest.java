package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.app.DeskServer.Window;
import org.communique.intake.FileFault;
import org.communique.render.Phrases;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing without a script: forms, redirects, and faults beside what was filled in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WritePageTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static Window kim;
    static WriteForms forms;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        kim = server.signIn("writer");
        forms = new WriteForms(server, kim);
        server.house.core.users.add(new org.communique.signin.User("truus", "Truus", Locale.forLanguageTag("nl")));
        server.house.core.users.setPassword("truus", DeskServer.PASSWORD);
        server.house.core.staff.grant(
                "truus", server.first(), org.communique.staff.Role.WRITER, org.communique.staff.Actor.console());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_statement_is_begun_written_stored_and_goes_on_to_its_plan() {
        var at = forms.begin("Safe from the first day");
        assertEquals(server.path("/statements/safe-from-the-first-day"), at);

        assertEquals(303, forms.save(at, Map.of("title", "Safe", "summary", "A summary", "body", "Words.")));
        assertTrue(kim.get(at).body().contains(">Words.</textarea>"));
        var ready = kim.post(
                at + "/ready", forms.form(at, Map.of("title", "Safe", "summary", "A summary", "body", "More.")));

        assertEquals(at + "/plan", ready.headers().firstValue("Location").orElseThrow());
        var stored =
                server.house.core.statements.byKey("safe-from-the-first-day").orElseThrow();
        assertEquals(
                "More.\n",
                server.house.core.statements.newest(stored).get(0).content().body());
    }

    @Test
    void what_is_to_be_mended_is_said_by_language_and_field_and_nothing_is_lost() {
        var at = forms.begin("Not ready");

        var answer =
                kim.post(at + "/ready", forms.form(at, Map.of("title", "Not ready", "body", "One <script>x</script>")));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("English"), answer.body());
        assertTrue(answer.body().contains("Summary: nothing is written yet"), answer.body());
        assertTrue(answer.body().contains("Text, line 1: HTML that could run or load something"), answer.body());
        assertTrue(answer.body().contains("One &lt;script&gt;x&lt;/script&gt;</textarea>"));
        assertTrue(server.house.core.statements.byKey("not-ready").isEmpty());
    }

    @Test
    void two_statements_of_one_title_have_two_keys_and_a_wanted_key_is_not_taken_twice() {
        var one = forms.begin("Twins");
        var other = forms.begin("Twins");

        assertEquals(one + "-2", other);
        kim.get(server.path("/statements/new"));
        var answer = kim.post(
                server.path("/statements/new"),
                Map.of("title", "Third", "kind", "news", "language", "en", "key", "twins"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"Third\""));
    }

    @Test
    void the_list_finds_by_title_and_state() {
        forms.begin("Findable words");

        assertTrue(kim.get(server.path("/statements?q=FINDABLE")).body().contains("Findable words"));
        assertFalse(kim.get(server.path("/statements?q=nothing-like-it")).body().contains("Findable words"));
        assertFalse(kim.get(server.path("/statements?state=released")).body().contains("Findable words"));
    }

    @Test
    void a_text_of_a_megabyte_is_kept_and_one_that_is_longer_stands_in_the_form_with_its_fault() {
        var at = forms.begin("Long");

        assertEquals(303, forms.save(at, Map.of("title", "Long", "body", "word ".repeat(200_000))));
        var answer = kim.post(at, forms.form(at, Map.of("title", "Long", "body", "w".repeat(1_500_001))));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("longer than 1,500,000 characters"));
        assertTrue(answer.body().length() > 1_500_001);
    }

    @Test
    void control_characters_are_kept_as_they_are_until_they_are_to_be_stored() {
        var at = forms.begin("Odd");
        forms.save(at, Map.of("title", "Odd", "summary", "A summary", "body", "One\u0000two\u0007"));

        var answer =
                kim.post(at + "/ready", forms.form(at, Map.of("title", "Odd", "summary", "S", "body", "One\u0007")));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("line 1: it holds an invisible character"), answer.body());
    }

    @Test
    void a_form_that_is_sent_twice_is_one_version() {
        var at = forms.begin("Twice");
        var form = forms.form(at, Map.of("title", "Twice", "body", "Words"));

        assertEquals(303, kim.post(at, form).statusCode());
        assertEquals(303, kim.post(at, form).statusCode());

        assertTrue(kim.get(at).body().contains("Earlier versions (1)"));
    }

    @Test
    void a_file_that_is_not_taken_is_refused_in_the_words_of_the_reader() {
        var at = forms.begin("Refused picture");
        var gif = "GIF89a".getBytes(StandardCharsets.US_ASCII);
        var fields = forms.form(at, Map.of("title", "Refused picture", "body", "Kept.", "do", "image"));
        fields.put("image-description", "A map");

        var english = kim.upload(at, fields, "image", "a.gif", gif);
        var truus = server.signIn("truus");
        truus.get(at);
        var dutch = truus.upload(at, fields, "image", "a.gif", gif);

        assertEquals(422, english.statusCode());
        assertTrue(english.body().contains("It is a GIF: save a still picture as PNG."), english.body());
        assertTrue(dutch.body().contains("Het is een GIF: sla een stilstaande afbeelding op als PNG."), dutch.body());
        assertTrue(english.body().contains("Kept.</textarea>"));
        for (var fault : FileFault.values())
            for (var language : List.of("en", "nl"))
                assertFalse(Phrases.get(Locale.forLanguageTag(language), "desk.write.file." + fault.code(), "1", "2")
                        .isBlank());
    }

    @Test
    void the_key_is_changed_on_the_page_and_a_refusal_says_why() {
        forms.begin("Taken key");
        var at = forms.begin("Mistyped");
        var wanted = forms.form(at, Map.of("title", "Mistyped", "body", "Kept.", "do", "rename", "key", "Not a key"));

        var unfit = kim.post(at, wanted);
        wanted.put("key", "taken-key");
        wanted.put("base", WriteForms.find(unfit.body(), "name=\"base\" value=\"([^\"]*)\""));
        var taken = kim.post(at, wanted);
        wanted.put("key", "typed-well");
        var done = kim.post(at, wanted);

        assertEquals(422, unfit.statusCode());
        assertTrue(unfit.body().contains("value=\"Not a key\""), "what she wrote stays");
        assertTrue(taken.body().contains("another statement has this key"), taken.body());
        var there = done.headers().firstValue("Location").orElseThrow();
        assertTrue(there.startsWith(server.path("/statements/typed-well?")), there);
        assertTrue(kim.get(there).body().contains("Kept.</textarea>"));
        assertEquals(404, kim.get(at).statusCode());
    }

    @Test
    void approval_and_report_are_links_once_there_is_something_behind_them() {
        var at = forms.begin("Steps");
        forms.save(at, Map.of("title", "Steps", "summary", "A summary", "body", "Words."));
        assertFalse(kim.get(at).body().contains("/review\""));
        kim.post(at + "/ready", forms.form(at, Map.of("title", "Steps", "summary", "A summary", "body", "Words.")));
        var statement = server.house.core.statements.byKey("steps").orElseThrow();
        var later = server.house.clock.instant().plus(Duration.ofDays(3));

        var plan = server.house.plan(statement, later, Optional.empty());
        var draft = server.house.core.releases.drafts().plan(plan).orElseThrow();
        var planned = kim.get(at).body();
        server.house.core.releases.drafts().discard(draft.id(), "test");
        var decided = server.house.release(statement, later);
        var scheduled = kim.get(at).body();

        assertTrue(planned.contains("href=\"" + server.path("/releases/" + draft.id() + "/review") + "\""), planned);
        assertFalse(planned.contains("href=\"" + server.path("/releases/" + draft.id()) + "\""), planned);
        assertTrue(scheduled.contains("href=\"" + server.path("/releases/" + decided.id()) + "\""), scheduled);
    }

    @Test
    void texts_built_to_break_a_reader_are_kept_shown_and_answered() {
        var at = forms.begin("Built to break");
        for (var body : List.of(
                ">".repeat(10_000) + " deep",
                "- ".repeat(10_000) + "deep",
                "[".repeat(10_000) + "deep",
                "*".repeat(10_000) + "deep",
                "<b>".repeat(10_000),
                "\u202Ereversed\u202C and \u0007 bell",
                "| a ".repeat(5_000) + "|\n" + "|---".repeat(5_000) + "|")) {
            var fields = forms.form(at, Map.of("title", "T\u0007itle\u202E", "summary", "S", "body", body));

            assertEquals(303, kim.post(at, fields).statusCode(), body.substring(0, 20));
            for (var view : List.of("phone", "text", "page", "entry")) {
                fields.put("view", view);
                assertEquals(200, kim.post(at + "/preview", fields).statusCode(), view + " " + body.substring(0, 20));
            }
            assertEquals(200, kim.get(at).statusCode());
            int ready = kim.post(at + "/ready", forms.form(at, fields)).statusCode();
            assertEquals(422, ready, "an invisible character stands in the title");
        }
    }

    @Test
    void an_earlier_version_is_restored_as_a_new_one() {
        var at = forms.begin("History");
        forms.save(at, Map.of("title", "History", "body", "First"));
        server.house.pass(java.time.Duration.ofMinutes(10));
        forms.save(at, Map.of("title", "History", "body", "Second"));
        var number = WriteForms.find(kim.get(at).body(), "value=\"restore:(\\d+)\"");

        kim.post(at, forms.form(at, Map.of("title", "History", "body", "Second", "do", "restore:" + number)));

        assertTrue(kim.get(at).body().contains(">First</textarea>"));
        assertTrue(kim.get(at).body().contains("restored"));
    }

    @Test
    void a_note_stands_by_its_paragraph_until_somebody_has_seen_to_it() {
        var at = forms.begin("Noted");
        var fields =
                Map.of("title", "Noted", "body", "One.\n\nTwo.", "do", "note", "paragraph", "2", "note", "Really?");
        kim.post(at, forms.form(at, fields));
        var page = kim.get(at).body();
        assertTrue(page.contains("Two.</q>"), page);
        assertTrue(page.contains("Notes for colleagues (1 open)"));

        var id = WriteForms.find(page, "value=\"resolve:(\\d+)\"");
        kim.post(at, forms.form(at, Map.of("title", "Noted", "body", "One.\n\nTwo.", "do", "resolve:" + id)));

        assertTrue(kim.get(at).body().contains("Done by Shown writer"));
    }

    @Test
    void a_translation_shows_what_changed_in_its_source_until_it_is_brought_up_to_date() {
        var at = forms.begin("Translated");
        forms.save(at, Map.of("title", "Translated", "body", "We ask for shelter."));
        forms.save(at + "?language=nl", Map.of("title", "Vertaald", "body", "Wij vragen om opvang."));
        assertFalse(kim.get(at + "?language=nl").body().contains("<ins>"));

        forms.save(at, Map.of("title", "Translated", "body", "We ask for safe shelter."));
        var stale = kim.get(at + "?language=nl").body();
        assertTrue(stale.contains("<ins>safe </ins>"), stale);
        assertTrue(stale.contains("Dutch is older than the source"));

        forms.save(
                at + "?language=nl",
                Map.of("title", "Vertaald", "body", "Wij vragen om veilige opvang.", "do", "current"));
        assertFalse(kim.get(at + "?language=nl").body().contains("<ins>"));
    }

    @Test
    void the_page_has_dutch_words_for_somebody_who_reads_dutch() {
        var at = forms.begin("For Dutch");

        var page = server.signIn("truus").get(at).body();

        assertTrue(page.contains("Verder naar doelgroep en tijd"));
        assertFalse(page.contains("Go on to"));
    }
}
