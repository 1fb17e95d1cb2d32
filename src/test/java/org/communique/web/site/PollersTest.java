package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.communique.feed.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PollersTest {

    private static final String FEED = "/feeds/en.rss";

    private SiteServer site;

    @BeforeEach
    void start(@TempDir Path folder) {
        site = new SiteServer(folder, 1);
        site.snapshot.publish(Sample.edition(1, "en", "Safety first", "<p>Text</p>"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void who_fetches_a_feed_in_full_more_than_once_a_minute_is_told_how_long_to_wait() {
        for (int i = 0; i < Pollers.BURST; i++) assertEquals(200, site.get(FEED).statusCode());

        var tooMany = site.get(FEED);

        assertEquals(429, tooMany.statusCode());
        assertEquals("60", header(tooMany, "Retry-After"));
        assertEquals("no-store", header(tooMany, "Cache-Control"));
        assertEquals(0, tooMany.body().length);
    }

    @Test
    void the_list_of_feeds_and_each_format_are_counted_alike_and_alone() {
        for (var path : java.util.List.of("/feeds.opml", "/feeds/en.json", "/feeds/corrections/en.atom")) {
            for (int i = 0; i < Pollers.BURST; i++)
                assertEquals(200, site.get(path).statusCode(), path);

            assertEquals(429, site.get(path).statusCode(), path);
            assertEquals("60", header(site.get(path), "Retry-After"));
            assertEquals(200, site.get(path, "If-None-Match", "\"old\"").statusCode(), path);
        }
    }

    @Test
    void who_has_waited_is_served_again_and_then_once_a_minute() {
        exhaust();

        site.clock.pass(Duration.ofSeconds(59));
        assertEquals(429, site.get(FEED).statusCode());
        site.clock.pass(Duration.ofSeconds(1));
        assertEquals(200, site.get(FEED).statusCode());
        assertEquals("60", header(site.get(FEED), "Retry-After"));
    }

    @Test
    void who_asks_whether_it_has_changed_is_never_slowed_down() {
        var tag = header(exhaust(), "ETag");

        for (int i = 0; i < 3 * Pollers.BURST; i++) {
            assertEquals(304, site.get(FEED, "If-None-Match", tag).statusCode());
            assertEquals(
                    304,
                    site.get(FEED, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                            .statusCode());
            assertEquals(200, site.get(FEED, "If-None-Match", "\"old\"").statusCode());
        }
    }

    @Test
    void one_reader_slows_down_no_other_and_no_other_feed() {
        exhaust();

        assertEquals(200, site.get("/feeds/en.atom").statusCode());
        assertEquals(200, site.get(FEED, "User-Agent", "another reader").statusCode());
        assertEquals(200, site.get(FEED, "X-Forwarded-For", "192.0.2.7").statusCode());
        assertEquals(200, site.head(FEED).statusCode());
        assertEquals(200, site.get("/en").statusCode());
    }

    @Test
    void strangers_without_number_cost_bounded_memory_and_free_whom_they_displace() {
        exhaust();

        for (int i = 0; i < Pollers.MOST_KEPT; i++)
            assertTrue(site.pollers
                    .wait(new Pollers.Poller("", "reader " + i, FEED))
                    .isEmpty());

        assertEquals(200, site.get(FEED).statusCode());
    }

    private HttpResponse<byte[]> exhaust() {
        HttpResponse<byte[]> last = site.get(FEED);
        for (int i = 1; i < Pollers.BURST; i++) last = site.get(FEED);
        return last;
    }
}
