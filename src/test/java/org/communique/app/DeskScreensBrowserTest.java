package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.communique.app.Members.Things;
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

/**
 * Every screen of the desk in a real browser: wide and narrow, light and dark, from the left and from the right, at 200 % and at
 * 320 CSS pixels, in forced colours and without motion (U16).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskScreensBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/screens");
    private static final String WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    @TempDir
    static Path folder;

    static DeskServer server;
    static Things own;

    /** How somebody looks. */
    private record View(int width, ColorScheme scheme) {}

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        server = new DeskServer(folder, Dialect.SQLITE);
        own = new Members(server.house).own;
        staff("eva", "en");
        staff("amal", "ar");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void staff(String name, String language) {
        var core = server.house.core;
        var of = core.organisations.bySlug(own.name()).orElseThrow();
        core.users.add(new User(name, "Shown " + name, Locale.forLanguageTag(language)));
        core.users.setPassword(name, DeskServer.PASSWORD);
        for (var role : Role.values()) core.staff.grant(name, of.id(), role, Actor.console());
    }

    @Test
    void no_screen_has_a_fault_in_any_view() {
        var faults = new ArrayList<String>();
        var screens = screens();
        try (var browser = new PageBrowser()) {
            for (var user : List.of("eva", "amal"))
                browser.visit(page -> {
                    listen(page, user, faults);
                    server.signIn(page, user);
                    for (var screen : screens) look(page, user, screen, faults);
                });
        }

        assertTrue(screens.size() > 30, screens.toString());
        assertEquals(List.of(), faults);
    }

    /** Addresses that answer with a page; what is downloaded, and parts that are swapped in place, are no screens. */
    private static List<String> screens() {
        var window = server.signIn("eva");
        var screens = new TreeSet<String>();
        DeskRoutes.TABLE.forEach((name, route) -> {
            var path = "/desk/" + own.name() + route.rest().apply(own);
            if (!name.startsWith("GET ")) return;
            var answer = window.get(path);
            if (answer.statusCode() == 200
                    && answer.body().startsWith("<!doctype html>")
                    && answer.body().contains("<main")) screens.add(path);
        });
        return List.copyOf(screens);
    }

    private static void listen(Page page, String user, List<String> faults) {
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.location().endsWith("/favicon.ico"))
                faults.add(user + " console: " + it.text());
        });
        page.onDialog(it -> {
            faults.add("a script ran");
            it.dismiss();
        });
    }

    /** Each page is loaded once for each reader, and then looked at in every way. */
    private static void look(Page page, String user, String screen, List<String> faults) {
        boolean light = user.equals("eva");
        page.navigate(server.origin + screen);
        var here = user + " " + screen + " ";
        var picture = PICTURES.resolve(screen.substring(1).replaceAll("[^A-Za-z0-9]", "-") + "-" + user);
        view(page, new View(1440, light ? ColorScheme.LIGHT : ColorScheme.DARK), here, picture, faults);
        view(page, new View(390, light ? ColorScheme.DARK : ColorScheme.LIGHT), here, picture, faults);
        for (var it : Looks.narrow(page, picture)) faults.add(here + it);
        if (light)
            for (var it : Looks.forced(page, picture)) faults.add(here + it); // which side is first is no matter to it
    }

    private static void view(Page page, View view, String here, Path picture, List<String> faults) {
        page.setViewportSize(view.width(), 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.scheme()));
        var seen = here + view.width() + " " + view.scheme() + " ";
        if ((boolean) page.evaluate(WIDER)) faults.add(seen + "scrolls sideways");
        @SuppressWarnings("deprecation") // frames are documents of their own, with tests of their own
        var axe = new AxeBuilder(page).setLegacyMode(true);
        for (var it : axe.analyze().getViolations())
            faults.add(seen + it.getId() + ": " + it.getNodes().get(0).getHtml());
        var name = picture.getFileName() + "-" + view.width() + ".png";
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture.resolveSibling(name)));
    }
}
