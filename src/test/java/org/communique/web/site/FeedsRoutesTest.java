package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.feed.FeedOffer;
import org.communique.feed.RichSample;
import org.communique.feed.Sample;
import org.communique.feed.Selection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements F10 and F12: where feeds are found, guessed and listed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedsRoutesTest {

    private static final Pattern SELF = Pattern.compile("(?:rel=\"self\"[^>]*href=|\"feed_url\":)\"([^\"]*)\"");

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        RichSample.publish(site.snapshot);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void every_listed_feed_is_served_under_the_address_it_gives_itself() {
        for (var feed : site.snapshot.feeds.listed())
            for (var link : feed.links()) {
                var answer = site.get(link.path());
                assertEquals(200, answer.statusCode(), link.path());
                assertEquals(
                        link.type() + ";charset=utf-8",
                        header(answer, "Content-Type").replace(" ", "").toLowerCase());
                assertEquals(Sample.BASE + link.path(), self(text(answer)), link.path());
                assertEquals(
                        "<" + Sample.BASE + "/hub>; rel=\"hub\", <" + Sample.BASE + link.path() + ">; rel=\"self\"",
                        header(answer, "Link"));
            }
    }

    @Test
    void an_archive_document_may_be_kept_for_a_day_and_the_next_number_leads_to_the_current_one() {
        for (var base : List.of("/feeds/en", "/feeds/en/topic/visa%20%26%20stay", "/feeds/all")) {
            var document = site.get(base + "/archive/1.atom");
            var unchanged = site.get(base + "/archive/1.atom", "If-None-Match", header(document, "ETag"));

            if (base.contains("topic")) {
                assertEquals(307, document.statusCode());
                assertEquals(Sample.BASE + base + ".atom", header(document, "Location"));
                continue;
            }
            assertEquals(200, document.statusCode(), base);
            assertEquals(304, unchanged.statusCode());
            assertEquals("public, max-age=86400, stale-if-error=86400", header(document, "Cache-Control"));
            assertEquals("*", header(document, "Access-Control-Allow-Origin"));
            assertEquals(Sample.BASE + base + "/archive/1.atom", self(text(document)));
        }
        assertEquals(307, site.get("/feeds/en/archive/3.json").statusCode());
        assertEquals(Sample.BASE + "/feeds/en.json", header(site.get("/feeds/en/archive/3.json"), "Location"));
        assertEquals(404, site.get("/feeds/en/archive/4.json").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/feed, en.rss",
        "/feed/, en.rss",
        "/rss, en.rss",
        "/rss.xml, en.rss",
        "/feed.xml, en.rss",
        "/index.xml, en.rss",
        "/rss/news, en.rss",
        "/rss/news_feed/all, en.rss",
        "/rss-feed/news-publication, en.rss",
        "/atom.xml, en.atom",
        "/feed.json, en.json",
        "/en/feed, en.rss",
        "/uk/feed, uk.rss",
        "/uk/rss, uk.rss",
        "/ar/rss.xml, ar.rss",
        "/en/latest/rss.xml, en.rss",
        "/en/latest/news/feed, en.rss",
        "/uk/atom.xml, uk.atom",
        "/ar/feed.json, ar.json",
        "/en/organisation/harbour/feed, en/organisation/harbour.rss",
        "/ar/topic/visa%20%26%20stay/feed, ar/topic/visa%20%26%20stay.rss"
    })
    void an_address_that_people_guess_leads_to_the_feed_of_its_language_for_good(String guess, String feed) {
        var answer = site.get(guess);

        assertEquals(308, answer.statusCode());
        assertEquals(Sample.BASE + "/feeds/" + feed, header(answer, "Location"));
        assertEquals(200, site.get("/feeds/" + feed).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fr/feed",
                "/xx/rss.xml",
                "/feeds/feeds",
                "/feeds/feed",
                "/feeds/fr.json",
                "/feeds/en/year/2026.rss",
                "/feeds/en/topic/nothing.rss",
                "/feeds/all/topic/labour-exploitation.rss",
                "/feeds/corrections/all.rss",
                "/feeds/en/topic/%2e%2e.rss",
                "/fr/feeds",
                "/en/topic/nothing/feed"
            })
    void what_has_no_feed_is_the_same_page_as_everything_that_is_not_there(String path) {
        var answer = site.get(path);

        assertEquals(404, answer.statusCode());
        assertArrayEquals(site.get("/nothing").body(), answer.body());
    }

    @Test
    void each_page_names_the_feeds_of_its_language_first_with_titles_that_differ() {
        for (var path : List.of("/uk", "/uk/2026/statement-9", "/uk/feeds")) {
            var links = links(text(site.get(path)));

            assertEquals(List.of("/feeds/uk.rss", "/feeds/uk.atom", "/feeds/uk.json"), links.subList(0, 3), path);
            assertEquals(9, links.size());
        }
    }

    @Test
    void the_page_of_a_selection_names_its_own_feed_after_that_of_its_language() {
        var own =
                Selection.of(java.util.Locale.forLanguageTag("uk"), org.communique.feed.Facet.ORGANISATION, "network");

        var paths = site.snapshot.feeds.links(own).stream().map(it -> it.path()).toList();

        assertEquals(12, paths.size());
        assertEquals("/feeds/uk.rss", paths.get(0));
        assertEquals("/feeds/uk/organisation/network.rss", paths.get(3));
        assertEquals("/feeds/en.rss", paths.get(6));
        assertEquals(paths, links(text(site.get("/uk/organisation/network"))));
    }

    @Test
    void the_list_for_programs_has_every_feed_once_grouped_by_language() throws Exception {
        var answer = site.get("/feeds.opml");
        var opml = new org.jdom2.input.SAXBuilder().build(new java.io.ByteArrayInputStream(answer.body()));
        var groups = opml.getRootElement().getChild("body").getChildren("outline");
        var addresses = groups.stream()
                .flatMap(it -> it.getChildren("outline").stream())
                .map(it -> it.getAttributeValue("xmlUrl"))
                .toList();

        assertEquals(
                "text/x-opml;charset=utf-8",
                header(answer, "Content-Type").replace(" ", "").toLowerCase());
        assertEquals("2.0", opml.getRootElement().getAttributeValue("version"));
        assertEquals(
                List.of("English", "العربية", "Українська", "All languages"),
                groups.stream().map(it -> it.getAttributeValue("text")).toList());
        assertEquals(
                site.snapshot.feeds.listed().stream()
                        .map(it -> Sample.BASE + it.links().get(0).path())
                        .toList(),
                addresses);
        for (var group : groups)
            for (var outline : group.getChildren("outline")) {
                assertEquals("rss", outline.getAttributeValue("type"));
                assertFalse(outline.getAttributeValue("text").isBlank());
            }
    }

    @Test
    void the_page_for_people_shows_the_address_of_each_feed_of_its_language_to_copy() {
        var page = text(site.get("/uk/feeds"));
        var shown = Pattern.compile("<input type=\"url\" readonly[^>]* value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(it -> it.group(1).replace("&amp;", "&"))
                .toList();
        var expected = site.snapshot.feeds.listed().stream()
                .filter(it -> it.id()
                        .selection()
                        .language()
                        .map(l -> l.getLanguage().equals("uk"))
                        .orElse(true))
                .map(it -> Sample.BASE + it.links().get(0).path())
                .sorted()
                .toList();

        assertEquals(expected, shown.stream().sorted().toList());
        assertTrue(page.contains("href=\"/feeds.opml\""));
        assertTrue(page.contains("<a href=\"/ar/feeds\" lang=\"ar\" dir=\"rtl\" hreflang=\"ar\">"));
        assertTrue(text(site.get("/uk/2026/statement-9")).contains("<a href=\"/uk/feeds\">"), "the footer leads there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"uk, en;q=0.5 | /uk/feeds", "fr | /en/feeds", "ar | /ar/feeds"})
    void feeds_leads_to_the_page_in_the_readers_language(String wanted, String path) {
        var answer = site.get("/feeds", "Accept-Language", wanted);

        assertEquals(302, answer.statusCode());
        assertEquals(Sample.BASE + path, header(answer, "Location"));
        assertEquals("Accept-Language", header(answer, "Vary"));
    }

    @Test
    void feeds_are_listed_with_the_sites_language_first_and_the_most_general_first() {
        var paths = site.snapshot.feeds.listed().stream()
                .map(FeedOffer::links)
                .map(it -> it.get(0).path())
                .toList();

        assertEquals("/feeds/en.rss", paths.get(0));
        assertTrue(paths.indexOf("/feeds/ar.rss") < paths.indexOf("/feeds/uk.rss"));
        assertTrue(paths.indexOf("/feeds/uk.rss") < paths.indexOf("/feeds/all.rss"));
    }

    private static String self(String feed) {
        var self = SELF.matcher(feed);
        assertTrue(self.find(), feed);
        return self.group(1).replace("&amp;", "&");
    }

    private static List<String> links(String page) {
        return Pattern.compile("<link rel=\"alternate\" type=\"[^\"]*\" title=\"[^\"]*\" href=\"" + Sample.BASE
                        + "(/feeds/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
