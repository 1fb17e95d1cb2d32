package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.app.PageBrowser.View;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Calendars;
import org.communique.calendar.QuietHours;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan page and the calendar in a real browser, with scripts and without. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanBrowserTest {

    private static final List<View> VIEWS = List.of(
            new View(1440, ColorScheme.LIGHT),
            new View(1440, ColorScheme.DARK),
            new View(390, ColorScheme.LIGHT),
            new View(390, ColorScheme.DARK));

    private static final Path PICTURES = Path.of("target", "screenshots", "plan");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(PICTURES);
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, people("a", 240, "en", "nl", "de", "uk"));
        house.list("members", ListKind.MEMBERS, people("a", 31, "en", "nl", "de", "uk"));
        house.list("press", ListKind.PRESS, people("p", 17, "en", "nl"));
        house.core.suppressions.suppress(
                house.core.contacts.ids(new Address("a3@example.org")).get(0), Suppression.COMPLAINT);
        house.core.segments.save(house.core.organisations.all().get(0).id(), "in-the-netherlands", "country = NL");
        for (var language : List.of("en", "nl", "de"))
            house.edition("k", language, "statement", "topics: [shelter]\n", "Words in " + language);
        house.release(house.statement("past", "en"), house.clock.instant(), house.list("alerts", ListKind.PUBLIC));
        house.sweepAndDeliver();
        house.release(
                house.statement("other", "en"),
                Instant.parse("2026-10-25T09:30:00Z"),
                house.list("alerts", ListKind.PUBLIC));
        server = new DeskServer(house);
        new Calendars(house.core.store)
                .change(
                        server.first(),
                        new CalendarSettings(
                                Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))),
                                Optional.of("NL")));
        house.core.users.add(new User("layla", "Layla", Locale.forLanguageTag("ar")));
        house.core.users.setPassword("layla", DeskServer.PASSWORD);
        house.core.staff.grant("layla", server.first(), Role.WRITER, Actor.console());
        house.core.staff.grant("layla", server.first(), Role.ADMINISTRATOR, Actor.console());
        browser = new PageBrowser();
    }

    private static String[] people(String prefix, int n, String... languages) {
        return IntStream.range(0, n)
                .mapToObj(i -> prefix + i + "@example.org," + languages[i % languages.length])
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void whoever_plans_sees_the_numbers_follow_and_finds_the_plan_in_the_calendar() {
        var faults = new ArrayList<String>();
        browser.visit(page -> {
            listen(page, faults);
            server.signIn(page, DeskServer.EVERYBODY);
            page.navigate(server.origin + server.path("/statements/k/plan"));
            page.check(".pick label:has-text('alerts')");
            page.waitForSelector("#reach-count .big:text-is('239')");
            page.check(".pick label:has-text('members')");
            page.waitForSelector("#reach dt:text-is('Counted twice')");
            page.check("input[name=press]");
            page.fill("input[name=pressDate]", "2026-10-24");
            page.fill("input[name=pressTime]", "10:00");
            page.fill("input[name=date]", "2026-10-25");
            page.fill("input[name=time]", "02:30");
            page.waitForSelector("#due-echo input[type=radio]");
            browser.look(page, VIEWS, PICTURES.resolve("twice"), faults);
            page.check("#due-echo label:has-text('01:30 UTC') input");
            page.waitForSelector("#due-echo .echo");
            assertEquals(true, page.isChecked("#due-echo label:has-text('01:30 UTC') input"));
            page.fill("input[name=time]", "10:00");
            page.waitForSelector("#steps li.seal:has-text('Sun 25 Oct, 10:00')");
            page.waitForSelector("#reach .flag:has-text('Title other en')");
            browser.look(page, VIEWS, PICTURES.resolve("plan"), faults);
            page.click("button:text-is('Save as planned')");
            page.waitForSelector(".saved:text-is('Planned')");
            page.navigate(server.origin + server.path("/calendar"));
            page.waitForSelector(".ev.planned:has-text('Title k en')");
            browser.look(page, VIEWS, PICTURES.resolve("calendar"), faults);
            page.navigate(server.origin + server.path("/calendar?view=list"));
            browser.look(page, VIEWS, PICTURES.resolve("calendar-list"), faults);
            page.click("button:text-is('Make a private address')");
            page.waitForSelector("input[readonly]");
            browser.look(page, VIEWS, PICTURES.resolve("feed"), faults);
            page.navigate(server.origin + server.path("/settings/calendar"));
            browser.look(page, VIEWS, PICTURES.resolve("settings"), faults);
        });

        assertEquals(List.of(), faults);
    }

    @Test
    void whoever_moves_a_release_sees_what_is_in_the_way_before_she_does() {
        var faults = new ArrayList<String>();
        var house = server.house;
        var moved = house.release(
                house.statement("moved", "en"),
                Instant.parse("2026-11-24T09:00:00Z"),
                house.list("movers", ListKind.PUBLIC, people("a", 9, "en")));
        browser.visit(page -> {
            listen(page, faults);
            server.signIn(page, DeskServer.EVERYBODY);
            page.navigate(server.origin + server.path("/releases/" + moved.id() + "/time"));
            page.waitForSelector("#seen .okline");
            page.fill("input[name=date]", "2026-10-25");
            page.fill("input[name=time]", "02:30");
            page.waitForSelector("#due-echo input[type=radio]");
            page.fill("input[name=time]", "10:00");
            page.waitForSelector("#seen .flag:has-text('Title other en')");
            page.waitForSelector("#seen .flag:has-text('It is a Sunday')");
            browser.look(page, VIEWS, PICTURES.resolve("time"), faults);
        });
        browser.visitWithoutScripts(page -> {
            server.signIn(page, DeskServer.EVERYBODY);
            page.navigate(server.origin + server.path("/releases/" + moved.id() + "/time"));
            page.fill("input[name=date]", "2026-10-25");
            page.click("button:text-is('See what is in the way then')");
            page.waitForSelector("#seen .flag:has-text('Title other en')");
            assertEquals("2026-10-25", page.inputValue("input[name=date]"));
        });

        assertEquals(List.of(), faults);
        house.decisions.withdraw(moved.id(), "test");
    }

    @Test
    void from_the_right_to_the_left_nothing_is_amiss() {
        var faults = new ArrayList<String>();
        browser.visit(page -> {
            listen(page, faults);
            server.signIn(page, "layla");
            for (var path : List.of("/statements/k/plan", "/calendar", "/settings/calendar")) {
                page.navigate(server.origin + server.path(path));
                assertEquals("rtl", page.getAttribute("html", "dir"));
                browser.look(page, VIEWS, PICTURES.resolve("rtl" + path.replace('/', '-')), faults);
            }
        });

        assertEquals(List.of(), faults);
    }

    @Test
    void without_scripts_a_button_counts_and_the_keyboard_reaches_everything() {
        browser.visitWithoutScripts(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/other/plan"));
            page.check(".pick label:has-text('alerts')");
            page.focus("input[name=date]");
            page.fill("input[name=date]", "2026-11-24");
            page.focus("button:text-is('Count again')");
            page.keyboard().press("Enter");
            page.waitForSelector("#reach-count .big:text-is('239')");
            assertTrue(page.isChecked(".pick label:has-text('alerts')"));
            assertEquals("2026-11-24", page.inputValue("input[name=date]"));
            page.click("button:text-is('Save as planned')");
            page.waitForSelector(".saved:text-is('Planned')");
            page.click("button:text-is('Discard this plan')");
            page.waitForSelector(".saved:text-is('Not planned yet')");
        });
    }

    private static void listen(Page page, List<String> faults) {
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.location().contains("/favicon") && !replaced(it.text()))
                faults.add("console: " + it.text());
        });
        page.onPageError(it -> faults.add("script: " + it));
    }

    /** What htmx says when somebody writes on before the last count has come: it is given up for the next. */
    private static boolean replaced(String message) {
        return message.startsWith("htmx:afterRequest") || message.startsWith("htmx:sendAbort");
    }
}
