package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.communique.setup.Setup;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newcomer, from the token on the console to a test mail in her inbox (U1), with and without scripts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SetupBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/setup");

    @TempDir
    Path folder;

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_whole_way(boolean scripts) throws IOException {
        Files.createDirectories(PICTURES);
        try (var inbox = new Inbox();
                var server = DeskServer.withoutUsers(new TestHouse(folder, Dialect.SQLITE));
                var browser = new PageBrowser()) {
            var token = server.context.getBean(Setup.class).issue().orElseThrow();
            browser.visit(page -> {
                if (!scripts) page.route("**/*.js", it -> it.abort());
                go(page, server, token, inbox.port(), scripts);
            });
            assertEquals("kim@example.org", inbox.first().getAllRecipients()[0].toString());
            assertEquals(List.of(), faults);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void go(Page page, DeskServer server, String token, int port, boolean scripts) {
        page.navigate(server.origin + "/setup");
        look(page, "token", scripts);
        page.fill("[name=token]", token);
        page.click("main button[type=submit]");

        look(page, "organisation", scripts);
        page.fill("[name='name.en']", "Against Trafficking");
        page.fill("[name=press]", "press@example.org");
        page.click("main button[type=submit]");

        look(page, "user", scripts);
        page.fill("[name=username]", "kim");
        page.fill("[name=shown]", "Kim Vos");
        page.fill("[name=mail]", "kim@example.org");
        page.fill("[name=password]", DeskServer.PASSWORD);
        page.fill("[name=again]", DeskServer.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL("**/sign-in");

        server.signIn(page, "kim");
        page.navigate(server.origin + "/setup");
        look(page, "steps", scripts);
        page.click("[data-step=mail] a");
        page.fill("[name=host]", "127.0.0.1");
        page.fill("[name=port]", String.valueOf(port));
        page.selectOption("[name=security]", "none");
        page.click("form[action$='/settings/sender'][method=post] button");
        page.click("form[action$='/sender/keys'] button");
        look(page, "sender", scripts);
        page.click("form[action$='/sender/test'] button");
        page.waitForSelector("main [role=status]:has-text('took the test mail')");

        for (var it : new String[] {"", "/organisation", "/letterheads", "/letterheads/main"}) {
            page.navigate(server.origin + server.path("/settings" + it));
            look(page, "settings" + it.replace('/', '-'), scripts);
        }
    }

    /** The same mirrored, at the width at which it is tightest. */
    private void mirrored(Page page, String name) {
        page.setViewportSize(390, 900);
        page.evaluate("document.documentElement.dir = 'rtl'");
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
            faults.add(name + " mirrored scrolls sideways");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + "-390-RTL.png")));
        page.evaluate("document.documentElement.dir = 'ltr'");
    }

    /** Looked at once, with scripts: the pages are the same without. */
    private void look(Page page, String name, boolean scripts) {
        if (!scripts) return;
        page.waitForLoadState(); // a click ends when the next page begins
        mirrored(page, name);
        for (int width : new int[] {390, 1440})
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                @SuppressWarnings("deprecation")
                var axe = new AxeBuilder(page).setLegacyMode(true);
                for (var it : axe.analyze().getViolations())
                    faults.add(name + " " + width + " " + it.getId() + ": "
                            + it.getNodes().get(0).getHtml());
                if ((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                    faults.add(name + " " + width + " scrolls sideways");
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png")));
            }
    }
}
