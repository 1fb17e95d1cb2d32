package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.communique.audience.ListKind;
import org.communique.release.ReleaseState;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a statement in a real browser: written, planned, asked for, approved by somebody else, released, reported. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskJourneyBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/way");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "ben@example.org,nl");
        server = new DeskServer(house);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void a_statement_goes_the_whole_way_with_scripts() {
        browser.visit(page -> write(page, "Homes for all", "with"));
        browser.visit(page -> approve(page, "Homes for all"));
        browser.visit(page -> report(page, "Homes for all", "with"));
    }

    @Test
    void and_without_any() {
        browser.visitWithoutScripts(page -> write(page, "Work in safety", "without"));
        browser.visitWithoutScripts(page -> approve(page, "Work in safety"));
        browser.visitWithoutScripts(page -> report(page, "Work in safety", "without"));
    }

    /** From the board to the question, by somebody who writes. */
    private static void write(Page page, String title, String how) {
        server.signIn(page, "writer");
        page.navigate(server.origin + server.path(""));
        page.getByText("New release").click();
        page.fill("input[name=title]", title);
        page.locator("form.begin button").click();
        page.fill("textarea[name=summary]", "Nobody should have to sleep outside.");
        page.fill("textarea[name=body]", "We ask for *homes*.\n\n- One\n- Two");
        shot(page, how + "-1-write");
        page.getByText("Go on to audience and time").click();
        page.locator("input[name=list]").first().check();
        shot(page, how + "-2-plan");
        page.getByText("Ask for approval").click();
        page.waitForURL("**/review**");
        shot(page, how + "-3-asked");
    }

    private static void approve(Page page, String title) {
        server.signIn(page, "approver");
        page.navigate(server.origin + server.path("/releases/" + release(title) + "/review"));
        page.getByText("Approve", new Page.GetByTextOptions().setExact(true)).click();
        await(() -> state(title) == ReleaseState.SCHEDULED);
    }

    /** Its time comes, and somebody looks at what became of it. */
    private static void report(Page page, String title, String how) {
        server.house.clock.pass(Duration.between(
                server.house.clock.instant(),
                server.house.core.releases.byId(release(title)).dueAt().plusSeconds(1)));
        await(() -> state(title) == ReleaseState.RELEASED && !server.house.core.dispatches.busy());
        server.signIn(page, "publisher");
        page.navigate(server.origin + server.path("/releases/" + release(title)));
        shot(page, how + "-4-report");

        var words = page.locator("main").textContent();
        assertTrue(words.contains(title) && words.contains("accepted"), words);
        assertEquals(2, accepted(title));
    }

    private static long release(String title) {
        return server.house
                .core
                .store
                .read()
                .sql("""
                        SELECT max(l.id) FROM release l JOIN edition e ON e.statement = l.statement
                        JOIN revision r ON r.edition = e.id WHERE r.title = :title
                        """)
                .param("title", title)
                .query(Long.class)
                .single();
    }

    private static ReleaseState state(String title) {
        return server.house.core.releases.byId(release(title)).state();
    }

    private static int accepted(String title) {
        return server.house
                .core
                .store
                .read()
                .sql("""
                        SELECT count(*) FROM delivery d JOIN dispatch p ON p.id = d.dispatch
                        WHERE p.release = :release AND p.channel = 'mail' AND d.state = 'accepted'
                        """)
                .param("release", release(title))
                .query(Integer.class)
                .single();
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }
}
