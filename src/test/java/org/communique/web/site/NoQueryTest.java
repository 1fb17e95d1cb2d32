package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.communique.feed.CountedCalls;
import org.communique.feed.RichSample;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirement H6: what is asked for most often asks the database nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoQueryTest {

    private static final CountedCalls CALLS = new CountedCalls();

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder, Store.sqlite(folder, CALLS::between));
        RichSample.publish(site.snapshot);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/en.rss",
                "/feeds/uk.atom",
                "/feeds/all.json",
                "/feeds/en/topic/labour-exploitation.rss",
                "/feeds/corrections/en.atom",
                "/feeds.opml",
                "/feeds",
                "/en/feeds",
                "/ar/feeds",
                "/rss.xml",
                "/uk/feed"
            })
    void neither_the_first_request_nor_a_conditional_one_asks_the_database(String path) {
        CALLS.reset();

        var full = site.get(path, "Accept-Encoding", "gzip");
        site.get(path);
        site.head(path);
        var unchanged =
                site.get(path, "If-None-Match", header(full, "ETag").isEmpty() ? "\"x\"" : header(full, "ETag"));

        assertTrue(full.statusCode() < 400);
        assertEquals(full.statusCode() == 200 ? 304 : full.statusCode(), unchanged.statusCode());
        assertEquals(0, CALLS.count(), path);
    }

    @Test
    void an_archive_document_asks_once_and_then_no_more() {
        site.get("/feeds/en/archive/2.rss");
        CALLS.reset();

        assertEquals(200, site.get("/feeds/en/archive/2.rss").statusCode());

        assertEquals(0, CALLS.count());
    }

    @Test
    void the_counter_counts() {
        CALLS.reset();

        site.snapshot.archive.languages();

        assertEquals(1, CALLS.count());
    }
}
