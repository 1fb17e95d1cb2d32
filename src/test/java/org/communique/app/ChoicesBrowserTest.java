package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of choices in a real browser: no accessibility fault, no sideways scrolling. Screenshots in target/choices. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoicesBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "choices");

    private static final List<PageBrowser.View> VIEWS = List.of(
            new PageBrowser.View(390, ColorScheme.LIGHT),
            new PageBrowser.View(390, ColorScheme.DARK),
            new PageBrowser.View(1440, ColorScheme.LIGHT),
            new PageBrowser.View(1440, ColorScheme.DARK),
            new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

    private static ChoicesServer server;
    private static PageBrowser browser;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new ChoicesServer(folder, Dialect.SQLITE);
        server.sent("seen");
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void what_she_receives_has_no_fault_in_both_directions_of_writing() {
        for (var reader : List.of("ana", "layla")) {
            var link = server.link(reader + "@example.org", "/p/");
            server.done(
                    link,
                    "do",
                    "choose",
                    "language",
                    reader.equals("ana") ? "en" : "ar",
                    "topic",
                    "visas",
                    "rhythm",
                    "instant",
                    "pause",
                    "1");
            assertEquals(List.of(), look(link + "?done=saved", "choices-" + reader));
        }
    }

    @Test
    void leaving_has_no_fault() {
        for (var reader : List.of("ana", "layla"))
            assertEquals(List.of(), look(server.link(reader + "@example.org", "/u/"), "leave-" + reader));
    }

    @Test
    void the_form_for_the_link_has_no_fault() {
        for (var path : List.of("/en/my-link", "/ar/my-link?done=sent", "/en/my-link?done=wrong"))
            assertEquals(List.of(), look(path, "my-link"));
    }

    @Test
    void the_fresh_page_and_a_change_of_address_have_no_fault() {
        server.done(server.choices("niko@example.org"), "do", "link");
        await(() -> !server.mails("niko@example.org").get(0).contains("seen"));
        var fresh = server.link("niko@example.org", "/m/");
        server.done(fresh, "do", "choose", "language", "en", "rhythm", "weekly", "pause", "none");
        assertEquals(List.of(), look(fresh + "?done=bad-address", "fresh"));
        server.done(fresh, "do", "move", "address", "niko.new@example.net");
        await(() -> !server.mails("niko.new@example.net").isEmpty());
        assertEquals(List.of(), look(server.link("niko.new@example.net", "/change/"), "change"));
    }

    private static List<String> look(String path, String name) {
        return browser.faults(server.origin() + path, VIEWS, SCREENSHOTS.resolve(name));
    }
}
