package org.communique.web.site;

import static org.communique.web.site.IndexPagesTest.all;
import static org.communique.web.site.SiteServer.header;
import static org.communique.web.site.SiteServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.communique.feed.Sample;
import org.communique.render.Templates;
import org.communique.statement.StatementFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KitTest {

    private static final String KIT = "/media/kit/p1en.zip";
    private static final StatementFile PICTURE = new StatementFile(
            StatementFile.Role.IMAGE,
            "..\\..\\d\u202Eawn.png",
            "Dawn",
            "image/png",
            1200,
            520,
            Sample.sha('a'),
            "A. Maker",
            "CC BY 4.0");

    @TempDir
    Path folder;

    private SiteServer site;

    @BeforeEach
    void open() {
        site = new SiteServer(folder);
        piece().publish(site.snapshot);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Piece piece() {
        return Piece.of(1, "en", "Safety & first")
                .body("Read [this](https://example.org/x?a=1&b=2).\n\n- One\n- Two")
                .files(PICTURE, Sample.report('b', "../../etc/CON.pdf"), Sample.report('c', "тези.pdf"));
    }

    @Test
    void it_holds_the_text_twice_every_file_and_what_is_to_be_printed_beside_the_pictures() throws IOException {
        var kit = unzip(site.get(KIT).body());
        var dir = "statement-1-en/";

        assertEquals(
                List.of(
                        dir + "statement-1-en.txt",
                        dir + "statement-1-en.html",
                        dir + "CREDITS.txt",
                        dir + "01-d-awn.png",
                        dir + "02-etc-CON.pdf",
                        dir + "03-тези.pdf"),
                List.copyOf(kit.keySet()));
        var text = utf8(kit.get(dir + "statement-1-en.txt"));
        assertTrue(text.contains("Safety & first\n\nSunday, 18 October 2026"), text);
        assertTrue(text.contains("Read this <https://example.org/x?a=1&b=2>.\n\n- One\n- Two"), text);
        assertTrue(text.contains(Sample.BASE + "/en/2026/statement-1"), text);
        assertTrue(utf8(kit.get(dir + "statement-1-en.html")).contains("<h1>Safety &amp; first</h1>"));
        var credits = utf8(kit.get(dir + "CREDITS.txt"));
        assertTrue(credits.contains("01-d-awn.png\nDescription: Dawn\nCredit: A. Maker\nLicence: CC BY 4.0\nAddress: "
                + Sample.BASE + "/media/" + Sample.sha('a')));
    }

    @Test
    void equal_editions_give_equal_bytes_after_a_restart_too(@TempDir Path other) {
        var first = site.get(KIT);
        try (var again = new SiteServer(other)) {
            piece().publish(again.snapshot);

            assertArrayEquals(first.body(), again.get(KIT).body());
            assertEquals(header(first, "ETag"), header(again.get(KIT), "ETag"));
        }
    }

    @Test
    void its_length_is_known_beforehand_and_who_has_it_is_not_sent_it_again() {
        var kit = site.get(KIT);
        var head = site.head(KIT);
        var again = site.get(KIT, "If-None-Match", header(kit, "ETag"));

        assertEquals(Integer.toString(kit.body().length), header(kit, "Content-Length"));
        assertEquals(header(kit, "Content-Length"), header(head, "Content-Length"));
        assertEquals(0, head.body().length);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        assertEquals("application/zip", header(kit, "Content-Type"));
        assertEquals("attachment; filename=\"p1en.zip\"", header(kit, "Content-Disposition"));
    }

    @Test
    void a_correction_makes_it_another() {
        var before = header(site.get(KIT), "ETag");

        piece().corrected("2026-10-19T08:00:00Z", "It was two.").publish(site.snapshot);

        assertFalse(before.equals(header(site.get(KIT), "ETag")));
        assertTrue(utf8(site.get(KIT).body()).contains("It was two."));
    }

    @Test
    void a_file_too_large_for_it_is_named_with_its_address() throws IOException {
        var published = site.snapshot.archive.byPublicId("p1en").orElseThrow();
        var kits = new Kits(site.snapshot.archive, site.snapshot.settings, new Templates(Optional.empty()), 40);
        var out = new ByteArrayOutputStream();
        var kit = kits.of(published);

        kits.write(kit, out);

        assertEquals(kit.size(), out.size());
        var credits = utf8(unzip(out.toByteArray()).get("statement-1-en/CREDITS.txt"));
        assertTrue(credits.contains("Left out because of their size:\n\n../../etc/CON.pdf\n"), credits);
    }

    @Test
    void the_page_leads_to_it_and_to_the_press_pictures() {
        var page = text(site.get("/en/2026/statement-1"));

        assertEquals(List.of(KIT), all(page, "href=\"(/media/kit/[^\"]*)\""));
        assertTrue(page.contains("<span>Credit: A. Maker</span> <span>Licence: CC BY 4.0</span>"));
    }

    @Test
    void of_what_is_not_published_there_is_none() {
        for (var path : List.of("/media/kit/p2en.zip", "/media/kit/p1en", "/media/kit/p1en.ZIP", "/media/kit/..zip"))
            assertArrayEquals(site.get("/no/such").body(), site.get(path).body(), path);
        assertEquals(404, site.get("/media/kit/p2en.zip").statusCode());
    }

    @Test
    void its_directory_at_the_end_agrees_with_its_files() throws IOException {
        var file = Files.write(folder.resolve("kit.zip"), site.get(KIT).body());
        var streamed = unzip(site.get(KIT).body());

        try (var zip = new ZipFile(file.toFile())) {
            assertEquals(streamed.size(), zip.size());
            for (var entry : java.util.Collections.list(zip.entries())) {
                assertArrayEquals(
                        streamed.get(entry.getName()), zip.getInputStream(entry).readAllBytes());
                assertEquals("2026-10-18T08:00", entry.getTimeLocal().toString());
            }
        }
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
