package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicHttpTest {

    private static final String PICTURE = "/media/" + Sample.sha('a') + "/dawn.png";
    private static final String REPORT = "/media/" + Sample.sha('b') + "/report%202026%20(final).pdf";

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        var files = new org.communique.statement.StatementFile[] {
            Sample.picture(), Sample.report('b', "report 2026 (final).pdf")
        };
        site.snapshot.publish(
                Sample.edition(1, "en", "Safety first", "<p>Text</p>", files),
                Sample.edition(1, "uk", "Безпека насамперед", "<p>Текст</p>", files),
                Sample.edition(1, "ar", "السلامة أولاً", "<p>نص</p>", files));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/en.rss, application/rss+xml",
        "/feeds/ar.atom, application/atom+xml",
        "/feeds/all.json, application/feed+json",
        "/feeds/corrections/en.json, application/feed+json",
        "/feeds.opml, text/x-opml"
    })
    void a_feed_says_what_it_is_and_lets_web_readers_in(String path, String type) {
        var feed = site.get(path);

        assertEquals(
                type + ";charset=utf-8",
                header(feed, "Content-Type").replace(" ", "").toLowerCase());
        assertEquals("nosniff", header(feed, "X-Content-Type-Options"));
        assertEquals("*", header(feed, "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/en",
                "/en/2026",
                "/en/2026/statement-1",
                "/feeds/en.rss",
                "/feeds/en.json",
                "/feeds",
                "/en/feeds",
                "/feeds.opml",
                "/nothing",
                "/u/good-token",
                "/s/p1en",
                "/robots.txt",
                "/en/search?q=safety",
                "/embed/en.html",
                "/statements/p1en.ninjs.json",
                "/oembed?url=https://news.example.org/en"
            })
    void nothing_sets_a_cookie(String path) {
        assertEquals(List.of(), site.get(path).headers().allValues("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en",
                "/en/2026",
                "/en/2026/statement-1",
                "/feeds/en.rss",
                "/feeds/uk.atom",
                "/feeds/all.json",
                "/feeds.opml",
                "/en/feeds",
                "/nothing"
            })
    void unknown_query_strings_change_and_reflect_nothing(String path) {
        var plain = site.get(path);
        var queried = site.get(path + "?utm_source=x%22%3E%3Cscript%3Ealert(1)%3C/script%3E&lang=fr&%0d%0aX-Evil:%201");

        assertArrayEquals(plain.body(), queried.body());
        assertEquals(plain.headers().map().keySet(), queried.headers().map().keySet());
        assertEquals(header(plain, "ETag"), header(queried, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/en",
                "/en/2026/statement-1",
                "/feeds/en.rss",
                "/feeds/en.atom",
                "/feeds/en.json",
                "/feeds/en/archive/1.json",
                "/feeds.opml",
                "/feeds",
                "/uk/feeds",
                "/uk/feed",
                "/rss",
                "/s/p1en",
                "/en/search?q=safety",
                "/opensearch/en.xml",
                "/embed/en.html",
                "/embed/en.json",
                "/statements/p1en.ninjs.json",
                "/oembed?url=https%3A%2F%2Fnews.example.org%2Fen",
                "/nothing"
            })
    void only_the_configured_base_url_is_ever_written(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: evil.example.com\r\nX-Forwarded-Host: evil.example.com\r\n"
                + "X-Forwarded-Proto: gopher\r\nForwarded: host=evil.example.com\r\nConnection: close\r\n\r\n");

        assertFalse(answer.contains("evil") || answer.contains("gopher"), answer);
        assertFalse(answer.contains("localhost"), answer);
    }

    @Test
    void an_old_client_without_a_host_gets_its_feed() throws IOException {
        var answer = raw("GET /feeds/en.rss HTTP/1.0\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200") && answer.contains("<rss"), answer);
    }

    @Test
    void a_client_that_speaks_ipv6_gets_its_feed() throws IOException {
        try (var socket = new Socket("::1", URI.create(site.origin()).getPort())) {
            socket.getOutputStream()
                    .write("GET /feeds/en.rss HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 200") && answer.contains("<rss"), answer);
        } catch (java.net.SocketException noIpv6) {
            org.junit.jupiter.api.Assumptions.abort("this machine has no IPv6");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk, en;q=0.5 | /uk",
                "uk-UA | /uk",
                "fr, ar;q=0.9, en;q=0.1 | /ar",
                "fr | /en",
                "*;q=0.5 | /en",
                "ru | /en",
                "garbage;;q=x | /en",
                "en;q=0, ar | /ar"
            })
    void home_leads_to_the_readers_language_and_guesses_no_other(String wanted, String path) {
        var home = site.get("/", "Accept-Language", wanted);

        assertEquals(302, home.statusCode());
        assertEquals(Sample.BASE + path, header(home, "Location"));
        assertEquals("Accept-Language", header(home, "Vary"));
    }

    @ParameterizedTest
    @CsvSource({"/feed, rss", "/rss, rss", "/rss.xml, rss", "/feed.xml, rss", "/index.xml, rss", "/atom.xml, atom"})
    void guessed_feed_addresses_lead_to_the_feed_for_good(String path, String format) {
        var answer = site.get(path);

        assertEquals(308, answer.statusCode());
        assertEquals(Sample.BASE + "/feeds/en." + format, header(answer, "Location"));
    }

    @Test
    void the_permanent_address_of_an_entry_leads_to_its_page() {
        var answer = site.get("/s/p1uk");

        assertEquals(308, answer.statusCode());
        assertEquals(Sample.BASE + "/uk/2026/statement-1", header(answer, "Location"));
    }

    @Test
    void mails_name_a_picture_by_its_hash_in_two_halves() {
        var halves = PICTURE.replace(Sample.sha('a'), "a".repeat(32) + "/" + "a".repeat(32));

        assertEquals(200, site.get(halves).statusCode());
        assertArrayEquals(site.get(PICTURE).body(), site.get(halves).body());
        assertEquals(404, site.get(halves.replace("a/a", "a/b")).statusCode());
    }

    @Test
    void a_picture_is_shown_and_kept_for_ever() {
        var picture = site.get(PICTURE);

        assertEquals(200, picture.statusCode());
        assertEquals("image/png", header(picture, "Content-Type"));
        assertEquals("", header(picture, "Content-Disposition"));
        assertEquals("public, max-age=31536000, immutable", header(picture, "Cache-Control"));
        assertEquals("default-src 'none'; sandbox", header(picture, "Content-Security-Policy"));
        assertEquals("nosniff", header(picture, "X-Content-Type-Options"));
        assertEquals(
                304, site.get(PICTURE, "If-None-Match", header(picture, "ETag")).statusCode());
    }

    @Test
    void any_other_file_is_only_downloaded() {
        var report = site.get(REPORT);

        assertEquals("application/pdf", header(report, "Content-Type"));
        assertTrue(header(report, "Content-Disposition").startsWith("attachment;"));
        assertEquals("32", header(report, "Content-Length"));
    }

    @Test
    void the_style_sheet_has_its_hash_in_its_address() {
        var address = text(site.get("/en")).replaceAll("(?s).*href=\"(/static/site\\.[0-9a-f]+\\.css)\".*", "$1");
        var css = site.get(address);

        assertEquals(200, css.statusCode());
        assertEquals(
                "text/css;charset=utf-8",
                header(css, "Content-Type").replace(" ", "").toLowerCase());
        assertEquals("public, max-age=31536000, immutable", header(css, "Cache-Control"));
        assertEquals(404, site.get("/static/site.000000000000000000000000.css").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/en/2026/nothing",
                "/fr",
                "/en/2025",
                "/EN",
                "/en/",
                "/s/unknown",
                "/feeds/fr.rss",
                "/feeds/en.xml",
                "/u/unknown-token",
                "/a/b/c/d",
                "/static/other.css",
                "/%3Cscript%3E",
                "/xx/2026/statement-1",
                "/media/abc/x.pdf"
            })
    void what_is_not_there_is_the_same_page_for_everybody(String path) {
        var one = site.get("/there-is-no-such-page");
        var other = site.get(path);

        assertEquals(404, other.statusCode());
        assertArrayEquals(one.body(), other.body());
        one.headers().map().forEach((name, value) -> {
            if (!name.equals("date")) assertEquals(value, other.headers().allValues(name));
        });
        assertEquals("no-store", header(other, "Cache-Control"));
    }

    @Test
    void a_post_where_nothing_can_be_posted_is_the_same_page_too() {
        var answer = site.post("/en", "application/x-www-form-urlencoded", "a=b");

        assertEquals(404, answer.statusCode());
        assertArrayEquals(site.get("/nothing").body(), answer.body());
    }

    private static String raw(String request) throws IOException {
        var server = URI.create(site.origin());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
