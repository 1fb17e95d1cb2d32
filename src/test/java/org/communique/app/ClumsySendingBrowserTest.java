package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice clicked, then back and once more, on what moves a release: one effect, one entry in the audit log, a page that says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClumsySendingBrowserTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    /** Numbers of releases, by what is going to be done to them. */
    static final Map<String, Long> releases = new HashMap<>();

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "ben@example.org,en");
        for (var scripts : new boolean[] {true, false}) {
            releases.put("schedule-" + scripts, approved(house, "schedule-" + scripts, list));
            for (var it : List.of("pause", "continue", "stop"))
                releases.put(it + "-" + scripts, halfOut(house, it + "-" + scripts, list));
            new Halts(house.core.store, house.clock).pause(releases.get("continue-" + scripts), "by a person");
        }
        server = new DeskServer(house);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    private static long approved(TestHouse house, String key, ContactList list) {
        var at = house.clock.instant().plus(Duration.ofDays(3));
        var draft = house.core.releases.draft(house.plan(house.statement(key, "en"), at, Optional.empty(), list));
        house.core.store.run(db -> db.sql("UPDATE release SET state = 'approved', sha256 = :hash WHERE id = :id")
                .param("hash", new byte[32])
                .param("id", draft.id())
                .update());
        return draft.id();
    }

    /** Its mails wait for an hour that does not come. */
    private static long halfOut(TestHouse house, String key, ContactList list) {
        house.mail.answer = parcel ->
                new Outcome.Deferred("451 4.7.1 later", house.clock.instant().plus(Duration.ofHours(1)));
        var release = house.release(house.statement(key, "en"), house.clock.instant(), list);
        house.sweepAndDeliver();
        return release.id();
    }

    private static void visit(boolean scripts, String user, Consumer<Page> doing) {
        var faults = new ArrayList<String>();
        Consumer<Page> signedIn = page -> {
            page.onResponse(it -> {
                if (it.status() >= 500) faults.add(it.status() + " " + it.url());
            });
            server.signIn(page, user);
            doing.accept(page);
        };
        if (scripts) browser.visit(signedIn);
        else browser.visitWithoutScripts(signedIn);
        assertEquals(List.of(), faults);
    }

    private static void open(Page page, String rest) {
        page.navigate(server.origin + server.path(rest));
    }

    private static int count(String query) {
        return server.house.core.store.read().sql(query).query(Integer.class).single();
    }

    private static int entries(String action, String subject) {
        return count("SELECT count(*) FROM audit WHERE action = '" + action + "' AND subject = '" + subject + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "schedule, release.scheduled, true",
        "schedule, release.scheduled, false",
        "pause, release.paused, true",
        "pause, release.paused, false",
        "continue, release.continued, true",
        "continue, release.continued, false",
        "stop, release.stopped, true",
        "stop, release.stopped, false"
    })
    void a_release_is_moved_once_however_often_she_clicks_and_goes_back(String step, String action, boolean scripts) {
        long id = releases.get(step + "-" + scripts);
        var button = "form[action$='/releases/" + id + "/" + step + "'] button";
        visit(scripts, "publisher", page -> {
            open(page, "/releases/" + id);
            page.locator(button).first().dblclick();
            await(() -> entries(action, "release " + id) > 0);
            page.waitForSelector(".said");
            page.goBack();
            if (page.locator(button).count() > 0) {
                page.locator(button).first().click();
                page.waitForSelector(".said");
            }
            open(page, "/releases/" + id);
            assertFalse(page.textContent("main").isBlank());
            assertEquals(0, page.locator(button).count(), "there is nothing left to press");
        });

        assertEquals(1, entries(action, "release " + id));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_plan_is_saved_once_and_nobody_is_told_that_somebody_was_faster(boolean scripts) {
        var key = "planned-" + scripts;
        server.house.edition(key, "en", "statement", "", "Words");
        visit(scripts, "writer", page -> {
            open(page, "/statements/" + key + "/plan");
            page.locator("input[name=list]").first().check();
            page.getByText("Save as planned").dblclick();
            page.waitForSelector(".saved:text-is('Planned')");
            assertEquals("", page.textContent("#faults").strip());
            page.goBack();
            if (page.getByText("Save as planned").count() > 0)
                page.getByText("Save as planned").click();
            page.waitForSelector(".saved");
        });

        assertEquals(1, releases(key));
    }

    private static int releases(String key) {
        return count(
                "SELECT count(*) FROM release r JOIN statement s ON s.id = r.statement WHERE s.key = '" + key + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "/approve, review.yes, true",
        "/approve, review.yes, false",
        "/return, review.no, true",
        "/return, review.no, false"
    })
    void an_answer_is_given_once(String way, String action, boolean scripts) {
        var key = "answered" + way.replace('/', '-') + "-" + scripts;
        server.house.edition(key, "en", "statement", "", "Words");
        visit(scripts, "writer", page -> {
            open(page, "/statements/" + key + "/plan");
            page.locator("input[name=list]").first().check();
            page.getByText("Ask for approval").dblclick();
            await(() -> count("SELECT count(*) FROM review r JOIN release l ON l.id = r.release JOIN statement s"
                            + " ON s.id = l.statement WHERE s.key = '" + key + "'")
                    > 0);
        });
        long id = count(
                "SELECT max(r.id) FROM release r JOIN statement s ON s.id = r.statement WHERE s.key = '" + key + "'");
        var form = "form[action$='/approve'] ";
        var button = form + (way.equals("/approve") ? "button.go" : "button[formaction$='/return']");
        int before = count("SELECT count(*) FROM audit WHERE action = '" + action + "'");
        visit(scripts, "approver", page -> {
            open(page, "/releases/" + id + "/review");
            page.fill(form + "textarea[name=note]", "I have read it.");
            page.locator(button).dblclick();
            await(() -> count("SELECT count(*) FROM audit WHERE action = '" + action + "'") > before);
            page.locator(".voices, [role=alert]")
                    .first()
                    .waitFor(); // the page that follows, of the first click or the second
            page.waitForLoadState();
            page.goBack();
            if (page.locator(button).count() > 0) {
                page.fill(form + "textarea[name=note]", "I have read it.");
                page.locator(button).click();
                page.waitForSelector("[role=alert]");
            }
            open(page, "/releases/" + id + "/review");
            assertTrue(page.textContent("main").contains("I have read it."), page.textContent("main"));
        });

        assertEquals(1, releases(key));
        assertEquals(before + 1, count("SELECT count(*) FROM audit WHERE action = '" + action + "'"));
        assertEquals(
                1,
                count("SELECT count(*) FROM review_voice v JOIN review r ON r.id = v.review WHERE r.release = " + id));
    }

    @Test
    void somebody_is_invited_once() {
        for (var scripts : new boolean[] {true, false}) {
            var name = "kim-" + scripts;
            visit(scripts, "administrator", page -> {
                open(page, "/settings/users");
                page.fill("input[name=name]", name);
                page.fill("input[name=shown]", "Kim");
                page.locator("form[action$='/settings/users'] button").dblclick();
                page.waitForSelector(".secret, [role=alert]");
                page.goBack();
                page.fill("input[name=name]", name);
                page.fill("input[name=shown]", "Kim");
                page.locator("form[action$='/settings/users'] button").click();
                page.waitForSelector("[role=alert], [aria-invalid=true]");
            });
            assertEquals(1, count("SELECT count(*) FROM staff_user WHERE name = '" + name + "'"));
            assertEquals(
                    1, count("SELECT count(*) FROM audit WHERE action = 'user.added' AND detail LIKE '" + name + "%'"));
        }
    }
}
