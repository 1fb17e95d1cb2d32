package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the press desk in a real browser: no accessibility fault, no sideways scrolling. Screenshots in target/press. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "press");

    private static final List<PageBrowser.View> VIEWS = List.of(
            new PageBrowser.View(390, ColorScheme.LIGHT),
            new PageBrowser.View(390, ColorScheme.DARK),
            new PageBrowser.View(1440, ColorScheme.LIGHT),
            new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

    private static PressServer site;
    private static PageBrowser browser;
    private static byte[] id;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        site = new PressServer(folder, Dialect.SQLITE);
        for (var topic : List.of("courts", "labour", "housing-and-residence"))
            site.house.core.topics.name(topic, org.communique.statement.Localized.same(topic));
        site.embargoed("seen");
        id = site.house
                .core
                .tokens
                .read(site.link("dana").replace("/advance/", ""), Tokens.Purpose.ADVANCE)
                .orElseThrow();
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    @Test
    void the_form_to_register_has_no_fault() {
        assertEquals(List.of(), look("/en/press/register"));
    }

    @Test
    void the_answer_to_it_has_no_fault() {
        assertEquals(List.of(), look("/en/press/registered"));
    }

    @Test
    void not_my_beat_and_i_have_moved_have_no_fault() {
        assertEquals(List.of(), look("/press/beat/" + site.house.core.tokens.issue(id, Tokens.Purpose.NOT_MY_BEAT)));
        assertEquals(List.of(), look("/press/moved/" + site.house.core.tokens.issue(id, Tokens.Purpose.MOVED)));
    }

    private static List<String> look(String path) {
        return browser.faults(site.origin() + path, VIEWS, SCREENSHOTS);
    }
}
