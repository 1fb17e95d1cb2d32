package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.feed.Sample;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** oEmbed 1.0: what another site is told when one of its authors pastes an address of ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OEmbedTest {

    private static final String PAGE = Sample.BASE + "/en/2026/statement-1";
    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        site.snapshot.publish(Sample.edition(1, "en", "Title \"1\" <b>", "<p>Text</p>", Sample.picture()));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_statement_is_shown_by_a_frame_that_may_run_nothing() {
        var told = json(ask(PAGE, ""));

        assertEquals("1.0", told.get("version"));
        assertEquals("rich", told.get("type"));
        assertEquals("Title \"1\" <b>", told.get("title"));
        assertEquals("Havenlight Network", told.get("author_name"));
        assertEquals(600, told.get("width"));
        var html = told.get("html").toString();
        assertTrue(
                html.startsWith("<iframe src=\"" + Sample.BASE
                        + "/embed/statement/p1en.html\" title=\"Title &quot;1&quot; &lt;b&gt;\""),
                html);
        assertTrue(html.contains("sandbox=\"allow-top-navigation-by-user-activation\""), html);
        assertEquals(200, site.get("/embed/statement/p1en.html").statusCode());
    }

    @Test
    void json_and_xml_say_the_same() throws Exception {
        var json = json(ask(PAGE, "&maxwidth=320&maxheight=200"));
        var answer = ask(PAGE, "&maxwidth=320&maxheight=200&format=xml");
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()));

        json.forEach((name, value) -> assertEquals(
                value.toString(), xml.getElementsByTagName(name).item(0).getTextContent(), name));
        assertEquals("oembed", xml.getDocumentElement().getTagName());
        assertEquals(320, json.get("width"));
        assertEquals(200, json.get("height"));
        assertTrue(header(answer, "Content-Type").startsWith("text/xml"));
    }

    @Test
    void nothing_is_larger_than_was_asked() {
        assertEquals(1, json(ask(PAGE, "&maxwidth=1")).get("width"));
        assertFalse(json(ask(PAGE, "")).containsKey("thumbnail_url"), "1200 pixels do not go into 600");
        assertEquals(400, json(ask(PAGE, "&maxheight=99999")).get("height"));
    }

    @Test
    void lists_and_permanent_addresses_are_shown_too() {
        assertTrue(json(ask(Sample.BASE + "/en", "")).get("html").toString().contains("/embed/en.html"));
        assertTrue(json(ask(Sample.BASE + "/en/topic/labour-exploitation", ""))
                .get("html")
                .toString()
                .contains("/embed/en/topic/labour-exploitation.html"));
        assertTrue(
                json(ask(Sample.BASE + "/s/p1en", "")).get("html").toString().contains("/embed/statement/p1en.html"));
        assertEquals(json(ask(PAGE, "")), json(ask(PAGE + "?utm_source=x#top", "")));
    }

    @Test
    void the_head_of_a_page_leads_here_and_each_link_can_be_followed() {
        for (var page : new String[] {"/en", "/en/2026/statement-1"}) {
            var links = Pattern.compile(
                            "type=\"(?:application/json|text/xml)\\+oembed\"[^>]*href=\"" + Sample.BASE + "([^\"]+)\"")
                    .matcher(text(site.get(page)))
                    .results()
                    .map(it -> it.group(1).replace("&amp;", "&"))
                    .toList();
            assertEquals(2, links.size(), page);
            for (var link : links) assertEquals(200, site.get(link).statusCode(), link);
        }
        for (var page : new String[] {"/en/2026", "/en/search"})
            assertFalse(text(site.get(page)).contains("+oembed"), page);
    }

    @Test
    void an_answer_can_be_kept_and_compared() {
        var answer = ask(PAGE, "");

        assertEquals("public, max-age=300, stale-if-error=86400", header(answer, "Cache-Control"));
        assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
        assertTrue(header(answer, "Content-Type").startsWith("application/json"));
        assertEquals(
                304,
                site.get("/oembed?url=" + encoded(PAGE), "If-None-Match", header(answer, "ETag"))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Sample.BASE + "/en/2026/unpublished",
                Sample.BASE + "/en/2026/statement-1/",
                Sample.BASE + "/en/2026/../2026/statement-1",
                Sample.BASE + "/en/2026/%73tatement-1",
                Sample.BASE + "/EN/2026/statement-1",
                Sample.BASE + "/fr",
                Sample.BASE + "/feeds/en.rss",
                Sample.BASE + "/",
                "http://news.example.org/en/2026/statement-1",
                "https://news.example.org.evil.example/en/2026/statement-1",
                "https://news.example.org@evil.example/en/2026/statement-1",
                "https://user:pass@news.example.org/en/2026/statement-1",
                "https://news.example.org:8443/en/2026/statement-1",
                "https://evil.example/oembed?url=" + Sample.BASE,
                "http://127.0.0.1/latest/meta-data",
                "http://[::1]/en"
            })
    void any_other_address_is_answered_like_a_page_that_does_not_exist(String url) {
        var answer = ask(url, "");

        assertEquals(404, answer.statusCode());
        assertArrayEquals(site.get("/nothing").body(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "//news.example.org/en",
                "https://",
                "https:///en",
                "https://news.example.org/<script>alert(1)</script>",
                "https://news.example.org/en\r\nX-Evil: 1",
                "https://news.example.org/\u0000",
                "gopher://news.example.org/en"
            })
    void what_is_no_address_is_refused_without_repeating_it(String url) {
        var answer = ask(url, "");

        assertEquals(400, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith("text/plain"));
        assertFalse(text(answer).contains("script") || text(answer).contains("evil"), text(answer));
        assertEquals("", header(answer, "X-Evil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&maxwidth=0", "&maxwidth=-5", "&maxheight=1e3", "&maxwidth=9999999999", "&maxheight=%3Cb%3E"})
    void a_size_that_is_none_is_refused(String more) {
        assertEquals(400, ask(PAGE, more).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&format=yaml", "&format=", "&format=JSON", "&format=%3Cscript%3E"})
    void a_format_we_do_not_have_is_not_implemented(String more) {
        var answer = ask(PAGE, more);

        assertEquals(more.equals("&format=") ? 200 : 501, answer.statusCode());
        assertFalse(text(answer).contains("<script"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(HttpResponse<byte[]> answer) {
        assertEquals(200, answer.statusCode(), text(answer));
        return Json.read(text(answer), Map.class);
    }

    private static HttpResponse<byte[]> ask(String url, String more) {
        return site.get("/oembed?url=" + encoded(url) + more);
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
