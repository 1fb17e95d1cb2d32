package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub as programs meet it over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubHttpTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GOOD = "hub.mode=subscribe&hub.topic=" + Sample.BASE
            + "/feeds/en.rss&hub.callback=http%3A%2F%2Freader.example.org%2Fc%3Fk%3D1%26x";

    @TempDir
    Path folder;

    private SiteServer site;

    @BeforeEach
    void open() {
        site = new SiteServer(folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_form_is_taken_with_202() {
        var answer = site.post("/hub?hub.mode=unsubscribe&hub.topic=x", FORM, GOOD);

        assertEquals(202, answer.statusCode());
        assertEquals(0, answer.body().length);
        assertEquals(1, site.hub.waiting());
    }

    @Test
    void a_reason_is_plain_text_that_no_browser_takes_for_a_page_and_no_cache_keeps() {
        var answer = site.post("/hub", FORM, GOOD + "&hub.lease_seconds=<script>alert(1)</script>");

        assertEquals(400, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith("text/plain"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertFalse(text(answer).contains("script"));
        assertTrue(text(answer).contains("hub.lease_seconds"));
    }

    @Test
    void a_huge_body_is_refused_without_being_read_to_its_end() {
        assertEquals(413, site.post("/hub", FORM, "x=" + "y".repeat(1_000_000)).statusCode());
        assertEquals(415, site.post("/hub", "application/json", "{}").statusCode());
        assertEquals(0, site.hub.waiting());
    }

    @Test
    void whoever_asks_too_often_is_told_when_to_come_again() {
        for (int n = 0; n < 3; n++)
            assertEquals(202, site.post("/hub", FORM, GOOD).statusCode());

        var early = site.post("/hub", FORM, GOOD);

        assertEquals(429, early.statusCode());
        assertEquals("20", header(early, "Retry-After"));
        site.clock.pass(Duration.ofSeconds(20));
        assertEquals(202, site.post("/hub", FORM, GOOD).statusCode());
    }

    @Test
    void looking_at_it_shows_the_page_of_everything_that_is_not_there() {
        assertArrayEquals(site.get("/nothing").body(), site.get("/hub").body());
        assertEquals(404, site.get("/hub").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/en.rss", "/feeds/en.atom"})
    void a_feed_names_the_hub_and_itself_in_its_header_and_in_its_text(String path) {
        var feed = site.get(path);
        var link = "<https://news.example.org/hub>; rel=\"hub\", <https://news.example.org" + path + ">; rel=\"self\"";

        assertEquals(link, header(feed, "Link"));
        assertEquals(link, header(site.head(path), "Link"));
        var unchanged = site.get(path, "If-None-Match", header(feed, "ETag"));
        assertEquals(304, unchanged.statusCode());
        assertEquals(link, header(unchanged, "Link"));
        assertTrue(text(feed).contains("link rel=\"hub\" href=\"https://news.example.org/hub\""), text(feed));
    }

    @Test
    void what_is_not_a_feed_names_no_hub() {
        for (var path : new String[] {"/en", "/feeds/xx.rss", "/nothing"})
            assertEquals("", header(site.get(path), "Link"), path);
    }

    @Test
    void where_there_is_no_hub_no_feed_names_one() {
        var own = site.snapshot.settings;
        var without = new FeedSettings(own.baseUrl(), own.siteName(), own.language(), own.zone(), own.editor(), false);
        var feeds = new Feeds(site.snapshot.archive, without);
        feeds.refresh();

        for (var path : new String[] {"/feeds/en.rss", "/feeds/en.atom"})
            assertFalse(new String(feeds.get(path).orElseThrow().identity()).contains("/hub"), path);
        assertEquals(Optional.empty(), without.hub());
    }
}
