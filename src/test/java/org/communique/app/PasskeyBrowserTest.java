package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.app.PageBrowser.View;
import org.communique.signin.User;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys with the authenticator that Chromium plays for its testers, and how the pages of signing in look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/sign-in");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void a_passkey_is_made_signs_in_alone_and_proves_her_again() {
        browser.visit(page -> {
            authenticator(page);
            server.signIn(page, "administrator");
            page.navigate(server.origin + "/account/second-factor");
            page.fill("input[name=label]", "My laptop");
            page.click("form[data-passkey=create] button");
            page.waitForURL("**/account?saved");
            assertTrue(page.content().contains("My laptop"));

            page.context().clearCookies();
            page.navigate(server.origin + "/sign-in");
            page.click("form[data-passkey=get] button");
            page.waitForURL("**/desk/**");

            server.house.clock.pass(Duration.ofMinutes(6));
            page.navigate(server.origin + server.path("/settings/users"));
            page.click("summary >> nth=0");
            page.click("details[open] form.line button");
            page.waitForURL("**/sign-in/again");
            page.click("form[data-passkey=get] button");
            page.waitForURL("**/sign-in/again/held");
            page.click("button.go");
            page.waitForURL("**/settings/users");
        });
        assertEquals(
                1,
                SignInRooms.of(server.house.core)
                        .accounts()
                        .passkeys("administrator")
                        .size());
    }

    @Test
    void an_answer_that_no_authenticator_signed_is_refused() {
        var window = server.new Window();
        window.get("/sign-in");
        window.post("/sign-in/passkey/options", java.util.Map.of());

        for (var it : List.of("", "{}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"))
            assertEquals(
                    "/sign-in?passkey",
                    SignInTest.location(window.post("/sign-in/passkey", java.util.Map.of("credential", it))));
    }

    @Test
    void the_pages_have_no_fault_in_any_light_width_and_direction() {
        server.house.core.users.add(new User("rtl", "ليلى", Locale.forLanguageTag("ar")));
        server.house.core.users.setPassword("rtl", DeskServer.PASSWORD);
        for (var role : org.communique.staff.Role.values())
            server.house.core.staff.grant("rtl", server.first(), role, org.communique.staff.Actor.console());
        var faults = new ArrayList<String>();
        for (var user : List.of("auditor", "rtl", DeskServer.EVERYBODY))
            browser.visit(page -> {
                page.onConsoleMessage(it -> {
                    if (it.type().equals("error")) faults.add("console " + it.text());
                });
                page.navigate(server.origin + "/sign-in");
                look(page, user + "-sign-in", faults);
                server.signIn(page, user);
                for (var path : List.of(
                        "/account",
                        "/account/second-factor",
                        "/sign-in/again",
                        server.path("/settings/users"),
                        server.path("/settings/audit"))) {
                    page.navigate(server.origin + path);
                    look(page, user + path.replace('/', '-'), faults);
                }
            });

        assertEquals(List.of(), faults);
    }

    private static void look(Page page, String name, List<String> faults) {
        for (var view : List.of(
                new View(1440, ColorScheme.LIGHT),
                new View(390, ColorScheme.LIGHT),
                new View(1440, ColorScheme.DARK))) {
            var found = new ArrayList<String>();
            PageBrowser.look(page, view, found);
            found.forEach(it -> faults.add(name + " " + it));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + "-" + view.name() + ".png")));
        }
    }

    private static void authenticator(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (var it : List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"))
            options.addProperty(it, true);
        var all = new JsonObject();
        all.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", all);
    }
}
