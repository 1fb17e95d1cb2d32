package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The advance pages in a real browser: no accessibility fault, no sideways scrolling. Screenshots in target/advance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdvanceBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "advance");

    private static final List<PageBrowser.View> VIEWS = List.of(
            new PageBrowser.View(390, ColorScheme.LIGHT),
            new PageBrowser.View(390, ColorScheme.DARK),
            new PageBrowser.View(1440, ColorScheme.LIGHT),
            new PageBrowser.View(1440, ColorScheme.DARK),
            new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

    private static final Map<String, String> LINKS = new HashMap<>();

    private static PressServer site;
    private static PageBrowser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        site = new PressServer(folder, Dialect.SQLITE);
        site.embargoed("seen");
        for (var reader : List.of("dana", "layla", "niko")) LINKS.put(reader, site.link(reader));
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    @Test
    void the_page_with_the_button_has_no_fault() {
        for (var reader : List.of("dana", "layla"))
            assertEquals(List.of(), look(LINKS.get(reader), "button-" + reader));
    }

    @Test
    void the_copy_has_no_fault_in_both_directions_of_writing() {
        for (var reader : List.of("dana", "layla", "niko"))
            assertEquals(List.of(), look(site.press(LINKS.get(reader)), "copy-" + reader));
    }

    @Test
    void the_list_of_a_newsroom_and_its_item_have_no_fault() {
        var contact = site.contact("layla@example.org");
        var key = site.house.core.press.keys().make(contact);
        var signedIn = site.origin().replace("://", "://" + key.login() + ":" + key.password() + "@");

        assertEquals(List.of(), browser.faults(signedIn + "/advance", VIEWS, SCREENSHOTS));
    }

    @Test
    void the_page_of_a_withdrawn_copy_has_no_fault_but_that_it_is_gone() {
        var release = site.embargoed("taken-back");
        var link = site.link("dana");
        site.house.decisions.withdraw(release.id(), "a mistake");

        assertEquals(List.of("410 " + site.origin() + link), look(link, "withdrawn"));
    }

    private static List<String> look(String path, String name) {
        return browser.faults(site.origin() + path, VIEWS, SCREENSHOTS.resolve(name)).stream()
                .filter(it ->
                        !it.startsWith("console: Failed to load resource: the server responded with a status of 410"))
                .toList();
    }
}
