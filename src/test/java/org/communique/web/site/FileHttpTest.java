package org.communique.web.site;

import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.communique.feed.Sample;
import org.communique.statement.StatementFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files of published editions are answered: RFC 9110 §13 (conditions), §14 (ranges), and nothing that runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileHttpTest {

    private static final String TEN = "0123456789";
    private static final String PICTURE =
            "/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/dawn.png";
    private static final String REPORT =
            "/media/7777777777777777777777777777777777777777777777777777777777777777/report.pdf";
    private static final String TABLE =
            "/media/8888888888888888888888888888888888888888888888888888888888888888/table.csv";
    private static final String DRAFT =
            "/media/9999999999999999999999999999999999999999999999999999999999999999/draft.pdf";

    private static SiteServer site;

    @BeforeAll
    static void start(@TempDir Path folder) {
        site = new SiteServer(folder);
        store('7', "application/pdf");
        store('8', "text/csv");
        store('9', "application/pdf");
        var table =
                new StatementFile(StatementFile.Role.ATTACHMENT, "table.csv", "", "text/csv", 0, 0, Sample.sha('8'));
        site.snapshot.publish(Sample.edition(
                1, "en", "Title", "<p>Text</p>", Sample.picture(), Sample.report('7', "report.pdf"), table));
    }

    private static void store(char digit, String type) {
        Sample.storeFile(site.snapshot.store, Sample.sha(digit), type, TEN.getBytes(StandardCharsets.US_ASCII));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, 0-3",
        "bytes=4-, 456789, 4-9",
        "bytes=-2, 89, 8-9",
        "bytes=8-99, 89, 8-9",
        "bytes=-99, 0123456789, 0-9",
        "BYTES = 0 - 0, 0, 0-0"
    })
    void a_part_of_a_file_is_answered_as_a_part(String range, String bytes, String answered) {
        var part = site.get(REPORT, "Range", range);

        assertEquals(206, part.statusCode());
        assertEquals(bytes, text(part));
        assertEquals("bytes " + answered + "/10", header(part, "Content-Range"));
        assertEquals(Integer.toString(bytes.length()), header(part, "Content-Length"));
        assertEquals(header(site.get(REPORT), "ETag"), header(part, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void a_part_behind_the_end_is_refused_with_the_length(String range) {
        var refused = site.get(REPORT, "Range", range);

        assertEquals(416, refused.statusCode());
        assertEquals("bytes */10", header(refused, "Content-Range"));
        assertEquals("no-store", header(refused, "Cache-Control"));
        assertEquals(0, refused.body().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,4-5",
                "bytes=5-2",
                "lines=0-1",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes",
                "bytes=0-1, ",
                "bytes=99999999999999999999-",
                "bytes=--1",
                "0-1"
            })
    void what_is_no_single_range_gets_the_whole_file(String range) {
        var whole = site.get(REPORT, "Range", range);

        assertEquals(200, whole.statusCode());
        assertEquals(TEN, text(whole));
        assertEquals("bytes", header(whole, "Accept-Ranges"));
    }

    @Test
    void a_part_of_what_has_changed_is_the_whole_file() {
        var tag = header(site.get(REPORT), "ETag");

        assertEquals(
                206, site.get(REPORT, "Range", "bytes=0-1", "If-Range", tag).statusCode());
        assertEquals(
                200,
                site.get(REPORT, "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode());
        assertEquals(
                200,
                site.get(REPORT, "Range", "bytes=0-1", "If-Range", "W/" + tag).statusCode());
        assertEquals(
                200,
                site.get(REPORT, "Range", "bytes=0-1", "If-Range", "Thu, 01 Jan 2026 00:00:00 GMT")
                        .statusCode());
    }

    @Test
    void who_has_the_file_gets_no_byte_of_it_again() {
        var tag = header(site.get(REPORT), "ETag");

        for (var condition : Set.of(tag, "W/" + tag, "*", "\"x\", " + tag)) {
            var answer = site.get(REPORT, "If-None-Match", condition, "Range", "bytes=0-1");
            assertEquals(304, answer.statusCode(), condition);
            assertEquals(0, answer.body().length);
            assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
        }
        assertEquals(200, site.get(REPORT, "If-None-Match", "\"x\"").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, REPORT, TABLE})
    void head_says_what_get_would_and_sends_nothing(String path) {
        var get = site.get(path);
        var head = site.head(path, "Range", "bytes=0-1");

        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        get.headers().map().forEach((name, value) -> {
            if (!name.equals("date")) assertEquals(value, head.headers().allValues(name), name);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'" + PICTURE + "', image/png, cross-origin, false",
        "'" + REPORT + "', application/pdf, same-origin, true",
        "'" + TABLE + "', text/csv;charset=utf-8, same-origin, true"
    })
    void nothing_runs_and_only_pictures_are_shown(String path, String type, String policy, boolean download) {
        var file = site.get(path);

        assertEquals(type, header(file, "Content-Type").replace(" ", "").toLowerCase());
        assertEquals("nosniff", header(file, "X-Content-Type-Options"));
        assertEquals("default-src 'none'; sandbox", header(file, "Content-Security-Policy"));
        assertEquals(policy, header(file, "Cross-Origin-Resource-Policy"));
        assertEquals(download, header(file, "Content-Disposition").startsWith("attachment;"));
        assertFalse(header(file, "Set-Cookie").contains("="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DRAFT,
                "/media/999/draft.pdf",
                "/media/a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1/x.pdf",
                "/media/99999999999999999999999999999999/99999999999999999999999999999999/draft.pdf"
            })
    void a_file_of_a_draft_answers_like_one_that_does_not_exist(String path) {
        var missing = "/media/" + "0".repeat(64) + "/draft.pdf";

        assertSame(site.get(missing), site.get(path));
        assertSame(site.head(missing), site.head(path));
        assertSame(
                site.get(missing, "If-None-Match", "*", "Range", "bytes=0-1"),
                site.get(path, "If-None-Match", "*", "Range", "bytes=0-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.pdf", "report.pdf%00", "..%2freport.pdf", "REPORT.PDF", "report.pdf;x=1/y"})
    void a_published_file_under_another_name_does_not_exist(String name) {
        int status = site.get(REPORT.replace("report.pdf", name)).statusCode();

        assertTrue(status == 404 || status == 400, "answered " + status);
    }

    private static void assertSame(HttpResponse<byte[]> one, HttpResponse<byte[]> other) {
        assertEquals(404, other.statusCode());
        assertEquals(one.statusCode(), other.statusCode());
        assertArrayEquals(one.body(), other.body());
        assertEquals(one.headers().map().keySet(), other.headers().map().keySet());
        one.headers().map().forEach((name, value) -> {
            if (!name.equals("date")) assertEquals(value, other.headers().allValues(name), name);
        });
    }
}
