package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages before the desk, and those of one's account, of a house with a provider: looked at as every screen of the desk is, by
 * somebody who reads from the left and by somebody who reads from the right (U16).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderScreensBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/provider");
    private static final List<PageBrowser.View> VIEWS =
            List.of(new PageBrowser.View(1440, ColorScheme.LIGHT), new PageBrowser.View(390, ColorScheme.DARK));

    @TempDir
    static Path folder;

    static ProviderHouse both;
    static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        both = new ProviderHouse(folder, Map.of("desk.oidc-name", "Havenlight"));
        server = both.server;
        both.there.start();
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void no_page_has_a_fault_in_any_view() {
        var faults = new ArrayList<String>();
        try (var browser = new PageBrowser()) {
            for (var language : List.of("en", "ar"))
                browser.visit(page -> {
                    listen(page, faults);
                    walk(browser, page, language, faults);
                });
        }

        assertEquals(List.of(), faults);
    }

    private static void walk(PageBrowser browser, Page page, String language, List<String> faults) {
        var name = "user-" + language;
        var core = server.house.core;
        core.users.add(new User(name, "Shown " + name, Locale.forLanguageTag(language)));
        core.users.setPassword(name, DeskServer.PASSWORD);
        core.users.setAddress(name, new Address(name + "@example.org"));
        core.staff.grant(name, server.first(), Role.WRITER, Actor.console());
        both.there.visitor = it ->
                it.subject("sub-" + name).claim("email", name + "@example.org").claim("email_verified", true);

        look(browser, page, "/sign-in", language, faults);
        look(browser, page, "/sign-in?provider", language, faults);
        look(browser, page, "/sign-in?away", language, faults);
        page.click("a[href='/sign-in/provider']");
        page.waitForURL("**/desk/**");
        look(browser, page, "/account", language, faults);
        assertTrue(page.locator("form[action='/account/identity/remove']").count() == 1);
        look(browser, page, "/account/second-factor", language, faults);
        server.house.clock.pass(Duration.ofMinutes(6));
        page.navigate(server.origin + "/account");
        page.locator("form[action='/account/identity/remove'] button").click();
        look(browser, page, "/sign-in/again", language, faults);
        assertTrue(page.locator("a[href='/sign-in/again/provider']").count() == 1);
    }

    private static void listen(Page page, List<String> faults) {
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.location().endsWith("/favicon.ico"))
                faults.add("console: " + it.text());
        });
    }

    private static void look(PageBrowser browser, Page page, String path, String language, List<String> faults) {
        page.navigate(server.origin + path);
        var picture = PICTURES.resolve(path.substring(1).replaceAll("[^a-z]", "-") + "-" + language);
        var found = new ArrayList<String>();
        browser.look(page, VIEWS, picture, found);
        found.addAll(Looks.narrow(page, picture));
        if (language.equals("en")) found.addAll(Looks.forced(page, picture));
        for (var it : found) faults.add(language + " " + path + " " + it);
    }
}
