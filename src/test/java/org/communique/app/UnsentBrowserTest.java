package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.communique.signin.Sessions;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed out while she writes, without scripts: a real browser shows what she wrote, and sends it once she is back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnsentBrowserTest {

    private static final String WORDS = "  Words that must not be lost.\n\n<b>\"As\"</b> & typed.";
    private static final Path PICTURES = Path.of("target/screenshots/unsent");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        server = new DeskServer(folder, Dialect.SQLITE);
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    /** She has written something, and her session ends. */
    private static void writing(String title, Consumer<Page> afterwards) {
        browser.visitWithoutScripts(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/new"));
            page.fill("input[name=title]", title);
            page.locator("form.begin button").click();
            page.fill("textarea[name=summary]", "In short.");
            page.fill("#body", WORDS);
            afterwards.accept(page);
        });
    }

    private static void signOut(Page page) {
        page.navigate(server.origin + server.path("/statements"));
        page.locator("form[action='/sign-in/out'] button").click();
    }

    private static void back(Page page) {
        var other = page.waitForPopup(() -> page.locator("a[target=_blank]").click());
        server.signIn(other, "writer");
        other.waitForURL("**/desk/**");
        page.locator("button.go").click();
    }

    @Test
    void idle_for_too_long_she_reads_what_she_wrote_signs_in_and_sends_it() {
        writing("Idle", page -> {
            server.context.getBean(Sessions.class).endAll("writer");
            page.locator("p.acts button").click();

            page.waitForSelector("main:has-text('Nothing has been saved')");
            assertEquals(WORDS, page.inputValue("textarea[name=body]"));
            assertFalse(page.url().contains("Words"), page.url());
            page.locator("button.go").click();
            assertEquals(WORDS, page.inputValue("textarea[name=body]"), "sent too early, nothing is lost");
            back(page);
            assertEquals(WORDS, page.inputValue("#body"));
            assertEquals("In short.", page.inputValue("textarea[name=summary]"));
        });
    }

    @Test
    void signed_out_in_another_window_she_keeps_the_text_beside_a_picture_too() {
        writing("Another window", page -> {
            var other = page.context().newPage();
            signOut(other);
            page.locator("details:has(input[name=image]) > summary").click();
            var picture = new FilePayload("one.png", "image/png", new byte[300_000]);
            page.setInputFiles("input[name=image]", picture);
            page.locator("button[value=image]").click();

            page.waitForSelector("main:has-text('choose it once more')");
            back(page);
            assertEquals(WORDS, page.inputValue("#body"));
            page.navigate(server.origin + server.path("/statements/another-window"));
            assertEquals(WORDS, page.inputValue("#body"), "the text is kept although the picture is missing");
        });
    }

    @Test
    void signed_in_anew_meanwhile_she_sends_it_with_one_more_click() {
        writing("Anew", page -> {
            var other = page.context().newPage();
            signOut(other);
            server.signIn(other, "writer");
            other.waitForURL("**/desk/**");
            page.locator("p.acts button").click();

            page.waitForSelector("main:has-text('before you signed in')");
            page.waitForLoadState();
            assertEquals(0, page.locator("a[target=_blank]").count());
            page.locator("button.go").click();
            assertEquals(WORDS, page.inputValue("#body"));
        });
    }

    @Test
    void the_page_has_no_fault_wide_and_narrow_light_and_dark() {
        var faults = new ArrayList<String>();
        browser.visit(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/new"));
            page.fill("input[name=title]", "A title that is rather longer than others are");
            server.context.getBean(Sessions.class).endAll("writer");
            page.locator("form.begin button").click();
            page.waitForSelector("main:has-text('Nothing has been saved')");
            var views =
                    List.of(new PageBrowser.View(1440, ColorScheme.LIGHT), new PageBrowser.View(390, ColorScheme.DARK));
            browser.look(page, views, PICTURES.resolve("unsent"), faults);
        });

        assertEquals(List.of(), faults);
    }
}
