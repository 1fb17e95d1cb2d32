package org.communique.web.site;

import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.feed.Sample;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 120 statements in English, three of them also in Arabic, one killed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IndexPagesTest {

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        new Topics(site.snapshot.store).name("housing", new Localized(Map.of("en", "Housing", "ar", "السكن")));
        for (int n = 1; n <= 120; n++) {
            var english = Piece.of(n, "en", "Number " + n)
                    .topics(n % 2 == 0 ? "housing" : "safe-work")
                    .tags(n == 7 ? "Über uns!" : "plain")
                    .kind(n == 9 ? Kind.OPEN_LETTER : Kind.STATEMENT);
            if (n == 5) english.by("lighthouse", "Lighthouse Skopje");
            if (n <= 3)
                Piece.publish(
                        site.snapshot, english, Piece.of(n, "ar", "رقم " + n).topics("housing"));
            else english.publish(site.snapshot);
        }
        Piece.kill(site.snapshot, 120, false);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_language_is_shown_fifty_at_a_time_until_none_is_left() {
        var first = text(site.get("/en"));
        var third = text(site.get("/en/page/3"));

        assertEquals(50, all(first, "<li class=\"entry\">").size());
        assertEquals(19, all(third, "<li class=\"entry\">").size());
        assertTrue(first.contains(">119 statements</span>") && first.contains("Page 1 of 3"), "counts");
        assertTrue(first.contains("Number 119</a>") && third.contains("Number 1</a>"), "newest first");
        assertFalse(first.contains("Number 120"), "what was killed stands in no list");
    }

    @Test
    void every_statement_stands_on_exactly_one_page() {
        var titles = List.of("/en", "/en/page/2", "/en/page/3").stream()
                .flatMap(it -> all(text(site.get(it)), ">(Number \\d+)</a>").stream())
                .toList();

        assertEquals(119, titles.size());
        assertEquals(119, titles.stream().distinct().count());
    }

    @Test
    void pages_name_the_one_before_and_the_one_after() {
        var second = text(site.get("/en/page/2"));

        assertEquals(List.of("/en"), all(second, "<link rel=\"prev\" href=\"([^\"]*)\""));
        assertEquals(List.of("/en/page/3"), all(second, "<link rel=\"next\" href=\"([^\"]*)\""));
        assertEquals(List.of("/en", "/en/page/3"), all(second, "<a class=\"\\w+\" rel=\"\\w+\" href=\"([^\"]*)\""));
        assertEquals(List.of(Sample.BASE + "/en/page/2"), all(second, "rel=\"canonical\" href=\"([^\"]*)\""));
        assertEquals(List.of(), all(text(site.get("/en")), "<link rel=\"(prev)\""));
        assertEquals(List.of(), all(text(site.get("/en/page/3")), "<link rel=\"(next)\""));
    }

    @Test
    void the_same_topic_in_another_language_is_named_and_a_later_page_names_none() {
        var topic = text(site.get("/en/topic/housing"));

        assertEquals(
                List.of("/en/topic/housing", "/ar/topic/housing", "/en/topic/housing"),
                all(topic, "<link rel=\"alternate\" hreflang=\"[^\"]*\" href=\"" + Sample.BASE + "([^\"]*)\""));
        assertEquals(List.of("en", "ar", "x-default"), all(topic, "rel=\"alternate\" hreflang=\"([^\"]*)\""));
        assertTrue(text(site.get("/ar/topic/housing")).contains("<h1>السكن</h1>"));
        assertEquals(
                List.of("en", "x-default"),
                all(text(site.get("/en/topic/housing/page/2")), "hreflang=\"([^\"]*)\" href=\"http"));
        assertEquals(
                List.of("/"),
                all(text(site.get("/ar")), "hreflang=\"x-default\" href=\"" + Sample.BASE + "([^\"]*)\""));
    }

    @Test
    void everything_has_a_list_of_its_own() {
        assertTrue(text(site.get("/en/topic/safe-work")).contains("<h1>Safe work</h1>"));
        assertTrue(text(site.get("/en/topic/safe-work")).contains(">60 statements<"));
        assertTrue(text(site.get("/en/organisation/lighthouse")).contains(">1 statement<"));
        assertTrue(text(site.get("/en/organisation/lighthouse")).contains("<p class=\"kicker\">Organisation</p>"));
        assertTrue(text(site.get("/en/kind/open-letter")).contains("Number 9</a>"));
        assertTrue(text(site.get("/en/tag/%C3%BCber-uns")).contains("Number 7</a>"));
        assertTrue(text(site.get("/en/2026")).contains("<h1>Statements of 2026</h1>"));
        assertTrue(text(site.get("/en/2026/page/2")).contains("Page 2 of 3"));
    }

    @Test
    void links_lead_from_each_list_to_the_others_with_their_counts() {
        var page = text(site.get("/en/topic/housing"));

        assertTrue(
                page.contains(
                        "<a href=\"/en/topic/housing\" aria-current=\"page\"><bdi>Housing</bdi> <span class=\"n\">59</span></a>"));
        for (var way :
                List.of("/en/2026", "/en/organisation/lighthouse", "/en/kind/open-letter", "/en/topic/safe-work"))
            assertEquals(
                    200, site.get(all(page, "href=\"(" + way + ")\"").get(0)).statusCode());
    }

    /** The forms of readers are not part of this server; {@code RouteTableTest} follows the links to them. */
    @Test
    void every_link_of_every_kind_of_page_leads_somewhere() {
        for (var path : List.of("/en", "/ar", "/en/page/2", "/en/tag/%C3%BCber-uns", "/en/2026/statement-7"))
            for (var link : all(text(site.get(path)), "<a [^>]*href=\"(/(?![a-z]+/(?:subscribe|my-link))[^\"]*)\""))
                assertTrue(List.of(200, 410).contains(site.get(link).statusCode()), path + " leads to " + link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/page/4",
                "/en/page/1",
                "/en/page/0",
                "/en/page/-1",
                "/en/page/02",
                "/en/page/2x",
                "/en/page/99999999999999999999",
                "/en/page/%D9%A2",
                "/en/topic/housing/page/3",
                "/en/topic/none",
                "/en/topic/HOUSING",
                "/en/topic/%2e%2e%00x",
                "/en/topic/%F0%9F%92%A5",
                "/en/topic/' OR 1=1 --",
                "/ar/topic/safe-work",
                "/en/tag/none",
                "/en/organisation/none",
                "/en/kind/news",
                "/en/1999",
                "/en/0000",
                "/en/%D9%A2%D9%A0%D9%A2%D9%A6",
                "/EN",
                "/en-GB",
                "/nl",
                "/xx/topic/housing",
                "/all/topic/housing",
                "/en/2026/statement-7/revision/1",
                "/en/2026/statement-7/revision/0",
                "/en/2026/statement-7/revision/999999",
                "/en/2026/none/revision/1",
                "/nl/corrections"
            })
    void what_is_not_there_is_the_same_page_for_everything(String path) {
        var answer = site.get(path.replace(" ", "%20"));

        if (path.contains("%00") && answer.statusCode() == 400) return; // no server lets a NUL through
        assertEquals(404, answer.statusCode());
        assertArrayEquals(site.get("/no/such/page").body(), answer.body());
    }

    @Test
    void a_list_of_what_was_all_killed_is_gone_too(@TempDir Path folder) {
        try (var small = new SiteServer(folder)) {
            Piece.of(1, "en", "Only").topics("alone").publish(small.snapshot);
            assertEquals(200, small.get("/en/topic/alone").statusCode());

            Piece.kill(small.snapshot, 1, true);

            assertEquals(404, small.get("/en/topic/alone").statusCode());
            assertEquals(404, small.get("/en/2026").statusCode());
            assertTrue(text(small.get("/en")).contains("Nothing has been published yet."));
        }
    }

    @Test
    void numbers_are_said_as_each_language_says_them() {
        assertEquals("5 заяв", new Words(Locale.forLanguageTag("uk"), Piece.AMSTERDAM).count(5));
        assertEquals("1 déclaration", new Words(Locale.FRENCH, Piece.AMSTERDAM).count(1));
        assertEquals("1,234 statements", new Words(Locale.ENGLISH, Piece.AMSTERDAM).count(1234));
    }

    static List<String> all(String page, String regex) {
        var pattern = Pattern.compile(regex);
        return pattern.matcher(page)
                .results()
                .map(it -> it.groupCount() > 0 ? it.group(1) : it.group())
                .toList();
    }
}
