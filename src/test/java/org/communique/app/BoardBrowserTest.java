package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The board and the page of a release in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last one lets the release go out
class BoardBrowserTest {

    private static final Path SHOTS = Path.of("target/screenshots/desk");

    private static final String WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    @TempDir
    static Path folder;

    static BoardScene scene;
    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(SHOTS);
        scene = new BoardScene(folder, Dialect.SQLITE);
        server = scene.served();
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void nothing_is_wrong_with_the_pages_in_any_view() {
        var faults = new ArrayList<String>();
        for (var who : new String[] {"everybody", "reem"})
            browser.visit(page -> {
                page.onConsoleMessage(it -> {
                    if (it.type().equals("error") && !it.location().endsWith("/favicon.ico"))
                        faults.add("console: " + it.text());
                });
                server.signIn(page, who);
                for (var path : pages()) look(page, path, who, faults);
            });

        assertEquals(List.of(), faults);
    }

    private static List<String> pages() {
        return List.of("", "/releases/" + scene.gone.id(), "/releases/" + scene.running.id(), "/reports");
    }

    private static void look(Page page, String path, String who, List<String> faults) {
        page.navigate(server.origin + server.path(path));
        for (int width : new int[] {1440, 390})
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                if (!who.equals("everybody") && scheme == ColorScheme.DARK) continue;
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                var view = who + path.replace('/', '-') + "-" + width + "-" + scheme;
                check(page, view, faults);
            }
        if (!who.equals("everybody")) return;
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(720, 450); // a window of 1440 at 200 %
        check(page, who + path.replace('/', '-') + "-zoomed-forced", faults);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.NO_PREFERENCE));
    }

    private static void check(Page page, String view, List<String> faults) {
        if ((boolean) page.evaluate(WIDER)) faults.add(view + " scrolls sideways");
        @SuppressWarnings("deprecation") // without frames there is nothing that the slow way would find
        var axe = new AxeBuilder(page).setLegacyMode(true);
        for (var it : axe.analyze().getViolations())
            faults.add(view + " " + it.getId() + ": " + it.getNodes().get(0).getHtml());
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve("board-" + view + ".png")));
    }

    @Test
    @Order(2)
    void without_scripts_all_of_it_is_there_and_the_buttons_work() {
        browser.visitWithoutScripts(page -> {
            server.signIn(page, "publisher");
            page.navigate(server.origin + server.path(""));
            assertTrue(page.locator("progress").count() > 0);
            page.locator("#continue-" + scene.paused.id()).scrollIntoViewIfNeeded();
            page.locator("#pause-" + scene.running.id()).click();
            page.locator(".said:has-text('It is paused.')").waitFor();
            page.locator("#continue-" + scene.running.id()).click();
            page.locator(".said:has-text('It goes on')").waitFor();
        });
    }

    @Test
    @Order(3)
    void a_number_changes_on_the_open_page_without_a_reload_and_the_end_is_said_aloud() {
        browser.visit(page -> {
            server.signIn(page, "publisher");
            page.waitForResponse(
                    it -> it.url().contains(server.path("/live?")),
                    () -> page.navigate(server.origin + server.path("")));
            watched();
            page.evaluate("window.same = true");
            var rows = page.locator("tbody[sse-swap=rows-" + scene.running.id() + "]");
            assertTrue(rows.textContent().contains("80 deferred"), rows.textContent());

            scene.house.pass(Duration.ofHours(2));

            rows.getByText("80 deferred").waitFor(gone());
            page.locator("#pause-" + scene.running.id()).waitFor(gone());
            page.locator("p[role=status]").getByText("has gone out").waitFor(attached());
            assertEquals(true, page.evaluate("window.same"));
        });
    }

    /** Who has opened a line before is listened for by now: lines are let in one after the other. */
    private static void watched() {
        try (var line = new LiveLine(server, "publisher", server.path("/live"), "")) {
            line.next("rows-" + scene.running.id());
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
