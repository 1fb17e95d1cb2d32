package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing in a real browser: two at once, without a hand on the mouse, and with texts that attack. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WriteBrowserTest {

    private static final List<String> XSS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'\"--></style></textarea><svg onload=alert(1)>",
            "[x](javascript:alert(1))",
            "${7*7}[[${7*7}]]__${7*7}__",
            "\u202Eabc</textarea><iframe srcdoc='<script>parent.alert(1)</script>'>");

    private static final String SESSION = "__Host-communique";

    private static final String WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    private static final Path PICTURES = Path.of("target/screenshots/write");
    private static final Locale NL = Locale.forLanguageTag("nl");

    @TempDir
    static Path folder;

    static DeskServer server;
    static WriteScene scene;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        server = new DeskServer(folder, Dialect.SQLITE);
        scene = new WriteScene(server);
        scene.user("arabic", "ar");
        scene.user("lee", "en");
        browser = new PageBrowser();
        scene.statement("protection", Locale.ENGLISH, "Protection must not depend on testimony", """
                Today, in most of Europe, a trafficked person who does not assist the police can lose shelter, health care and the right to stay.

                ## What we ask

                - Residence permits on the ground of the personal situation, not of cooperation.
                - Access to [compensation](https://example.org/en/compensation) within twelve months.

                > Safety comes first. Justice follows when people are given the time to recover.
                """);
        scene.statement(
                "protection",
                NL,
                "Bescherming mag niet afhangen van een getuigenis",
                "Vandaag kan in bijna heel Europa …");
        scene.statement(
                "protection",
                Locale.forLanguageTag("ar"),
                "لا ينبغي أن تتوقف الحماية على الشهادة",
                "اليوم، في معظم أوروبا.");
        scene.statement(
                "protection",
                Locale.ENGLISH,
                "Protection must never depend on testimony",
                "Today, [click here](#x). TK");
        scene.note("protection", "Is this the figure of 2025?");
        for (int i = 0; i < XSS.size(); i++) {
            scene.statement("hostile-" + i, Locale.ENGLISH, XSS.get(i), XSS.get(i));
            scene.note("hostile-" + i, XSS.get(i));
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void every_page_is_accessible_in_light_dark_right_to_left_narrow_and_wide() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("list", "/statements");
        pages.put("new", "/statements/new");
        pages.put("source", "/statements/protection");
        pages.put("stale", "/statements/protection?language=nl");
        pages.put("arabic", "/statements/protection?language=ar");
        var faults = new ArrayList<String>();
        for (var who : List.of("writer", "arabic"))
            browser.visit(page -> {
                listen(page, faults);
                server.signIn(page, who);
                pages.forEach((name, path) -> look(page, who + "-" + name, server.path(path), faults));
            });

        assertEquals(List.of(), faults);
    }

    private static void look(Page page, String name, String path, List<String> faults) {
        page.navigate(server.origin + path);
        for (int width : new int[] {1440, 390})
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var view = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(view + ".png")));
                page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
                if ((boolean) page.evaluate(WIDER)) faults.add(view + " scrolls sideways");
                @SuppressWarnings("deprecation")
                var axe = new AxeBuilder(page).setLegacyMode(true).exclude("iframe");
                for (var it : axe.analyze().getViolations())
                    faults.add(view + " " + it.getId() + ": "
                            + it.getNodes().get(0).getHtml());
            }
    }

    @Test
    void what_is_typed_is_kept_and_shown_by_itself_and_two_at_once_lose_nothing() {
        scene.statement("together", Locale.ENGLISH, "Together", "Begun.");
        var at = server.origin + server.path("/statements/together");
        browser.visit(kim -> browser.visit(lee -> {
            server.signIn(kim, "writer");
            server.signIn(lee, "lee");
            kim.navigate(at);
            lee.navigate(at);

            var begun = kim.evaluate("document.querySelector('[name=base]').value");
            kim.fill("#body", "Kim wrote **this**.");
            kim.frameLocator("#proof")
                    .locator("strong", new com.microsoft.playwright.FrameLocator.LocatorOptions().setHasText("this"))
                    .waitFor();
            isKept(kim, begun);
            lee.fill("#body", "Lee wrote that.");
            lee.locator("#trouble button").waitFor();
            lee.locator("#trouble button").click();
            lee.locator("text=Two have written at once").first().waitFor();
            assertTrue(lee.locator("ins").first().textContent().contains("Lee"));
            lee.locator("button[value=settle-merged]").click();
            lee.waitForSelector("#body");

            var merged = lee.inputValue("#body");
            assertTrue(merged.contains("Kim wrote") && merged.contains("Lee wrote"), merged);
        }));
    }

    @Test
    void after_the_end_of_a_session_and_in_a_second_window_nothing_that_is_typed_is_lost() {
        scene.statement("alone", Locale.ENGLISH, "Alone", "Begun.");
        var at = server.origin + server.path("/statements/alone");
        browser.visit(page -> {
            server.signIn(page, "writer");
            page.navigate(at);
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(SESSION));

            page.fill("#body", "Typed after the end.");
            page.locator("#trouble:has-text('no longer signed in')").waitFor();
            assertEquals("Typed after the end.", page.inputValue("#body"));
            var other = page.context().newPage();
            server.signIn(other, "writer");
            page.keyboard().press("Control+s");
            page.locator("#trouble").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

            other.navigate(at);
            assertEquals("Typed after the end.", other.inputValue("#body"));
            var base = page.evaluate("document.querySelector('[name=base]').value");
            page.fill("#body", "Typed here.");
            isKept(page, base);
            other.fill("#body", "Typed there.");
            other.locator("#trouble button").click();
            other.locator("button[value=settle-merged]").click();
            other.waitForSelector("#body");
            var both = other.inputValue("#body");
            assertTrue(both.contains("Typed here.") && both.contains("Typed there."), both);
        });
    }

    @Test
    void the_button_for_a_picture_asks_for_the_file_and_what_it_shows() {
        scene.statement("pictured", Locale.ENGLISH, "Pictured", "Begun.");
        browser.visit(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/pictured"));

            page.waitForFileChooser(() -> page.locator("[data-do=image]").click())
                    .setFiles(new FilePayload("dawn.png", "image/png", Pictures.dawn()));
            page.fill("[name=image-description]", "A dawn");
            page.locator("button[value=image]").click();

            page.locator("img[src*='/files/']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        });
    }

    @Test
    void everything_is_reached_with_the_keyboard() {
        browser.visit(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/protection"));
            var reached = new ArrayList<String>();
            for (int i = 0; i < 80; i++) {
                page.keyboard().press("Tab");
                reached.add(
                        String.valueOf(
                                page.evaluate(
                                        "document.activeElement.name || document.activeElement.getAttribute('href') || document.activeElement.textContent")));
            }
            for (var it : List.of("title", "summary", "body", "view", "reader", "#test"))
                assertTrue(reached.contains(it), it + " is not among " + reached);
        });
    }

    @Test
    void whatever_a_text_holds_nothing_of_it_runs_in_any_view() {
        var deeds = new ArrayList<String>();
        browser.visit(page -> {
            listen(page, deeds);
            server.signIn(page, "writer");
            for (int i = 0; i < XSS.size(); i++) {
                page.navigate(server.origin + server.path("/statements/hostile-" + i));
                for (var view : List.of("computer", "dark", "inverted", "text", "page", "entry", "phone")) {
                    page.locator("button[name=view][value=" + view + "]").evaluate("it => it.formTarget = 'proof'");
                    page.waitForResponse(it -> it.url().endsWith("/preview"), () -> page.locator(
                                    "button[name=view][value=" + view + "]")
                            .click());
                }
                assertEquals(
                        XSS.get(i).replace("\u202E", ""),
                        page.inputValue("#body").replace("\u202E", ""));
                for (var view : List.of("phone", "dark", "inverted", "text", "page", "entry"))
                    page.navigate(server.origin + server.path("/statements/hostile-" + i + "/preview?view=" + view));
            }
            page.navigate(server.origin + server.path("/statements?q=%3Cscript%3Ealert(1)%3C/script%3E"));
        });

        assertEquals(List.of(), deeds);
    }

    /** Waits until the page has a newer version than this one. */
    private static void isKept(Page page, Object base) {
        page.locator("input[name=base]:not([value='" + base + "'])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void listen(Page page, List<String> deeds) {
        page.onDialog(it -> {
            deeds.add("a script ran");
            it.dismiss();
        });
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.location().contains("/favicon.ico"))
                deeds.add("console: " + it.text() + " " + it.location());
        });
        page.onRequest(it -> {
            if (!it.url().startsWith(server.origin)) deeds.add("foreign request: " + it.url());
        });
    }
}
