package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.app.PageBrowser;
import org.communique.app.PageBrowser.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails in a real browser: no accessibility fault, no sideways scroll, in light and dark, on a phone and a wide screen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailBrowserTest {

    static final List<View> VIEWS = List.of(
            new View(390, ColorScheme.LIGHT),
            new View(390, ColorScheme.DARK),
            new View(1440, ColorScheme.LIGHT),
            new View(1440, ColorScheme.DARK));

    static final Renderer RENDERER = new Renderer(new Templates(Optional.empty()));
    static PageBrowser browser;
    static Path pictures;

    @BeforeAll
    static void open() throws Exception {
        browser = new PageBrowser();
        pictures = Files.createDirectories(Path.of("target/mails"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "mk", "ar"})
    void a_statement_an_advance_copy_and_an_issue_have_no_fault(String language) {
        assertEquals(List.of(), look(Manuscripts.statement(language), "statement-" + language));
        assertEquals(List.of(), look(Manuscripts.advance(language), "press-" + language));
        assertEquals(List.of(), look(Manuscripts.issue(language), "issue-" + language));
    }

    @Test
    void no_payload_runs() {
        var payloads =
                "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) <svg onload=alert(1)>"
                        + " <body onload=alert(1)> \"><script>alert(1)</script>";

        assertEquals(List.of(), look(Manuscripts.statement("en", payloads.substring(0, 120), payloads), "hostile"));
    }

    private static List<String> look(Manuscript manuscript, String name) {
        var html = Slots.fillHtml(
                RENDERER.render(manuscript).html(),
                Map.of(
                        Slots.UNSUBSCRIBE_URL,
                        "https://news.example.org/u/v1.x",
                        Slots.PREFERENCES_URL,
                        "https://news.example.org/p/v1.x",
                        Slots.ADVANCE_URL,
                        "https://news.example.org/advance/v1.x",
                        Slots.LIST_NAME,
                        "Alerts",
                        Slots.GREETING,
                        "Dear Anna,"));
        return browser.faultsOf(html, VIEWS, pictures, name);
    }
}
