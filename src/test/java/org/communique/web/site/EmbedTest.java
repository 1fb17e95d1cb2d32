package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.communique.feed.Archive;
import org.communique.feed.Sample;
import org.communique.statement.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latest statements on other sites. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbedTest {

    private static final List<String> ALL = List.of(
            "/embed/en.html",
            "/embed/en.fragment.html",
            "/embed/en.json",
            "/embed/en/topic/labour-exploitation.html",
            "/embed/en/topic/visa%20&%20stay.json",
            "/embed/en/organisation/network.fragment.html",
            "/embed/ar.html",
            "/embed/statement/p1en.html");

    private SiteServer site;

    @BeforeEach
    void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        site.snapshot.publish(
                Sample.edition(1, "en", "Title <1> & \"one\"", "<p>Text</p>", Sample.picture()),
                Sample.edition(1, "ar", "عنوان", "<p>نص</p>"));
        for (int n = 2; n <= 8; n++) site.snapshot.publish(Sample.edition(n, "en", "Title " + n, "<p>Text</p>"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void each_form_can_be_kept_compared_and_compressed() throws IOException {
        for (var path : ALL) {
            var full = site.get(path);
            var packed = site.get(path, "Accept-Encoding", "gzip");
            var same = site.get(path, "If-None-Match", header(full, "ETag"));
            var since = site.get(path, "If-Modified-Since", header(full, "Last-Modified"));

            assertEquals(200, full.statusCode(), path);
            assertEquals("public, max-age=300, stale-if-error=86400", header(full, "Cache-Control"), path);
            assertArrayEquals(
                    full.body(), new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), path);
            assertEquals(304, same.statusCode(), path);
            assertEquals(304, since.statusCode(), path);
            assertEquals(header(full, "Cache-Control"), header(same, "Cache-Control"), path);
            assertEquals("", header(full, "Set-Cookie"), path);
            assertEquals("nosniff", header(full, "X-Content-Type-Options"), path);
            assertFalse(text(full).contains("<script"), path);
        }
    }

    @Test
    void only_the_documents_for_frames_may_be_framed_by_others() {
        for (var path : List.of("/embed/en.html", "/embed/statement/p1en.html"))
            assertTrue(header(site.get(path), "Content-Security-Policy").endsWith("frame-ancestors *"), path);
        for (var path : List.of("/en", "/en/2026/statement-1", "/en/search", "/nothing"))
            assertTrue(header(site.get(path), "Content-Security-Policy").endsWith("frame-ancestors 'none'"), path);
        assertEquals("*", header(site.get("/embed/en.json"), "Access-Control-Allow-Origin"));
        assertEquals("*", header(site.get("/embed/en.fragment.html"), "Access-Control-Allow-Origin"));
        assertEquals(
                "default-src 'none'; sandbox", header(site.get("/embed/en.fragment.html"), "Content-Security-Policy"));
    }

    @Test
    void the_newest_come_first_with_absolute_addresses_and_as_many_as_asked() {
        var five = text(site.get("/embed/en.html"));

        assertEquals(5, items(five));
        assertTrue(five.indexOf("Title 8") < five.indexOf("Title 7") && !five.contains("Title 3"), five);
        assertTrue(
                five.contains("href=\"" + Sample.BASE + "/en/2026/statement-8\" target=\"_top\" rel=\"noopener\""),
                five);
        assertEquals(2, items(text(site.get("/embed/en.html?n=2"))));
        assertEquals(8, items(text(site.get("/embed/en.html?n=20"))));
        for (var odd : List.of("0", "21", "x", "-1", "2.0", "%3Cscript%3E", "99999999999"))
            assertEquals(five, text(site.get("/embed/en.html?n=" + odd)), odd);
    }

    @Test
    void what_people_wrote_is_text_in_html_and_in_json() {
        var html = text(site.get("/embed/statement/p1en.html"));
        var fragment = text(site.get("/embed/en.fragment.html?n=20"));
        var json = text(site.get("/embed/en.json?n=20"));

        assertTrue(html.contains("Title &lt;1&gt; &amp; &quot;one&quot;"), html);
        assertTrue(fragment.contains("Title &lt;1&gt; &amp;"), fragment);
        assertFalse(fragment.contains("<html") || fragment.contains("href=\"/"), fragment);
        assertTrue(json.contains("\"title\":\"Title <1> & \\\"one\\\"\""), json);
        assertTrue(json.contains("\"url\":\"" + Sample.BASE + "/en/2026/statement-1\""), json);
        assertTrue(text(site.get("/embed/ar.html")).contains("<html lang=\"ar\" dir=\"rtl\">"));
    }

    @Test
    void what_was_killed_vanishes_at_once() {
        var before = header(site.get("/embed/en.json"), "ETag");
        site.snapshot.archive.kill(
                8, new Archive.Recall(Sample.RELEASED, Localized.same("Wrong"), false), Locale.ENGLISH);
        site.snapshot.feeds.refresh();

        assertFalse(text(site.get("/embed/en.json")).contains("Title 8"));
        assertFalse(text(site.get("/embed/en/topic/labour-exploitation.html")).contains("Title 8"));
        assertNotEquals(before, header(site.get("/embed/en.json"), "ETag"));
        assertArrayEquals(
                site.get("/nothing").body(),
                site.get("/embed/statement/p8en.html").body());
    }

    @Test
    void what_is_not_there_is_the_page_that_does_not_exist() {
        for (var path : List.of(
                "/embed/fr.html",
                "/embed/EN.html",
                "/embed/en",
                "/embed/en.xml",
                "/embed/.html",
                "/embed/en/topic/unknown.html",
                "/embed/en/organisation/other.json",
                "/embed/fr/topic/labour-exploitation.html",
                "/embed/en/tag/x.html",
                "/embed/statement/p99en.html",
                "/embed/statement/..%2fen.html")) {
            var answer = site.get(path);
            assertTrue(List.of(404, 400).contains(answer.statusCode()), path + answer.statusCode());
            if (answer.statusCode() == 404)
                assertArrayEquals(site.get("/nothing").body(), answer.body(), path);
        }
    }

    private static long items(String html) {
        return Pattern.compile("<li>").matcher(html).results().count();
    }
}
