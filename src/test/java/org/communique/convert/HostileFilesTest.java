package org.communique.convert;

import static org.communique.convert.Samples.FOLDER;
import static org.communique.convert.Samples.refusal;
import static org.communique.convert.Samples.words;
import static org.communique.convert.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.communique.trial.ProcessorTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody brings, there is an answer: soon, in bounded memory, and never an exception. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD) // what never ends has failed
class HostileFilesTest {

    /** Of the processor of a slow machine; on ours the converter is to take a second. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @Test
    void a_bomb_is_refused_before_it_goes_off() {
        var big = "<w:p/>".repeat(3_000_000);

        assertEquals(Refusal.OVERSTUFFED, soon(zipped(Map.of("word/document.xml", words(big)))));
    }

    @Test
    void a_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked() throws IOException {
        var file = zipped(Map.of("word/document.xml", words("<w:p/>".repeat(4_000_000))));
        var bytes = Files.readAllBytes(file);
        // the size in the central directory (APPNOTE 4.3.12): 24 bytes behind its signature
        for (int i = 0; i < bytes.length - 30; i++)
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2)
                for (int k = 24; k < 28; k++) bytes[i + k] = (byte) (k == 24 ? 100 : 0);
        Files.write(file, bytes);

        var why = soon(file);

        assertTrue(why == Refusal.OVERSTUFFED || why == Refusal.BROKEN, why.name());
    }

    @Test
    void too_many_parts_are_refused() {
        var parts = new HashMap<String, String>();
        for (int i = 0; i < 2_001; i++) parts.put("word/media/" + i + ".png", "x");

        assertEquals(Refusal.OVERSTUFFED, soon(zipped(parts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.xml", "/etc/passwd", "word/../../evil", "C:\\evil.xml", "word\\..\\evil"})
    void names_that_lead_elsewhere_are_refused(String name) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("word/document.xml", words("<w:p/>"));
        parts.put(name, "x");

        assertEquals(Refusal.HOSTILE, soon(zipped(parts)));
    }

    @Test
    void declarations_and_entities_are_refused_and_nothing_is_fetched() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "a secret");
        for (var declaration : new String[] {
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY e \"" + "&a;".repeat(1000) + "\">]>"
        })
            assertEquals(
                    Refusal.HOSTILE,
                    soon(zipped(
                            Map.of("word/document.xml", declaration + words("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")))));
    }

    @Test
    void elements_without_end_within_each_other_are_refused_or_read_and_never_overflow() {
        var random = new Random(1);
        var deep = new StringBuilder();
        for (int i = 0; i < 10_000; i++)
            deep.append("<w:sdt id='").append(random.nextLong()).append("'>");
        deep.append("</w:sdt>".repeat(10_000));
        assertEquals(Refusal.TOO_DEEP, soon(zipped(Map.of("word/document.xml", words(deep.toString())))));

        for (var tag : new String[] {"div", "ul><li", "blockquote", "b", "table><tr><td", "span", "font", "dir", "h1"})
            ProcessorTime.within(
                    SOON, () -> Converter.html(("<" + tag + ">").repeat(10_000) + "x" + "</div>".repeat(10_000)));
    }

    @Test
    void a_table_without_end_is_refused() {
        var row = "<tr>" + "<td>a</td>".repeat(300) + "</tr>";

        assertEquals(Refusal.TOO_LONG, soonHtml("<table>" + row.repeat(1000) + "</table>"));
        assertEquals(
                Refusal.TOO_LONG,
                soonHtml("<table>" + row + "<tr><td>a</td><td>b</td></tr>".repeat(20_000) + "</table>"));
    }

    @Test
    void too_much_is_refused_unread() throws IOException {
        var file = folder.resolve("big.docx");
        try (var big = new RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(Converter.MAX_FILE_BYTES + 1);
        }

        assertEquals(Refusal.TOO_LARGE, soon(file));
        assertEquals(Refusal.TOO_LARGE, soonHtml("x".repeat(Converter.MAX_HTML + 1)));
        assertEquals(Refusal.TOO_LONG, soonHtml("<p>words</p>".repeat(60_000)));
    }

    @Test
    void what_is_no_document_is_told_apart() throws IOException {
        var old = Files.write(
                folder.resolve("a.doc"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4});
        var pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7");
        var empty = Files.createFile(folder.resolve("empty.docx"));

        assertEquals(Refusal.OLD_OR_LOCKED, soon(old));
        assertEquals(Refusal.UNKNOWN_KIND, soon(pdf));
        assertEquals(Refusal.UNKNOWN_KIND, soon(empty));
        assertEquals(Refusal.UNKNOWN_KIND, soon(zipped(Map.of("xl/workbook.xml", "<x/>"))));
    }

    @Test
    void a_document_with_a_password_is_said_to_have_one() throws IOException {
        var manifest = "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
        assertEquals(
                Refusal.LOCKED, soon(zipped(Map.of("content.xml", "\u0001\u0002", "META-INF/manifest.xml", manifest))));
        assertEquals(Refusal.LOCKED, soon(zipped(Map.of("encrypted-package", "\u0001"))));

        var flagged = Files.readAllBytes(FOLDER.resolve("report.docx"));
        flagged[6] |= 1;
        assertEquals(Refusal.LOCKED, soon(Files.write(folder.resolve("flagged.docx"), flagged)));
    }

    @Test
    void a_damaged_file_is_refused_or_read_as_far_as_it_goes() throws IOException {
        var random = new Random(3);
        for (var name : new String[] {"report.docx", "report.odt"}) {
            var whole = Files.readAllBytes(FOLDER.resolve(name));
            assertEquals(
                    Refusal.BROKEN, soon(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2))));
            for (int i = 0; i < 300; i++) {
                var damaged = whole.clone();
                for (int n = random.nextInt(20); n >= 0; n--)
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                Converter.file(Files.write(folder.resolve("damaged"), damaged));
            }
        }
    }

    @Test
    void a_damaged_part_is_refused_or_read_as_far_as_it_goes() {
        var random = new Random(5);
        var words = Samples.words(
                "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>"
                        + "<w:r><w:t>Łódź</w:t></w:r><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:p>");
        for (int i = 0; i < 300; i++) {
            var damaged = new StringBuilder(words);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(damaged.length());
                damaged.replace(at, at + 1 + random.nextInt(4), "<>'&;\uFFFF\u0000a/ ".substring(random.nextInt(9)));
            }
            Converter.file(zipped(Map.of("word/document.xml", damaged.toString())));
        }
    }

    @Test
    void html_of_any_make_is_answered_and_nothing_active_is_left() {
        var random = new Random(9);
        var parts = new String[] {
            "<script>",
            "</script>",
            "<a href='javascript:x'>",
            "</a>",
            "<img src=x onerror=alert(1)>",
            "<table>",
            "<tr>",
            "<td colspan=99999>",
            "<ul>",
            "<li data-aria-level=9>",
            "<p style='mso-list:l0 level99 lfo1'>",
            "<h1>",
            "<svg>",
            "<math>",
            "<!--",
            "-->",
            "<![if x]>",
            "a",
            "\u202E",
            "\uD800",
            "\u0000",
            "&#0;",
            "<blockquote>",
            "<b style='font-weight:normal'>",
            "<ol start=999999999>",
            "</p>",
            "&lt;script&gt;",
            "\n"
        };
        for (int i = 0; i < 2000; i++) {
            var html = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) html.append(parts[random.nextInt(parts.length)]);
            var written = Samples.markdown(Converter.html(html.toString()));
            assertFalse(written.matches("(?s).*(<[a-zA-Z/!]|\\]\\(javascript).*"), written);
        }
    }

    private Path zipped(Map<String, String> parts) {
        return zip(folder.resolve("made.zip"), parts);
    }

    private static Refusal soon(Path file) {
        return ProcessorTime.within(SOON, () -> refusal(Converter.file(file)));
    }

    private static Refusal soonHtml(String html) {
        return ProcessorTime.within(SOON, () -> refusal(Converter.html(html)));
    }
}
