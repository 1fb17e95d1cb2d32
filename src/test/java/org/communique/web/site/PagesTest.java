package org.communique.web.site;

import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.feed.Sample;
import org.communique.statement.StatementFile;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {

    private static final String HOSTILE = "</script><script>alert(1)</script> & \"quotes\"";

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        var files = new StatementFile[] {Sample.picture(), Sample.report('b', "report 2026.pdf")};
        site.snapshot.publish(
                Sample.edition(1, "en", "Safety first", "<p>The <strong>body</strong>.</p>", files),
                Sample.edition(1, "ar", "السلامة أولاً", "<p>نص</p>", files));
        site.snapshot.channel.deliver(Sample.parcel(
                Instant.parse("2026-11-02T23:30:00Z"), false, Sample.edition(2, "en", HOSTILE, "<p>Text</p>")));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_statement_page_shows_everything_that_was_published() {
        var page = text(site.get("/en/2026/statement-1"));

        assertTrue(page.startsWith("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"), page.substring(0, 80));
        assertTrue(page.contains("<h1>Safety first</h1>"));
        assertTrue(page.contains("<p>The <strong>body</strong>.</p>"));
        assertTrue(page.contains("<p class=\"kicker\">Statement</p>"));
        assertTrue(
                page.contains(
                        "<time datetime=\"2026-10-18T08:00:00Z\">Sunday, 18 October 2026, 10:00 in Amsterdam (08:00 UTC)</time>"));
        assertTrue(page.contains("alt=\"Dawn over a calm &quot;horizon&quot;\" width=\"1200\" height=\"520\""));
        assertTrue(page.contains("href=\"/media/" + Sample.sha('b') + "/report%202026.pdf\""));
        assertTrue(page.contains("<title>Safety first – Havenlight Network</title>"));
    }

    @Test
    void its_head_names_its_address_its_translations_and_the_feeds_of_its_language_first() {
        var page = text(site.get("/ar/2026/statement-1"));

        assertTrue(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assertEquals(List.of(Sample.BASE + "/ar/2026/statement-1"), all(page, "rel=\"canonical\" href=\"([^\"]*)\""));
        assertEquals(List.of("ar", "en", "x-default"), all(page, "<link rel=\"alternate\" hreflang=\"([^\"]*)\""));
        assertEquals(
                List.of(
                        "/feeds/ar.rss",
                        "/feeds/ar.atom",
                        "/feeds/ar.json",
                        "/feeds/en.rss",
                        "/feeds/en.atom",
                        "/feeds/en.json"),
                all(page, "<link rel=\"alternate\" type=[^>]*href=\"" + Sample.BASE + "(/feeds/[^\"]*)\""));
        var titles = all(page, "<link rel=\"alternate\" type=\"[^\"]*\" title=\"([^\"]*)\" href=\"[^\"]*/feeds/");
        assertEquals(6, titles.stream().distinct().count());
    }

    @Test
    void its_data_for_search_engines_can_be_read_and_breaks_out_of_nothing() {
        var page = text(site.get("/en/2026/statement-2"));
        var data = all(page, "(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .get(0);

        assertEquals(HOSTILE, Json.read(data, java.util.Map.class).get("headline"));
        assertFalse(page.contains("<script>"));
    }

    @Test
    void the_index_lists_the_newest_first_and_the_years() {
        var page = text(site.get("/en"));

        assertTrue(page.indexOf("statement-2") < page.indexOf("statement-1"));
        assertTrue(page.contains("href=\"/en/2026\""));
        assertEquals(List.of("en", "ar", "x-default"), all(page, "<link rel=\"alternate\" hreflang=\"([^\"]*)\""));
    }

    @Test
    void dates_are_printed_in_the_zone_of_the_site() {
        assertTrue(
                text(site.get("/en/2026/statement-2")).contains("3 November 2026"), "23:30 UTC is the next day here");
    }

    @Test
    void a_year_lists_what_its_addresses_name() {
        assertEquals(200, site.get("/en/2026").statusCode());
        assertTrue(text(site.get("/ar/2026")).contains("<h1>بيانات عام 2026</h1>"));
    }

    @Test
    void no_page_needs_script_or_another_host() {
        for (var path : List.of("/en", "/en/2026/statement-1", "/u/english-token", "/nothing")) {
            var answer = site.get(path);
            var policy = SiteServer.header(answer, "Content-Security-Policy");

            assertTrue(policy.startsWith("default-src 'none'") && !policy.contains("script"), policy);
            assertEquals("no-referrer", SiteServer.header(answer, "Referrer-Policy"));
            assertEquals(List.of(), all(text(answer), "(?:src|action)=\"((?:https?:)?//[^\"]*)\""));
        }
    }

    @Test
    void an_empty_site_has_an_index_in_its_own_language(@TempDir Path folder) {
        try (var empty = new SiteServer(folder)) {
            assertTrue(text(empty.get("/en")).contains("Nothing has been published yet."));
            assertEquals(Sample.BASE + "/en", SiteServer.header(empty.get("/"), "Location"));
        }
    }

    private static List<String> all(String page, String regex) {
        return Pattern.compile(regex)
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
