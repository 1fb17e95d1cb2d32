package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text is brought in, in a real browser: pasted, as a file, by button and key; and undo takes it back (U5). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertBrowserTest {

    private static final Path SAMPLES = Path.of("src/test/resources/convert");
    private static final Path PICTURES = Path.of("target/screenshots/convert");
    private static final String AREA = "#markdown";

    private static final String PASTE = """
            ([html, text]) => { const data = new DataTransfer(); data.setData('text/html', html); data.setData('text/plain', text);
              document.querySelector('#markdown').dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }
            """;

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        server = new DeskServer(folder, Dialect.SQLITE);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void what_is_pasted_from_word_is_markdown_and_undo_takes_it_back() throws IOException {
        var html = Files.readString(SAMPLES.resolve("word.html"));
        var expected = Files.readString(SAMPLES.resolve("word.md")).stripTrailing();
        visit(page -> {
            page.fill(AREA, "Before.");
            page.evaluate(PASTE, new Object[] {html, "words"});
            page.waitForCondition(() -> page.inputValue(AREA).length() > 100);

            assertEquals("Before.\n\n" + expected, page.inputValue(AREA));
            assertTrue(page.textContent(".said").startsWith("Pictures were left out"));

            page.press(AREA, "Control+z");
            assertEquals("Before.", page.inputValue(AREA));
        });
    }

    @Test
    void a_file_is_chosen_and_its_text_stands_there() throws IOException {
        var expected = Files.readString(SAMPLES.resolve("report.md")).stripTrailing();
        visit(page -> {
            page.setInputFiles(".tool input", SAMPLES.resolve("report.odt"));
            page.waitForCondition(() -> page.inputValue(AREA).length() > 100);

            assertEquals(expected, page.inputValue(AREA));
        });
    }

    @Test
    void a_broken_file_is_answered_in_words_and_nothing_is_lost() {
        visit(page -> {
            page.fill(AREA, "Mine.");
            page.setInputFiles(
                    ".tool input",
                    new FilePayload(
                            "a.docx", "application/octet-stream", "PK\3\4oops".getBytes(StandardCharsets.ISO_8859_1)));
            page.waitForSelector(".said.bad");

            assertTrue(page.textContent(".said").startsWith("The file is damaged"), page.textContent(".said"));
            assertEquals("Mine.", page.inputValue(AREA));
        });
    }

    @Test
    void buttons_and_keys_write_the_signs_and_lists_go_on() {
        visit(page -> {
            page.click(AREA);
            page.keyboard().type("one");
            page.press(AREA, "Control+a");
            page.press(AREA, "Control+b");
            assertEquals("**one**", page.inputValue(AREA));
            page.press(AREA, "Control+b");
            assertEquals("one", page.inputValue(AREA));

            page.click("[data-do=list]");
            assertEquals("- one", page.inputValue(AREA));
            page.press(AREA, "End");
            page.press(AREA, "Enter");
            page.keyboard().type("two");
            page.press(AREA, "Enter");
            page.press(AREA, "Enter");
            assertEquals("- one\n- two\n", page.inputValue(AREA));

            page.fill(AREA, "report");
            page.press(AREA, "Control+a");
            page.press(AREA, "Control+k");
            page.keyboard().type("https://example.org");
            assertEquals("[report](https://example.org)", page.inputValue(AREA));

            page.fill(AREA, "a\nb");
            page.press(AREA, "Control+a");
            page.click("[data-do=numbers]");
            assertEquals("1. a\n2. b", page.inputValue(AREA));
            page.click("[data-do=heading]");
            assertEquals("## a\n## b", page.inputValue(AREA));
        });
    }

    @Test
    void the_page_has_no_fault_in_either_light_on_phone_and_desk() {
        visit(page -> {
            for (var width : new int[] {390, 1440})
                for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    page.setViewportSize(width, 900);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    @SuppressWarnings("deprecation")
                    var axe = new AxeBuilder(page).setLegacyMode(true);
                    assertEquals("[]", axe.analyze().getViolations().toString());
                    assertEquals(false, page.evaluate("document.documentElement.scrollWidth > innerWidth"));
                    page.screenshot(
                            new Page.ScreenshotOptions().setPath(PICTURES.resolve(width + "-" + scheme + ".png")));
                }
        });
    }

    @Test
    void without_scripts_the_file_goes_by_form_and_the_markdown_comes_back_in_a_page() throws IOException {
        var window = server.signIn("writer");
        var page = window.get(server.path("/convert"));
        assertEquals(200, page.statusCode());

        var file = Files.readAllBytes(SAMPLES.resolve("report.docx"));
        var answer = window.upload(server.path("/convert"), Map.of(), file);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("### What we ask"), answer.body());

        var broken = window.upload(server.path("/convert"), Map.of(), new byte[] {1, 2, 3});
        assertEquals(422, broken.statusCode());
        assertTrue(broken.body().contains("neither a .docx nor an .odt"), broken.body());
    }

    @Test
    void a_form_field_is_converted_for_programs_too() {
        var window = server.signIn("writer");
        window.get(server.path("/convert"));

        var answer = window.post(server.path("/convert"), Map.of("html", "<p>Now <b>or</b> never<img src=x></p>"));

        assertEquals("Now **or** never\n", answer.body());
        assertEquals("1", answer.headers().firstValue("X-Images-Left-Out").orElseThrow());
        assertEquals(
                "text/plain;charset=UTF-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    private static void visit(java.util.function.Consumer<Page> doing) {
        browser.visit(page -> {
            var faults = new java.util.ArrayList<String>();
            page.onConsoleMessage(it -> {
                boolean answered = it.text().contains("422") || it.location().contains("favicon.ico");
                if (it.type().equals("error") && !answered) faults.add(it.text() + " " + it.location());
            });
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/convert"));
            doing.accept(page);
            assertEquals(java.util.List.of(), faults);
        });
    }
}
