package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.communique.feed.Archive;
import org.communique.feed.Sample;
import org.communique.statement.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export for newsrooms (S3). With {@code -Dninjs.schema=FILE} the schema of the IPTC judges beside ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NinjsTest {

    private static final String ITEM = "/statements/p1en.ninjs.json";

    private SiteServer site;

    @BeforeEach
    void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        site.snapshot.publish(
                Sample.edition(
                        1,
                        "en",
                        "Title <1> & \u0001 \ud83d\ude00",
                        "<p>One &amp; two</p><p>three</p>",
                        Sample.picture(),
                        Sample.report('b', "report 1.pdf")),
                Sample.edition(1, "ar", "عنوان", "<p>نص</p>"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void each_edition_is_a_valid_object_with_all_that_a_newsroom_needs() throws IOException {
        var item = valid(ITEM);

        assertEquals(Sample.BASE + "/s/p1en", item.get("uri").asText());
        assertEquals("usable", item.get("pubStatus").asText());
        assertEquals("1", item.get("version").asText());
        assertEquals("2026-10-18T08:00:00Z", item.get("firstCreated").asText());
        assertEquals("en", item.get("language").asText());
        assertEquals("Havenlight Network", item.get("by").asText());
        assertEquals("Title <1> &  \ud83d\ude00", item.at("/headlines/0/value").asText());
        assertEquals("text/html", item.at("/bodies/0/contentType").asText());
        assertEquals("One & two\nthree", item.at("/bodies/1/value").asText());
        assertEquals(4, item.at("/bodies/1/wordCount").asInt());
        assertEquals("labour-exploitation", item.at("/subjects/0/literal").asText());
        assertEquals(
                "image/png", item.at("/associations/0/renditions/0/contentType").asText());
        assertEquals(1200, item.at("/associations/0/renditions/0/width").asInt());
        assertEquals("attachment", item.at("/associations/1/rel").asText());
        assertEquals(Sample.BASE + "/s/p1ar", item.at("/associations/2/uri").asText());
        assertEquals("translation", item.at("/associations/2/rel").asText());
        assertTrue(item.get("copyrightNotice").asText().contains("2026"));
        valid("/statements/p1ar.ninjs.json");
    }

    @Test
    void a_killed_one_stays_as_canceled_with_its_reason_and_none_of_its_text() throws IOException {
        var before = header(site.get(ITEM), "ETag");
        site.snapshot.archive.kill(
                1, new Archive.Recall(Sample.RELEASED, Localized.same("A source withdrew"), true), Locale.ENGLISH);
        site.snapshot.feeds.refresh();

        var item = valid(ITEM);

        assertEquals("canceled", item.get("pubStatus").asText());
        assertTrue(item.get("edNote").asText().endsWith("A source withdrew"));
        for (var gone : Set.of("bodies", "headlines", "descriptions", "associations", "title"))
            assertFalse(item.has(gone), gone);
        assertFalse(item.toString().contains("three"));
        assertNotEquals(before, header(site.get(ITEM), "ETag"));
    }

    @Test
    void it_is_the_same_bytes_each_time_and_can_be_compared() {
        var one = site.get(ITEM);
        site.snapshot.publish(Sample.edition(2, "en", "Another", "<p>Text</p>"));
        var other = site.get(ITEM);

        assertArrayEquals(one.body(), other.body());
        assertEquals(header(one, "Last-Modified"), header(other, "Last-Modified"));
        assertEquals(304, site.get(ITEM, "If-None-Match", header(one, "ETag")).statusCode());
        assertEquals("*", header(one, "Access-Control-Allow-Origin"));
        assertEquals(
                "application/json;charset=utf-8",
                header(one, "Content-Type").replace(" ", "").toLowerCase());
    }

    @Test
    void the_page_leads_to_it_and_what_is_not_published_is_not_there() {
        assertTrue(SiteServer.text(site.get("/en/2026/statement-1"))
                .contains("<link rel=\"alternate\" type=\"application/json\" title=\"ninjs\" href=\"" + Sample.BASE
                        + ITEM + "\">"));
        for (var path : new String[] {"/statements/p2en.ninjs.json", "/statements/p1en.json", "/statements/x"})
            assertArrayEquals(site.get("/nothing").body(), site.get(path).body(), path);
    }

    private JsonNode valid(String path) throws IOException {
        var item = new ObjectMapper().readTree(site.get(path).body());
        assertEquals(Set.of(), judged(Files.readString(Path.of("src/test/resources/ninjs-3.1.json")), item));
        var official = System.getProperty("ninjs.schema", "");
        if (!official.isEmpty()) assertEquals(Set.of(), judged(Files.readString(Path.of(official)), item));
        return item;
    }

    private static Set<?> judged(String schema, JsonNode item) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(item, it -> it.getExecutionConfig().setFormatAssertionsEnabled(true));
    }
}
