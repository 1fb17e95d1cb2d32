package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.communique.feed.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirement H1–H3: what readers and proxies may ask, and what they get. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionalGetTest {

    private static final String FEED = "/feeds/en.rss";
    private static final String EQUAL = "Sun, 18 Oct 2026 08:00:00 GMT";
    private static final String LATER = "Mon, 19 Oct 2026 08:00:00 GMT";
    private static final String EARLIER = "Sat, 17 Oct 2026 08:00:00 GMT";

    private static SiteServer site;
    private static String tag;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        site.snapshot.publish(Sample.edition(1, "en", "Safety first", "<p>Text</p>"));
        tag = header(site.get(FEED), "ETag").replace("\"", "");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "\"{}\"                | 304",
                "\"{}-gzip\"           | 304",
                "W/\"{}\"              | 304",
                "W/\"{}-gzip\"         | 304",
                "\"a\", \"{}\"         | 304",
                "\"a\",W/\"{}\",\"b\"  | 304",
                "*                     | 304",
                "{}                    | 200",
                "\"other\"             | 200",
                "\"{}x\"               | 200",
                "\"                    | 200",
            })
    void a_tag_of_the_client(String noneMatch, int status) {
        for (var path : List.of(FEED, "/feeds/en.atom", "/feeds/all.json", "/feeds.opml", "/en/feeds", "/en")) {
            var own = header(site.get(path), "ETag").replace("\"", "");
            assertEquals(
                    status,
                    site.get(path, "If-None-Match", noneMatch.replace("{}", own))
                            .statusCode(),
                    path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                EQUAL + "| 304",
                LATER + "| 304",
                EARLIER + "| 200",
                "yesterday | 200",
                "Sun, 32 Oct 2026 08:00:00 GMT | 200",
                "0 | 200"
            })
    void a_date_of_the_client(String modifiedSince, int status) {
        for (var path : List.of(FEED, "/feeds/all.json", "/feeds.opml", "/en/feeds", "/en", "/en/2026/statement-1"))
            assertEquals(
                    status, site.get(path, "If-Modified-Since", modifiedSince).statusCode(), path);
    }

    @Test
    void the_tag_wins_over_the_date() {
        assertEquals(
                200,
                site.get(FEED, "If-None-Match", "\"other\"", "If-Modified-Since", LATER)
                        .statusCode());
        assertEquals(
                304,
                site.get(FEED, "If-None-Match", "\"" + tag + "\"", "If-Modified-Since", EARLIER)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void an_unchanged_answer_carries_the_same_headers_and_no_body(String encoding) {
        var full = site.get(FEED, "Accept-Encoding", encoding);
        var unchanged = site.get(FEED, "Accept-Encoding", encoding, "If-None-Match", header(full, "ETag"));

        assertEquals(304, unchanged.statusCode());
        assertEquals(0, unchanged.body().length);
        for (var name : List.of("ETag", "Last-Modified", "Cache-Control", "Vary"))
            assertEquals(header(full, name), header(unchanged, name), name);
        assertEquals(EQUAL, header(full, "Last-Modified"));
        assertEquals("public, max-age=300, stale-if-error=86400", header(full, "Cache-Control"));
        assertEquals("Accept-Encoding", header(full, "Vary"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "gzip, deflate, br | gzip",
                "br;q=1.0, GZIP;q=0.5 | gzip",
                "x-gzip | gzip",
                "* | gzip",
                "gzip;q=0 | ~",
                "gzip;q=0.0, * | ~",
                "identity | ~",
                "br | ~"
            })
    void an_encoding_of_the_client(String accepted, String encoding) {
        var answer = site.get(FEED, "Accept-Encoding", accepted);

        assertEquals(encoding.replace("~", ""), header(answer, "Content-Encoding"));
        assertEquals(encoding.equals("gzip"), header(answer, "ETag").endsWith("-gzip\""));
    }

    @Test
    void both_encodings_hold_the_same_bytes() throws Exception {
        for (var path : List.of(FEED, "/feeds/all.json", "/feeds.opml", "/en/feeds", "/en", "/en/2026/statement-1")) {
            var plain = site.get(path);
            var gzip = site.get(path, "Accept-Encoding", "gzip");

            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
                assertArrayEquals(plain.body(), unpacked.readAllBytes());
            }
        }
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        for (var path : List.of(
                FEED,
                "/feeds/all.json",
                "/feeds/en/archive/1.rss",
                "/feeds.opml",
                "/feeds",
                "/en/feeds",
                "/en",
                "/nothing",
                "/robots.txt")) {
            var get = site.get(path);
            var head = site.head(path);

            assertEquals(get.statusCode(), head.statusCode());
            assertEquals(0, head.body().length);
            for (var name : get.headers().map().keySet())
                if (!name.equals("date")) assertEquals(header(get, name), header(head, name), path + " " + name);
        }
    }

    @Test
    void a_day_without_publishing_is_one_tag() {
        for (int n = 0; n < 20; n++) {
            site.snapshot.feeds.refresh();
            assertEquals(304, site.get(FEED, "If-None-Match", "\"" + tag + "\"").statusCode());
        }
    }

    @Test
    void a_publication_changes_the_tag_at_once(@TempDir Path folder) {
        try (var fresh = new SiteServer(folder)) {
            var empty = header(fresh.get(FEED), "ETag");

            fresh.snapshot.publish(Sample.edition(1, "en", "Now public", "<p>Text</p>"));

            var after = fresh.get(FEED, "If-None-Match", empty);
            assertEquals(200, after.statusCode());
            assertTrue(SiteServer.text(after).contains("Now public"));
        }
    }
}
