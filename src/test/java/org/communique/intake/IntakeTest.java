package org.communique.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IntakeTest {

    static final String HEAD = "---\nstatement: safe-work\nlanguage: en\ntitle: Safe work\nsummary: In short\n";

    @TempDir
    Path root;

    private Path folder;
    private Store store;
    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(root.resolve("intake"));
        store = Store.sqlite(Files.createDirectories(root.resolve("data")));
        new Organisations(store)
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "n@example.org",
                        new Organisation.PressDesk("p@example.org", ""),
                        ""));
        var clock = Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC);
        intake = new Intake(new Statements(store, new Vault(new byte[32]), clock));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_file_becomes_a_draft_and_the_same_file_again_changes_nothing() {
        var first = accepted(HEAD + "kind: news\ntopics: [labour, seasons]\n---\nWords.\n");
        var again = accepted(HEAD + "kind: news\ntopics: [labour, seasons]\n---\nWords.\n");

        assertTrue(first.changed());
        assertFalse(again.changed());
        assertEquals(List.of("labour", "seasons"), first.revision().content().topics());
        assertEquals("safe-work", first.revision().slug());
    }

    @Test
    void a_changed_file_is_the_next_revision_and_another_language_another_edition() {
        accepted(HEAD + "---\nWords.\n");
        var changed = accepted(HEAD + "---\nOther words.\n");
        var dutch = accepted(HEAD.replace("language: en", "language: nl") + "---\nWoorden.\n");

        assertEquals(2, changed.revision().number());
        assertEquals(1, dutch.revision().number());
        assertEquals(changed.statement(), dutch.statement());
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_are_welcome() {
        accepted("\uFEFF" + (HEAD + "---\nWords.\n").replace("\n", "\r\n"));
    }

    @Test
    void every_fault_is_named_at_once_by_line_and_field() {
        var faults = refused("""
                ---
                statement: Not A Slug
                langauge: en
                title: One
                title: Two
                kind: essay
                ---
                # Another title

                <script>alert(1)</script>
                """);

        assertEquals(
                List.of(
                        "1 language",
                        "1 summary",
                        "2 statement",
                        "3 langauge",
                        "5 title",
                        "6 kind",
                        "8 body",
                        "10 body"),
                faults.stream().map(it -> it.line() + " " + it.field()).toList());
        assertTrue(faults.get(3).message().contains("did you mean language?"));
    }

    @Test
    void of_front_matter_that_is_no_yaml_nothing_is_said_to_be_missing() {
        var faults = refused("---\nstatement: a\ntitle: a: b: c\n---\nWords\n# Another title\n");

        assertEquals(
                List.of("3 front matter", "6 body"),
                faults.stream().map(it -> it.line() + " " + it.field()).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Words without front matter | front matter | first line is ---",
                "---\\nstatement: a\\ntitle: never closed | front matter | never closed",
                "---\\n- a\\n- list\\n---\\nWords | front matter | holds no keys",
                "---\\ntitle: a: b: c\\n---\\nWords | front matter | not YAML",
                "---\\na: &x [1]\\nb: [*x, *x]\\n---\\nWords | front matter | YAML",
                "HEAD---\\n | body | empty",
                "HEAD---\\n\\n   \\n | body | empty",
                "HEADtopics: {a: b}\\n---\\nWords | topics | not keys with values",
                "HEADimage: {path: b}\\n---\\nWords | image | file, description, credit and licence",
                "HEADtags: ['?!']\\n---\\nWords | tags | write a word",
                "HEADtags: [Winter, winter]\\n---\\nWords | tags | there twice",
                "HEADminor: perhaps\\n---\\nWords | minor | write minor: true",
                "HEADminor: true\\ncorrection: x\\n---\\nWords | minor | keep one of the two",
                "HEADslug: Größe\\n---\\nWords | slug | small letters",
                "HEADorganisation: nobody\\n---\\nWords | organisation | known are network",
                "HEADgathers: [a]\\n---\\nWords | gathers | only a file of kind: issue",
                "HEADkind: issue\\n---\\nWords | gathers | names the statements",
                "HEADimage: {file: pic/no.png, description: x}\\n---\\nWords | image | no such file",
                "HEADimage: pic/no.png\\n---\\nWords | image | describe it",
                "HEADattachments: [../../etc/passwd]\\n---\\nWords | attachments | beside the statement",
                "HEADattachments: [/etc/passwd]\\n---\\nWords | attachments | beside the statement",
                "HEADattachments: [a/../../x]\\n---\\nWords | attachments | beside the statement",
                "HEAD---\\nTitle\\n===== | body | second title",
                "HEAD---\\n<iframe src=x></iframe> | body | could run or load",
                "HEAD---\\n<img src=x onerror=y> | body | could run or load",
                "HEAD---\\n[x](javascript:y) | body | neither http",
                "HEAD---\\n[x]: data:text/html,y | body | neither http",
                "HEAD---\\n<b>x</b> | body | write Markdown"
            })
    void what_is_wrong_is_said_with_the_cure(String file, String field, String words) {
        var faults = refused(file.replace("\\n", "\n").replace("HEAD", HEAD));

        assertTrue(
                faults.stream()
                        .anyMatch(it -> it.field().equals(field) && it.message().contains(words)),
                faults.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "e", "en_GB", "12", "xx", "en-"})
    void a_language_that_is_no_bcp47_tag_is_refused(String tag) {
        assertEquals(
                "language",
                refused(HEAD.replace("language: en", "language: " + tag) + "---\nWords")
                        .get(0)
                        .field());
    }

    @Test
    void code_may_show_what_text_may_not() {
        accepted(HEAD + "---\nWrite `<script>` so:\n\n```\n# <script>\n```\n");
    }

    @Test
    void a_file_of_20_mb_one_that_is_not_utf8_and_one_with_nul_are_refused() throws IOException {
        assertTrue(refused((HEAD + "---\n" + "x".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8))
                .get(0)
                .message()
                .contains("1 MB"));
        var latin = refused((HEAD + "---\nZo\u00eb").getBytes(StandardCharsets.ISO_8859_1))
                .get(0);
        assertTrue(latin.message().contains("UTF-8") && latin.line() == 7, latin.toString());
        assertTrue(refused(HEAD + "---\na\0b").get(0).message().contains("NUL"));
        assertEquals(
                0,
                store.read()
                        .sql("SELECT count(*) FROM statement")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void a_link_instead_of_a_file_is_refused_as_statement_and_as_image() throws IOException {
        var secret = Files.writeString(root.resolve("secret.md"), HEAD + "---\nWords");
        var link = Files.createSymbolicLink(folder.resolve("link.md"), secret);
        assertInstanceOf(Intake.Refused.class, intake.take(link));

        Files.createDirectories(root.resolve("outside"));
        Files.write(root.resolve("outside/a.png"), image("png"));
        Files.createSymbolicLink(folder.resolve("pics"), root.resolve("outside"));
        assertTrue(refused(HEAD + "image: {file: pics/a.png, description: x}\n---\nWords")
                .get(0)
                .message()
                .contains("link"));
    }

    @Test
    void an_image_is_what_its_bytes_are_and_keeps_no_metadata() throws IOException {
        Files.createDirectories(folder.resolve("pics"));
        Files.write(folder.resolve("pics/a.jpg"), withExif(image("jpeg")));
        Files.writeString(folder.resolve("pics/b.png"), "<svg onload=alert(1)>");

        var saved = accepted(HEAD + "image: {file: pics/a.jpg, description: A field}\n---\nWords");
        var file = saved.revision().content().files().get(0);
        assertEquals("image/jpeg", file.mediaType());
        assertEquals(40, file.width());
        var bytes = store.read()
                .sql("SELECT bytes FROM file WHERE sha256 = :sha")
                .param("sha", file.sha256())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("GPS"));
        assertFalse(accepted(HEAD + "image: {file: pics/a.jpg, description: A field}\n---\nWords")
                .changed());

        assertTrue(refused(HEAD + "image: {file: pics/b.png, description: x}\n---\nWords")
                .get(0)
                .message()
                .contains("no PNG or JPEG"));
    }

    @Test
    void what_to_mend_is_written_beside_the_file() throws IOException {
        IntakeErrors.write(folder.resolve("a.md"), refused(HEAD + "colour: red\n---\n"));

        var text = Files.readString(folder.resolve("a.md.errors.txt"));
        assertTrue(text.contains("line 6, colour: no such key") && text.contains("2 things are to mend"), text);
    }

    private List<Fault> refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Fault> refused(byte[] bytes) {
        return ((Intake.Refused) take(bytes)).faults();
    }

    private Statements.Saved accepted(String text) {
        var result = take(text.getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(Intake.Accepted.class, result, result.toString());
        return ((Intake.Accepted) result).saved();
    }

    private Intake.Result take(byte[] bytes) {
        try {
            return intake.take(Files.write(folder.resolve("a.md"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** Puts an APP1 segment with a place behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        var exif = "Exif\0\0GPS 52.37 4.90".getBytes(StandardCharsets.ISO_8859_1);
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
        out.write(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
