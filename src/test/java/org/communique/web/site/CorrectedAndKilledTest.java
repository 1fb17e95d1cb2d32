package org.communique.web.site;

import static org.communique.web.site.IndexPagesTest.all;
import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.communique.feed.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see of a statement that was corrected twice, and of one that was killed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectedAndKilledTest {

    private static final String PAGE = "/en/2026/statement-1";

    @TempDir
    Path folder;

    private SiteServer site;

    @BeforeEach
    void open() {
        site = new SiteServer(folder);
        corrected(site);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static void corrected(SiteServer site) {
        Piece.of(1, "en", "As first said")
                .body("Twelve months.")
                .publish(site.snapshot)
                .title("As said next")
                .body("Ten months.")
                .corrected("2026-10-19T08:00:00Z", "It was ten months, not twelve.")
                .publish(site.snapshot)
                .title("As it stands")
                .body("Nine months.")
                .corrected("2026-10-20T08:00:00Z", "It was nine months, not ten.")
                .publish(site.snapshot);
    }

    @Test
    void the_page_says_what_was_corrected_and_when_and_leads_to_what_stood_before() {
        var page = text(site.get(PAGE));

        assertTrue(page.contains("<h1>As it stands</h1>"));
        assertEquals(2, all(page, "<p class=\"correction\">").size());
        assertTrue(page.contains("Updated: Tuesday, 20 October 2026, 10:00 in Amsterdam (08:00 UTC)"));
        assertEquals(List.of(PAGE + "/revision/2", PAGE + "/revision/1"), all(page, "href=\"([^\"]*/revision/\\d)\""));
        assertTrue(page.indexOf("It was nine months") < page.indexOf("It was ten months"));
    }

    @Test
    void what_stood_before_says_that_it_no_longer_stands_and_is_not_indexed() {
        var page = text(site.get(PAGE + "/revision/1"));

        assertTrue(page.contains("<h1>As first said</h1>") && page.contains("Twelve months."));
        assertTrue(page.contains("This is not the current text"));
        assertTrue(page.contains("until Monday, 19 October 2026"));
        assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        assertEquals(List.of(Sample.BASE + PAGE), all(page, "rel=\"canonical\" href=\"([^\"]*)\""));
        assertEquals(List.of(), all(page, "<link rel=\"alternate\" hreflang=\"([^\"]*)\""));
        assertEquals(List.of(), all(page, "property=\"(og:[^\"]*)\""));
        assertFalse(page.contains("application/ld+json"));
        assertTrue(page.contains("<strong>This page shows the text before this correction</strong>"));
        assertEquals(List.of(PAGE + "/revision/2"), all(page, "href=\"([^\"]*/revision/\\d)\""));
        assertEquals(404, site.get(PAGE + "/revision/3").statusCode(), "the current text has its own address");
    }

    @Test
    void where_the_policy_keeps_the_past_closed_nobody_can_read_it(@TempDir Path other) {
        try (var closed = new SiteServer(other, new SitePolicy(false))) {
            corrected(closed);

            assertEquals(404, closed.get(PAGE + "/revision/1").statusCode());
            assertArrayEquals(
                    closed.get("/no/such").body(),
                    closed.get(PAGE + "/revision/1").body());
            assertFalse(text(closed.get(PAGE)).contains("/revision/"));
            assertFalse(text(closed.get("/en/corrections")).contains("can still be read"));
        }
    }

    @Test
    void search_engines_learn_of_corrections_and_of_the_rules_behind_them() {
        var data = data(text(site.get(PAGE)));
        @SuppressWarnings("unchecked")
        var corrections = (List<java.util.Map<String, String>>) data.get("correction");
        @SuppressWarnings("unchecked")
        var publisher = (java.util.Map<String, String>) data.get("publisher");

        assertEquals(2, corrections.size());
        assertEquals("CorrectionComment", corrections.get(0).get("@type"));
        assertEquals("It was nine months, not ten.", corrections.get(0).get("text"));
        assertEquals("2026-10-20T08:00:00Z", corrections.get(0).get("datePublished"));
        assertEquals("2026-10-18T08:00:00Z", data.get("datePublished"));
        assertEquals("2026-10-20T08:00:00Z", data.get("dateModified"));
        assertEquals(Sample.BASE + "/en/corrections", publisher.get("correctionsPolicy"));
    }

    @Test
    void the_page_of_corrections_lists_what_was_corrected_and_killed_the_newest_first() {
        Piece.of(2, "en", "Wrong from the start").publish(site.snapshot);
        Piece.kill(site.snapshot, 2, false);

        var page = text(site.get("/en/corrections"));

        assertEquals(
                List.of("Wrong from the start", "As it stands", "As it stands"),
                all(page, "<h2><a href=\"[^\"]*\">([^<]*)</a>"));
        assertTrue(page.contains("The figures in it were wrong."));
        assertTrue(text(site.get("/en")).contains("href=\"/en/corrections\""));
    }

    @Test
    void a_killed_statement_is_gone_and_says_why() {
        Piece.of(2, "en", "Wrong from the start")
                .body("Secret words.")
                .topics("work")
                .publish(site.snapshot);
        site.get("/en/2026/statement-2");
        Piece.kill(site.snapshot, 2, false);

        for (var path :
                List.of("/en/2026/statement-2", "/s/p2en", "/en/2026/statement-2/revision/1", "/media/kit/p2en.zip")) {
            var answer = site.get(path);
            var page = text(answer);

            assertEquals(410, answer.statusCode(), path);
            assertEquals("noindex", header(answer, "X-Robots-Tag"));
            assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"));
            assertTrue(page.contains("Wrong from the start") && page.contains("The figures in it were wrong."));
            assertTrue(page.contains("Retracted: Wednesday, 21 October 2026"), page);
            assertFalse(page.contains("Secret words.") || page.contains("What it says in one sentence."));
            assertFalse(page.contains("og:") || page.contains("ld+json"));
            assertEquals("", header(answer, "ETag"));
        }
        assertFalse(text(site.get("/en")).contains("Wrong from the start"));
        assertFalse(text(site.get("/sitemap.xml")).contains("statement-2"));
        assertFalse(text(site.get("/sitemap-news.xml")).contains("statement-2"));
    }

    @Test
    void not_even_the_title_is_left_where_it_was_to_be_hidden() {
        Piece.of(2, "en", "A name that must go").tags("that-name").publish(site.snapshot);
        Piece.kill(site.snapshot, 2, true);

        var page = text(site.get("/en/2026/statement-2"));

        assertTrue(page.contains("<h1>A statement that was retracted</h1>"));
        for (var path : List.of("/en/2026/statement-2", "/s/p2en", "/en", "/en/corrections", "/sitemap.xml"))
            assertFalse(text(site.get(path)).contains("A name that must go"), path);
        assertEquals(404, site.get("/en/tag/that-name").statusCode());
    }

    @Test
    void what_a_killed_statement_said_before_is_gone_with_it() {
        assertEquals(200, site.get(PAGE + "/revision/1").statusCode());

        Piece.kill(site.snapshot, 1, false);

        assertEquals(410, site.get(PAGE + "/revision/1").statusCode());
        assertFalse(text(site.get(PAGE + "/revision/1")).contains("Twelve months."));
    }

    @SuppressWarnings("unchecked")
    static java.util.Map<String, Object> data(String page) {
        var json = all(page, "(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .get(0);
        return org.communique.store.Json.read(json, java.util.Map.class);
    }
}
