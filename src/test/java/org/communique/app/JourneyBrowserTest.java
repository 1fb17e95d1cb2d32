package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.audience.Address;
import org.communique.audience.Suppression;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's whole way in a real browser, from the form to being forgotten. Screenshots in target/journey. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "journey");
    private static final Pattern FRESH = Pattern.compile("http://localhost:8080(/m/v1\\.[\\w-]+)");

    private static SignupServer server;
    private static PageBrowser browser;

    private int step;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        server = new SignupServer(folder, Map.of());
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "ar"})
    void she_subscribes_confirms_changes_leaves_rejoins_and_is_forgotten(String language) {
        server.empty();
        var address = "ana-" + language + "@example.org";
        browser.visit(page -> {
            join(page, language, address);
            change(page, language);
            leave(page, language);
            server.clock.pass(Duration.ofHours(25)); // one confirmation a day
            join(page, language, address);
            assertEquals(1, server.count("subscription WHERE state = 'confirmed'"));
            erase(page, language, address);
        });
        assertEquals(0, server.count("contact"));
        assertEquals(0, server.count("contact_card"));
        assertEquals(
                Optional.of(Suppression.ERASED),
                server.core.suppressions.suppressed(server.alerts.organisation(), new Address(address)));
        assertEquals(2, server.count("consent WHERE event = 'given' AND contact = (SELECT max(contact) FROM consent)"));
    }

    private void join(Page page, String language, String address) {
        page.navigate(server.origin() + "/" + language + "/subscribe");
        server.clock.pass(Duration.ofSeconds(5));
        page.locator("input[name=list]").first().check();
        page.locator("#address").fill(address);
        look(page, language, "form");
        page.locator("form[data-bits] > p > button[type=submit]").click();
        page.waitForURL("**/subscribed");
        look(page, language, "look-into-your-mailbox");
        server.settle();
        page.navigate(server.origin() + server.link());
        assertFalse(page.content().contains(address));
        look(page, language, "confirm");
        page.locator("main button.btn").first().click();
        page.locator("main a[href^='/p/']").first().waitFor();
        look(page, language, "confirmed");
        page.locator("main a[href^='/p/']").first().click();
        page.locator("input[name=rhythm]").first().waitFor();
        assertFalse(page.content().contains(address), "whoever has the mail learns no address");
    }

    private void change(Page page, String language) {
        page.locator("select[name=language]").nth(1).selectOption("en");
        page.locator("input[name=rhythm][value=weekly]").check();
        page.locator("main form").first().locator("button.btn").click();
        page.waitForURL("**done=saved**");
        look(page, language, "changed");
        assertEquals(1, server.count("contact WHERE rhythm = 'weekly' AND language = '" + language + ",en'"));
    }

    private void leave(Page page, String language) {
        page.locator("form:has(input[value=leave]) button").first().click();
        page.waitForURL("**done=left**");
        look(page, language, "left");
        assertEquals(1, server.count("subscription WHERE state = 'unsubscribed'"));
    }

    private void erase(Page page, String language, String address) {
        page.navigate(server.origin() + "/" + language + "/my-link");
        page.locator("#address").fill(address);
        server.clock.pass(Duration.ofSeconds(5));
        page.locator("main button.btn").first().click();
        await(() -> FRESH.matcher(newest()).find());
        var link = FRESH.matcher(newest());
        assertTrue(link.find());
        page.navigate(server.origin() + link.group(1));
        look(page, language, "fresh");
        page.locator("input[name=sure]").check();
        page.locator("button.seal").click();
        await(() -> server.count("contact") == 0);
        page.waitForLoadState();
        look(page, language, "forgotten");
    }

    private static String newest() {
        return server.mailbox.newest(1).get(0).text();
    }

    private void look(Page page, String language, String name) {
        assertEquals(language, page.locator("html").getAttribute("lang"), name);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("%s-%02d-%s.png".formatted(language, ++step, name))));
    }
}
