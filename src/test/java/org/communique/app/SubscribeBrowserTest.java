package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribing in a real browser: no accessibility fault, no sideways scrolling, no other host. Screenshots in target/subscribe. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscribeBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "subscribe");

    private static final List<PageBrowser.View> VIEWS = List.of(
            new PageBrowser.View(390, ColorScheme.LIGHT),
            new PageBrowser.View(390, ColorScheme.DARK),
            new PageBrowser.View(1440, ColorScheme.LIGHT),
            new PageBrowser.View(1440, ColorScheme.DARK),
            new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

    private static SignupServer server;
    private static PageBrowser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        server = new SignupServer(folder, Map.of("signup.work-bits", "14", "signup.easy-per-network", "0"));
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void nobody() {
        server.empty();
    }

    @Test
    void the_forms_have_no_fault_in_both_directions_of_writing() {
        for (var path : List.of(
                "/en/subscribe",
                "/ar/subscribe",
                "/en/subscribe/la-luz",
                "/embed/en/subscribe.html",
                "/embed/ar/subscribe.html"))
            assertEquals(List.of(), browser.faults(server.origin() + path, VIEWS, SCREENSHOTS), path);
    }

    @Test
    void what_follows_has_no_fault() {
        for (var language : List.of("en", "ar")) {
            join("/" + language + "/subscribe", "ana-" + language + "@example.org");
            for (var path : List.of("/" + language + "/subscribed", server.link()))
                assertEquals(
                        List.of(),
                        browser.faults(server.origin() + path, VIEWS, SCREENSHOTS.resolve(language)),
                        language);
        }
    }

    @Test
    void a_reader_subscribes_confirms_and_sees_the_way_to_her_choices() {
        join("/en/subscribe", "ana@example.org");

        browser.visit(page -> {
            page.navigate(server.origin() + server.link());
            assertTrue(page.content().contains("Public alerts"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, subscribe me"))
                    .click();
            page.getByText("You are subscribed").first().waitFor();
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve("done.png")));
            assertTrue(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See and change what you get"))
                    .getAttribute("href")
                    .startsWith("/p/v1."));
        });
        assertEquals(1, server.count("subscription WHERE state = 'confirmed'"));
        assertEquals(1, server.count("contact WHERE language = 'nl' AND rhythm = 'weekly'"));
    }

    @Test
    void a_slip_of_the_pen_is_mended_with_one_press() {
        browser.visit(page -> {
            open(page, "/en/subscribe");
            page.getByLabel("Public alerts").check();
            page.getByLabel("Email address").fill("ana@gmial.com");
            subscribe(page);
            var yes = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, use that one"));
            yes.waitFor();
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve("slip.png")));
            yes.click();
            page.getByText("Please look into your mailbox").first().waitFor();
        });
        server.settle();
        assertEquals("ana@gmail.com", server.mailbox.newest(1).get(0).to());
    }

    @Test
    void the_form_in_the_page_of_another_site_does_its_work_as_well() throws IOException {
        var html = "<h1>Another site</h1><iframe src='" + server.origin()
                + "/embed/en/subscribe/la-luz.html' width=500 height=600></iframe>";
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length());
            exchange.getResponseBody().write(html.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        other.start();
        browser.visit(page -> {
            page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/page.html");
            var frame = page.frameLocator("iframe");
            frame.getByLabel("Email address").fill("framed@example.org");
            server.clock.pass(Duration.ofSeconds(5));
            frame.getByRole(AriaRole.BUTTON).click();
            page.getByText("Please look into your mailbox").first().waitFor();
        });
        other.stop(0);
        server.settle();
        await(() -> server.mailbox.newest(10).stream().anyMatch(it -> it.to().equals("framed@example.org")));
    }

    private static void join(String path, String address) {
        browser.visit(page -> {
            open(page, path);
            page.locator("input[name=list]").first().check();
            page.locator("#address").fill(address);
            page.locator("summary").click();
            if (path.startsWith("/en")) page.locator("#language").selectOption("nl");
            page.locator("input[name=rhythm][value=weekly]").check();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("filled" + path.replace('/', '-') + ".png")));
            subscribe(page);
            page.waitForURL("**/subscribed");
        });
        server.settle();
    }

    private static void open(Page page, String path) {
        page.navigate(server.origin() + path);
        server.clock.pass(Duration.ofSeconds(5));
    }

    private static void subscribe(Page page) {
        page.locator("form[data-bits] > p > button[type=submit]").click();
    }
}
