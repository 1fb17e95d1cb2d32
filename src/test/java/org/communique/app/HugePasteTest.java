package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.communique.app.DeskServer.Window;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Megabytes where a statement is written: an answer in words, and the text where it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HugePasteTest {

    private static final String PASTE = """
            ([tag, times, text]) => { const data = new DataTransfer(); data.setData('text/html', tag.repeat(times));
              data.setData('text/plain', text);
              document.querySelector('#body').dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }
            """;

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

    private static void writing(String title, java.util.function.Consumer<Page> doing) {
        browser.visit(page -> {
            server.signIn(page, "writer");
            page.navigate(server.origin + server.path("/statements/new"));
            page.fill("input[name=title]", title);
            page.locator("form.begin button").click();
            page.waitForSelector("#body[data-composing]");
            doing.accept(page);
        });
    }

    @Test
    void what_is_longer_than_a_statement_is_said_and_its_plain_words_stand_behind_the_others() {
        writing("Pasted", page -> {
            page.fill("#body", "Mine.");
            page.evaluate(PASTE, new Object[] {"<p>a word or two</p>", 250_000, "The plain words."});
            page.waitForSelector(".said.bad");

            assertTrue(page.textContent(".said").startsWith("The text is longer"), page.textContent(".said"));
            assertEquals("Mine.The plain words.", page.inputValue("#body"));
        });
    }

    @Test
    void five_megabytes_around_few_words_are_few_words() {
        writing("Wrapped", page -> {
            var wrapped = "<p style=\"" + "mso-bidi-language:AR-SA;".repeat(200) + "\">One.</p>";
            page.evaluate(PASTE, new Object[] {wrapped, 1_000, "The plain words."});
            page.waitForCondition(() -> page.inputValue("#body").length() > 1_000);

            assertEquals("One.\n\n".repeat(1_000).strip(), page.inputValue("#body"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/ready", "/test"})
    void no_button_keeps_more_than_can_be_kept_and_the_page_has_it_still(String button) {
        var kim = server.signIn("writer");
        var forms = new WriteForms(server, kim);
        var at = forms.begin("Buttons " + button);
        var plain = at.replaceAll("\\?.*", "");

        var answer = kim.post(plain + button, forms.form(at, Map.of("title", "Long", "body", "w".repeat(1_500_001))));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("longer than 1,500,000 characters"));
        assertTrue(answer.body().contains("w".repeat(1_500_001)));
        assertTrue(!kim.get(at).body().contains("wwww"));
    }

    @Test
    void what_cannot_be_kept_is_not_shown_beside_the_text_either() {
        var kim = server.signIn("writer");
        var forms = new WriteForms(server, kim);
        var at = forms.begin("Beside");
        var fields = forms.form(at, Map.of("title", "x", "summary", "w".repeat(1_500_001), "body", "w"));

        assertEquals(
                422, kim.post(at.replaceAll("\\?.*", "") + "/preview", fields).statusCode());
    }

    @Test
    void by_form_a_paste_of_five_megabytes_is_answered_in_words_too() {
        var kim = server.signIn("writer");
        kim.get(server.path("/convert"));

        assertTrue(pasted(kim, "<p>a word or two</p>".repeat(250_000)).contains("The text is longer"));
        assertTrue(pasted(kim, "<i></i>".repeat(700_000) + "<p>Only this.</p>").contains("Only this."));
    }

    private static String pasted(Window window, String html) {
        return window.post(server.path("/convert"), Map.of("html", html)).body();
    }
}
