package org.communique.web.site;

import static org.communique.web.site.IndexPagesTest.all;
import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.feed.Sample;
import org.communique.render.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SitemapTest {

    @TempDir
    Path folder;

    private SiteServer site;

    @BeforeEach
    void open() {
        site = new SiteServer(folder);
        Piece.publish(
                site.snapshot,
                Piece.of(1, "en", "Rights & <duties>").topics("work"),
                Piece.of(1, "uk", "Права").topics("work"));
        Piece.of(2, "en", "Second").publish(site.snapshot);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void it_names_every_page_with_its_languages_and_when_it_changed() throws Exception {
        Piece.of(2, "en", "Second").corrected("2026-10-19T10:00:00Z", "Not so.").publish(site.snapshot);
        var answer = site.get("/sitemap.xml");
        var xml = text(answer);
        parse(answer.body());

        assertEquals("application/xml;charset=utf-8", header(answer, "Content-Type"));
        var addresses = all(xml, "<loc>" + Sample.BASE + "([^<]*)</loc>");
        for (var path : List.of(
                "/en",
                "/uk",
                "/en/2026",
                "/en/topic/work",
                "/uk/topic/work",
                "/en/corrections",
                "/en/2026/statement-1",
                "/uk/2026/statement-1",
                "/en/2026/statement-2")) {
            assertEquals(1, addresses.stream().filter(path::equals).count(), path + " in " + addresses);
            assertEquals(200, site.get(path).statusCode());
        }
        assertEquals(List.of("en", "uk", "x-default", "en", "uk", "x-default"), all(xml, "hreflang=\"([^\"]*)\""));
        assertEquals(List.of("2026-10-19T10:00:00Z"), all(xml, "statement-2</loc><lastmod>([^<]*)</lastmod>"));
    }

    @Test
    void news_are_what_two_days_have_brought_and_no_more() throws Exception {
        Piece.of(3, "en", "A day later").at("2026-10-19T08:00:00Z").publish(site.snapshot);
        site.clock.set(Instant.parse("2026-10-20T07:59:59Z"));
        var before = site.get("/sitemap-news.xml");
        site.clock.set(Instant.parse("2026-10-20T08:00:00Z"));
        var after = site.get("/sitemap-news.xml");

        parse(before.body());
        assertEquals(4, all(text(before), "<news:news>").size());
        assertTrue(text(before).contains("<news:title>Rights &amp; &lt;duties&gt;</news:title>"));
        assertTrue(text(before)
                .contains(
                        "<news:publication><news:name>Мережа Гейвенлайт</news:name><news:language>uk</news:language></news:publication>"
                                + "<news:publication_date>2026-10-18T08:00:00Z</news:publication_date>"));
        assertEquals(List.of("A day later"), all(text(after), "<news:title>([^<]*)<"));
        assertEquals("Tue, 20 Oct 2026 08:00:00 GMT", header(after, "Last-Modified"));
        site.clock.set(Instant.parse("2026-10-29T08:00:00Z"));
        assertEquals(List.of(), all(text(site.get("/sitemap-news.xml")), "<news:title>([^<]*)<"));
        parse(site.get("/sitemap-news.xml").body());
    }

    @Test
    void a_large_one_is_an_index_and_no_statement_ever_moves() throws Exception {
        for (int n = 3; n <= 9; n++) Piece.of(n, "en", "Number " + n).publish(site.snapshot);
        var before = spans();
        Piece.kill(site.snapshot, 1, false);
        Piece.of(10, "en", "Number 10").publish(site.snapshot);
        var after = spans();

        assertEquals(List.of("0", "1", "2", "3"), parts());
        assertEquals(List.of("statement-1", "statement-1", "statement-2", "statement-3"), before.get(1));
        assertEquals(List.of("statement-2", "statement-3"), after.get(1));
        assertEquals(before.get(2), after.get(2));
        assertEquals(List.of("statement-8", "statement-9", "statement-10"), after.get(3));
        assertTrue(sitemaps().part(4).isEmpty());
    }

    @Test
    void it_is_sent_only_to_who_does_not_have_it() {
        for (var path : List.of("/sitemap.xml", "/sitemap-news.xml", "/robots.txt")) {
            var first = site.get(path);

            assertEquals(
                    304, site.get(path, "If-None-Match", header(first, "ETag")).statusCode(), path);
            assertEquals(
                    304,
                    site.get(path, "If-Modified-Since", header(first, "Last-Modified"))
                            .statusCode(),
                    path);
        }
    }

    @Test
    void robots_are_led_to_it_and_may_read_the_feeds() {
        var robots = text(site.get("/robots.txt"));

        assertTrue(robots.contains("Sitemap: " + Sample.BASE + "/sitemap.xml\n"));
        assertTrue(robots.contains("Sitemap: " + Sample.BASE + "/sitemap-news.xml\n"));
        assertTrue(robots.contains("Allow: /feeds/\n") && robots.contains("Disallow: /u/\n"));
        assertFalse(robots.contains("Disallow: /\n"));
        assertEquals(404, site.get("/sitemap-0.xml").statusCode(), "one document has no parts");
        assertEquals(404, site.get("/sitemap-1.xml").statusCode());
    }

    private Sitemaps sitemaps() {
        var settings = site.snapshot.settings;
        var kept = new Catalogue.Kept(site.snapshot.archive, site.snapshot.feeds, settings.language());
        var frames = new Frame.Maker(kept, site.snapshot.feeds, settings, StyleSheet.load());
        var pages = new Pages(new Templates(java.util.Optional.empty()), frames);
        return new Sitemaps(site.snapshot.archive.listings(), frames, pages, 4);
    }

    private List<String> parts() throws Exception {
        var index = sitemaps().first();
        parse(index.identity());
        return all(new String(index.identity(), java.nio.charset.StandardCharsets.UTF_8), "sitemap-(\\d)\\.xml");
    }

    private List<List<String>> spans() {
        var sitemaps = sitemaps();
        return List.of(0, 1, 2, 3).stream()
                .map(it -> sitemaps.part(it)
                        .map(part -> all(
                                new String(part.identity(), java.nio.charset.StandardCharsets.UTF_8),
                                "/(statement-\\d+)</loc>"))
                        .orElse(List.of()))
                .toList();
    }

    private static Document parse(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
