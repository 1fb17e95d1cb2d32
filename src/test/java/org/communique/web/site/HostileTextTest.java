package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.communique.app.PageBrowser;
import org.communique.feed.Sample;
import org.communique.intake.Intake;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts written to harm readers, from the intake folder to a browser: what is let in does nothing there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextTest {

    private static final String SCRIPT = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String OVERRIDE = "Safe \u202Eelif live\u202C name";

    private static final List<String> BODIES = List.of(
            "<script>alert(1)</script>\n\n<style>body { display: none }</style>\n\nText <b onclick=alert(2)>bold</b>",
            "<iframe src=\"https://example.org\"></iframe>\n\n<object data=x></object><embed src=x><svg onload=alert(1)>",
            "[a](javascript:alert(1)) [b](data:text/html,<script>alert(2)</script>) [c](vbscript:x) <a href=\"java\nscript:alert(3)\">d</a>",
            "![x](data:image/svg+xml;base64,PHN2Zy8+) <img src=x onerror=alert(1)> <form action=//example.org><input></form>",
            "<div ".repeat(3) + "x=\"\n\n" + SCRIPT + "\n\n</p></div></main></body><script>alert(3)</script>",
            "> ".repeat(10_000) + "deep",
            "*".repeat(10_000) + "text" + "*".repeat(10_000),
            "<b>".repeat(10_000) + "deep",
            OVERRIDE + " and \uD800 and \u0000 and \u0008 and \uFFFE",
            "<meta http-equiv=refresh content=\"0;url=https://example.org\"><base href=\"https://example.org/\"><link rel=stylesheet href=//example.org/x.css>");

    private static SiteServer site;
    private static PageBrowser browser;
    private static Path folder;
    private static Intake intake;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        site = new SiteServer(root);
        browser = new PageBrowser();
        folder = Files.createDirectories(root.resolve("intake"));
        new Organisations(site.snapshot.store)
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        Piece.AMSTERDAM,
                        List.of(Locale.ENGLISH),
                        "n@example.org",
                        new Organisation.PressDesk("p@example.org", ""),
                        ""));
        var clock = Clock.fixed(Sample.RELEASED, ZoneOffset.UTC);
        intake = new Intake(new Statements(site.snapshot.store, new Vault(new byte[32]), clock));
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    /** Each is either refused with the reason, or its page is the work of our templates alone. */
    @Test
    void whatever_a_draft_holds_nothing_of_it_runs() throws IOException {
        int published = 0;
        for (int n = 0; n < BODIES.size(); n++) {
            if (!(take(n, BODIES.get(n)) instanceof Intake.Accepted accepted)) continue;
            var content = accepted.saved().revision().content();
            Piece.of(n, "en", content.title())
                    .summary(content.summary())
                    .body(content.body())
                    .publish(site.snapshot);
            assertHarmless("/en/2026/statement-" + n);
            published++;
        }
        assertTrue(published > 0, "none was published, so nothing was shown");
    }

    /** The renderer does not count on the intake: it is given what the intake would have refused. */
    @Test
    void the_renderer_alone_lets_nothing_through_either() {
        for (int n = 0; n < BODIES.size(); n++) {
            Piece.of(100 + n, "en", SCRIPT)
                    .summary(SCRIPT + OVERRIDE)
                    .body(BODIES.get(n))
                    .tags("</script><script>alert(1)")
                    .by("x", "</title>" + SCRIPT)
                    .files(Sample.report('b', SCRIPT + ".pdf"))
                    .publish(site.snapshot)
                    .corrected("2026-10-19T08:00:00Z", SCRIPT)
                    .publish(site.snapshot);
            assertHarmless("/en/2026/statement-" + (100 + n));
        }
        for (var path : List.of("/en", "/en/corrections", "/en/organisation/x", "/en/2026/statement-100/revision/1"))
            assertHarmless(path);
    }

    @Test
    void a_word_that_turns_its_direction_turns_nothing_around_it() {
        Piece.of(200, "en", OVERRIDE).tags("\u202Egat").publish(site.snapshot);
        var url = site.origin() + "/en/2026/statement-200";

        var kicker =
                browser.evaluate(url, 1440, false, "document.querySelector('.kicker').getBoundingClientRect().left");
        var heading = browser.evaluate(url, 1440, false, "document.querySelector('h1').getBoundingClientRect().left");
        assertEquals(kicker, heading);
        assertEquals(
                "isolate",
                browser.evaluate(
                        url, 1440, false, "getComputedStyle(document.querySelector('.terms bdi')).unicodeBidi"));
    }

    private static void assertHarmless(String path) {
        var url = site.origin() + path;

        assertEquals(List.of(), browser.deeds(url), path);
        assertEquals(0, browser.evaluate(url, 1440, false, """
                        [...document.querySelectorAll('main *, head *')].filter(it => it.matches(
                            'script:not([type="application/ld+json"]), style, iframe, object, embed, svg, form, input, base, meta[http-equiv]')
                          || [...it.attributes].some(a => /^on|^style$/.test(a.name)
                            || /^(src|href|action)$/.test(a.name) && /^\\s*(javascript|data|vbscript):/i.test(a.value))).length
                        """), path);
    }

    private static Intake.Result take(int n, String body) throws IOException {
        var file = folder.resolve("hostile-" + n + ".md");
        var text = "---\nstatement: hostile-" + n + "\nlanguage: en\ntitle: A title\nsummary: A summary\n---\n" + body
                + "\n";
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        var result = intake.take(file);
        if (result instanceof Intake.Refused refused)
            assertFalse(refused.faults().isEmpty());
        else assertInstanceOf(Intake.Accepted.class, result);
        return result;
    }
}
