package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.communique.audience.ListKind;
import org.communique.release.ReleaseState;
import org.communique.signin.Sessions;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice clicked, back and once more, two windows, signed out meanwhile: things are done once, and nothing is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClumsyBrowserTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "ben@example.org,en");
        server = new DeskServer(house);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    private static void visit(boolean scripts, String user, Consumer<Page> doing) {
        Consumer<Page> signedIn = page -> {
            server.signIn(page, user);
            doing.accept(page);
        };
        if (scripts) browser.visit(signedIn);
        else browser.visitWithoutScripts(signedIn);
    }

    private static void open(Page page, String rest) {
        page.navigate(server.origin + server.path(rest));
    }

    private static int count(String query) {
        return server.house.core.store.read().sql(query).query(Integer.class).single();
    }

    /** Plans it, and asks for approval; its number. */
    private static long asked(boolean scripts, String key, Consumer<Page> ask) {
        server.house.edition(key, "en", "statement", "", "Words");
        visit(scripts, "writer", page -> {
            open(page, "/statements/" + key + "/plan");
            page.locator("input[name=list]").first().check();
            ask.accept(page);
            await(() -> count("SELECT count(*) FROM review r JOIN release l ON l.id = r.release JOIN statement s"
                            + " ON s.id = l.statement WHERE s.key = '" + key + "'")
                    > 0);
        });
        return count("SELECT max(id) FROM release");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_statement_is_asked_for_approved_and_taken_back_once_however_often_she_clicks(boolean scripts) {
        var key = "twice-" + scripts;
        long id = asked(scripts, key, page -> page.getByText("Ask for approval").dblclick());
        assertEquals(
                1,
                count("SELECT count(*) FROM release l JOIN statement s ON s.id = l.statement WHERE s.key = '" + key
                        + "'"));

        visit(scripts, "approver", page -> {
            open(page, "/releases/" + id + "/review");
            page.locator("form[action$='/approve'] button.go").dblclick();
            await(() -> state(id) == ReleaseState.SCHEDULED);
            approved(page);
            open(page, "/releases/" + id + "/review");
            assertTrue(page.textContent("main").contains("approved"), page.textContent("main"));
        });
        visit(scripts, "publisher", page -> {
            open(page, "/releases/" + id);
            page.locator("form[action$='/take-back'] button").first().dblclick();
            await(() -> state(id) != ReleaseState.SCHEDULED);
            page.waitForSelector(".said");
        });
        assertEquals(
                1,
                count("SELECT count(*) FROM review_voice v JOIN review r ON r.id = v.review WHERE r.release = " + id));
    }

    /** The browser has come to the page that follows. */
    private static void approved(Page page) {
        page.locator("form[action$='/approve']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState();
    }

    private static ReleaseState state(long id) {
        return server.house.core.releases.byId(id).state();
    }

    @Test
    void an_invitation_that_is_clicked_twice_shows_its_link() {
        visit(true, "administrator", page -> {
            open(page, "/settings/users");
            page.fill("input[name=name]", "robin");
            page.fill("input[name=shown]", "Robin");
            page.locator("form[action$='/settings/users'] button").dblclick();
            assertTrue(page.textContent(".secret").contains("/sign-in/invitation/"));
        });
        visit(false, "administrator", page -> {
            open(page, "/settings/users");
            page.fill("input[name=name]", "sam");
            page.fill("input[name=shown]", "Sam");
            page.locator("form[action$='/settings/users'] button").dblclick();
            page.waitForSelector(".secret, [role=alert]"); // the link, or that there is somebody of this name now
        });
        assertEquals(2, count("SELECT count(*) FROM staff_user WHERE name IN ('robin', 'sam')"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_is_taken_in_once(boolean scripts) {
        int before = count("SELECT count(*) FROM import");
        visit(scripts, "list-keeper", page -> {
            open(page, "/imports");
            var csv = ("email,language\nfile-" + scripts + "@example.org,en\n").getBytes(StandardCharsets.UTF_8);
            page.setInputFiles("input[type=file]", new FilePayload("people.csv", "text/csv", csv));
            page.locator("form[enctype] button").click();
            page.locator("input[name=list]").first().check();
            page.fill("[name=basis]", "I agree");
            page.fill("[name=source]", "a paper form");
            page.locator("form[action$='/check'] button").click();
            page.locator("form[action$='/check']") // it has been sent
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            await(() -> {
                page.reload();
                return page.locator("form[action$='/take'] button").count() > 0;
            });
            page.locator("form[action$='/take'] button").dblclick();
            await(() -> count("SELECT count(*) FROM import") > before);
        });
        assertEquals(before + 1, count("SELECT count(*) FROM import"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void back_and_once_more_is_told_what_has_been_done(boolean scripts) {
        long id = asked(scripts, "back-" + scripts, page -> page.getByText("Ask for approval")
                .click());
        visit(scripts, "approver", page -> {
            open(page, "/releases/" + id + "/review");
            page.locator("form[action$='/approve'] button.go").click();
            await(() -> state(id) == ReleaseState.SCHEDULED);
            approved(page);
            page.goBack();
            if (page.locator("form[action$='/approve'] button.go").count() > 0) {
                page.locator("form[action$='/approve'] button.go").click();
                page.waitForSelector("[role=alert]");
            }
            assertTrue(page.textContent("main").contains("approved"), page.textContent("main"));
        });
        assertEquals(ReleaseState.SCHEDULED, state(id));
    }

    @Test
    void a_plan_that_was_saved_in_another_window_is_not_overwritten_and_what_she_filled_in_stays() {
        server.house.edition("two-windows", "en", "statement", "", "Words");
        visit(true, "writer", page -> {
            var other = page.context().newPage();
            open(page, "/statements/two-windows/plan");
            open(other, "/statements/two-windows/plan");
            for (var it : new Page[] {page, other})
                it.locator("input[name=list]").first().check();
            page.getByText("Save as planned").click();
            page.waitForSelector(".saved");
            other.locator("input[type=time]").nth(1).fill("15:45");
            other.getByText("Save as planned").click();
            other.waitForSelector("#faults .flag");

            assertTrue(other.textContent("#faults").contains("since you opened it"), other.textContent("#faults"));
            assertEquals("15:45", other.locator("input[type=time]").nth(1).inputValue());
        });
    }

    @Test
    void who_is_signed_out_while_she_writes_keeps_her_text_and_it_is_saved_when_she_is_back() {
        visit(true, "writer", page -> {
            open(page, "/statements/new");
            page.fill("input[name=title]", "Signed out");
            page.locator("form.begin button").click();
            page.fill("textarea[name=summary]", "In short.");
            page.fill("#body", "Words that must not be lost.");
            server.context.getBean(Sessions.class).endAll("writer");
            page.locator("button[formaction$='/ready']").click();
            page.waitForSelector("#trouble:not([hidden])");

            assertEquals("Words that must not be lost.", page.inputValue("#body"));
            var other = page.context().newPage();
            server.signIn(other, "writer");
            other.waitForURL("**/desk/**");
            page.locator("button[formaction$='/ready']").click();
            page.waitForURL("**/plan");
            open(page, "/statements/signed-out");
            assertEquals("Words that must not be lost.", page.inputValue("#body"));
        });
    }
}
