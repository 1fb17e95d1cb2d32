package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.feed.Archive;
import org.communique.feed.HostileQuestions;
import org.communique.feed.Sample;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchPageTest {

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        site.snapshot.publish(
                Sample.edition(
                        1,
                        "en",
                        "Safety <first> & always",
                        "<p>Nobody is safe who is sent back. We ask for shelter &amp; rest.</p>"),
                Sample.edition(1, "ar", "السلامة أولاً", "<p>الاتّجار بالبشر</p>"),
                Sample.edition(1, "nl", "Veiligheid eerst: shelter", "<p>Tekst</p>"));
        for (int n = 10; n < 240; n++)
            site.snapshot.publish(Sample.edition(n, "en", "Number " + n + " of many", "<p>Text</p>"));
        site.snapshot.publish(Sample.edition(9, "en", "Recalled mistake", "<p>Text</p>"));
        site.snapshot.archive.kill(
                9, new Archive.Recall(Sample.RELEASED, Localized.same("Wrong"), false), Locale.ENGLISH);
        site.snapshot.feeds.refresh();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void an_answer_marks_the_words_in_title_summary_and_text_as_text() {
        var answer = ask("en", "safety first sent");

        assertTrue(answer.contains("<mark>Safety</mark> &lt;<mark>first</mark>&gt; &amp; always"), answer);
        assertTrue(answer.contains("who is <mark>sent</mark> back. We ask for shelter &amp; rest.</p>"), answer);
        assertTrue(answer.contains("href=\"/en/2026/statement-1\""), answer);
        assertFalse(answer.contains("<first>"), answer);
    }

    @Test
    void nobody_keeps_it_indexes_it_or_is_told_of_it() {
        var answer = site.get("/en/search?q=safety");

        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertEquals("noindex", header(answer, "X-Robots-Tag"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("", header(answer, "ETag"));
        assertEquals("", header(answer, "Set-Cookie"));
        assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
        assertTrue(text(answer).contains("<meta name=\"robots\" content=\"noindex\">"));
    }

    @Test
    void an_empty_question_shows_the_form_with_its_hints_in_each_language() {
        for (var language : Languages.shipped()) {
            var page = text(site.get("/" + language.toLanguageTag() + "/search"));

            assertTrue(page.contains(escaped(Phrases.get(language, "search.hint"))), language::toString);
            assertFalse(page.contains("role=\"status\""), language::toString);
            assertEquals(1, Pattern.compile("<form").matcher(page).results().count(), language::toString);
        }
    }

    @Test
    void other_languages_that_have_an_answer_are_named_with_their_count() {
        var answer = ask("en", "shelter");

        assertTrue(answer.contains("href=\"/nl/search?q=shelter\""), answer);
        assertTrue(answer.contains("Nederlands"), answer);
        assertFalse(answer.contains("/ar/search"), answer);
        var nothing = ask("en", "veiligheid");
        assertTrue(nothing.contains("Nothing was found") && nothing.contains("/nl/search?q=veiligheid"), nothing);
    }

    @Test
    void two_hundred_can_be_reached_and_the_count_is_the_true_one() {
        var first = ask("en", "many");
        var last = text(site.get("/en/search?q=many&page=10"));

        assertTrue(first.contains("Found: 230") && first.contains("/en/search?q=many&amp;page=2"), first);
        assertFalse(first.contains("The first 200"), first);
        assertTrue(last.contains("start=\"181\"") && last.contains("Number 40 of"), last);
        assertTrue(last.contains("The first 200") && !last.contains("page=11"), last);
        for (var page : new String[] {"0", "11", "-1", "x", "999999999999", "1%20OR%201=1"})
            assertEquals(first, text(site.get("/en/search?q=many&page=" + page)), page);
    }

    @Test
    void whatever_is_typed_is_answered_and_comes_back_only_as_text() {
        for (var typed : HostileQuestions.all()) {
            if (typed.length() > 1000) continue; // the server refuses such a request line before us
            var answer = site.get("/en/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
            var page = text(answer);

            assertEquals(200, answer.statusCode(), typed);
            assertFalse(page.contains("<script") || page.contains("<img"), typed);
            assertEquals(1, count(page, "<input "), typed);
            assertEquals(1, count(page, "type=\"search\" id=\"q\" name=\"q\" [^<>]* maxlength=\"300\">"), typed);
            assertFalse(answer.headers().map().containsKey("x-evil"), typed);
            assertFalse(page.contains(">49<") || page.contains("\"49\""), "nothing is evaluated: " + typed);
        }
        assertTrue(ask("en", "x".repeat(301)).contains("at most 300 characters"));
        assertTrue(ask("en", "-only -without").contains("Type at least one word"));
    }

    @Test
    void a_question_of_ten_thousand_characters_is_refused_or_answered_and_never_an_error_of_ours() {
        var answer = site.get("/en/search?q=" + "x".repeat(10_000));

        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 200, "" + answer.statusCode());
        assertEquals(200, site.get("/en/search?q=" + "x".repeat(5_000)).statusCode());
        assertTrue(List.of(200, 400).contains(site.get("/en/search?q=%FF%FE%00").statusCode()));
        assertEquals(200, site.get("/en/search?q=a&q=b").statusCode());
    }

    @Test
    void what_was_killed_is_not_found() {
        assertTrue(ask("en", "recalled").contains("Nothing was found"));
    }

    @Test
    void a_language_without_pages_is_the_page_that_does_not_exist() {
        for (var path :
                new String[] {"/xx/search", "/ja/search?q=a", "/EN/search", "/opensearch/ja.xml", "/opensearch/en"})
            assertArrayEquals(site.get("/nothing").body(), site.get(path).body(), path);
    }

    @Test
    void a_browser_is_told_how_to_search_here() {
        var page = text(site.get("/ar"));
        var description = site.get("/opensearch/ar.xml");

        assertTrue(page.contains("href=\"/opensearch/ar.xml\""), page);
        assertTrue(text(description).contains("template=\"" + Sample.BASE + "/ar/search?q={searchTerms}\""));
        assertEquals(
                "application/opensearchdescription+xml",
                header(description, "Content-Type").replaceAll(";.*", ""));
    }

    @Test
    void no_question_is_ever_logged() {
        var before = System.out;
        var errBefore = System.err;
        var heard = new ByteArrayOutputStream();
        var ears = new PrintStream(heard, true, StandardCharsets.UTF_8);
        System.setOut(ears);
        System.setErr(ears);
        try {
            ask("en", "a-secret-word");
        } finally {
            System.setOut(before);
            System.setErr(errBefore);
        }
        assertFalse(heard.toString(StandardCharsets.UTF_8).contains("secret-word"), heard::toString);
    }

    private static String ask(String language, String typed) {
        return text(site.get("/" + language + "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
