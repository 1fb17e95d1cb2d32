package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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

/** Single keys of the desk in a real browser (WCAG 2.1.4). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/keys");
    private static final String TAKEN = """
            (more) => !document.body.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true, ...more }))
            """;

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        server = new DeskServer(folder, Dialect.SQLITE);
        writer(new User("sanne", "Sanne", Locale.forLanguageTag("nl")));
        writer(new User("still", "Still", Locale.ENGLISH, false));
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    private static void writer(User user) {
        server.house.core.users.add(user);
        server.house.core.users.setPassword(user.name(), DeskServer.PASSWORD);
        server.house.core.staff.grant(user.name(), server.first(), Role.WRITER, Actor.console());
        server.house.core.users.change(user);
    }

    @Test
    void g_and_a_letter_opens_a_room_and_n_a_new_statement_from_any_page() {
        board(DeskServer.EVERYBODY, page -> {
            for (var it : List.of(
                    "c/calendar",
                    "a/audiences",
                    "p/press",
                    "f/feeds",
                    "r/reports",
                    "s/settings",
                    "b",
                    "n/statements/new")) {
                if (!it.startsWith("n")) page.keyboard().press("g");
                page.keyboard().press(it.substring(0, 1));
                page.waitForURL(server.origin + server.path(it.substring(1)));
            }
            page.locator("h1").click();
            page.keyboard().press("g");
            page.keyboard().press("b");
            page.waitForURL(server.origin + server.path(""));
        });
    }

    @Test
    void a_question_mark_shows_them_over_the_page_and_escape_gives_the_page_back() {
        board("sanne", page -> {
            page.focus("a.btn.go");
            page.keyboard().press("?");
            page.waitForSelector("dialog");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("overlay.png")));
            @SuppressWarnings("deprecation")
            var axe = new AxeBuilder(page).setLegacyMode(true);

            assertEquals("[]", axe.analyze().getViolations().toString());
            assertTrue(page.textContent("dialog").contains("Een verklaring beginnen"), page.textContent("dialog"));
            page.keyboard().press("?");
            page.keyboard().press("Escape");
            page.waitForCondition(() -> page.locator("dialog").count() == 0);
            assertEquals("Nieuwe publicatie", page.evaluate("document.activeElement.textContent.trim()"));

            page.keyboard().press("?");
            page.click("dialog [data-close]");
            page.waitForCondition(() -> page.locator("dialog").count() == 0);
        });
    }

    @Test
    void a_slash_goes_to_the_search_and_there_every_key_is_a_letter() {
        board("sanne", page -> {
            page.keyboard().press("/");
            page.keyboard().type("n?gb/");

            assertEquals("n?gb/", page.inputValue("input[type=search]"));
            assertEquals(server.origin + server.path(""), page.url());
            page.navigate(server.origin + server.path("/statements/new"));
            page.focus("input[name=title]");
            page.keyboard().type("gc?");
            assertEquals("gc?", page.inputValue("input[name=title]"));
            assertEquals(0, page.locator("dialog").count());
        });
    }

    @Test
    void keys_with_ctrl_or_of_an_input_method_are_not_ours() {
        board("sanne", page -> {
            for (var more : List.of("ctrlKey", "metaKey", "altKey", "isComposing"))
                assertEquals(false, page.evaluate(TAKEN, java.util.Map.of(more, true)), more);
            assertEquals(true, page.evaluate(TAKEN, java.util.Map.of()));
        });
    }

    @Test
    void a_key_opens_only_what_she_may_see() {
        board("auditor", page -> {
            for (var keys : List.of("n", "gp")) {
                page.waitForResponse("**/keys", () -> page.keyboard().type(keys));
                page.keyboard().press("?");
                page.waitForSelector("dialog");
                assertEquals(
                        0,
                        page.locator("dialog [data-keys=n], dialog [data-keys='g p']")
                                .count());
                page.keyboard().press("Escape");
                page.waitForCondition(() -> page.locator("dialog").count() == 0);
                assertEquals(server.origin + server.path(""), page.url());
            }
        });
    }

    @Test
    void who_has_switched_them_off_is_told_so_and_no_key_does_anything() {
        board("still", page -> {
            assertEquals(false, page.evaluate(TAKEN, java.util.Map.of()));
            assertEquals(0, page.locator(".find kbd").count());
            page.click("a[href$='/keys']");
            assertTrue(page.textContent("#keys").contains("switched off"), page.textContent("#keys"));
        });
    }

    @Test
    void without_scripts_a_link_on_every_page_leads_to_them() {
        browser.visitWithoutScripts(page -> {
            server.signIn(page, "sanne");
            page.navigate(server.origin + server.path("/calendar"));
            page.click("a[href$='/keys']");

            assertTrue(page.textContent("#keys").contains("Kalender"), page.textContent("#keys"));
            assertFalse(page.isVisible("[data-close]"));
        });
    }

    @Test
    void when_her_session_is_over_a_key_leads_to_the_sign_in_page() {
        board("writer", page -> {
            page.context().clearCookies();
            page.keyboard().press("?");
            page.waitForURL("**/sign-in");
        });
    }

    private static void board(String user, Consumer<Page> doing) {
        browser.visit(page -> {
            server.signIn(page, user);
            page.navigate(server.origin + server.path(""));
            doing.accept(page);
        });
    }
}
