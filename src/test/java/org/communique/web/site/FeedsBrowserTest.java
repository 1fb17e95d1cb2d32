package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communique.app.PageBrowser;
import org.communique.feed.RichSample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that lists the feeds in a real browser, from both directions of writing. Screenshots in target/site. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedsBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "site");

    private static SiteServer site;
    private static PageBrowser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        site = new SiteServer(folder);
        RichSample.publish(site.snapshot);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/feeds", "/ar/feeds", "/uk/feeds"})
    void the_page_has_no_fault_in_light_and_dark_on_a_phone_and_on_a_desk(String path) {
        var views = List.of(
                new PageBrowser.View(390, ColorScheme.LIGHT),
                new PageBrowser.View(390, ColorScheme.DARK),
                new PageBrowser.View(1440, ColorScheme.LIGHT),
                new PageBrowser.View(1440, ColorScheme.DARK),
                new PageBrowser.View(320, ColorScheme.LIGHT));

        assertEquals(List.of(), browser.faults(site.origin() + path, views, SCREENSHOTS));
    }
}
