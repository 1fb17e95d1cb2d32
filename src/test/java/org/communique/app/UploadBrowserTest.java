package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Kind;
import org.communique.store.Dialect;
import org.communique.workspace.DraftDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and texts of word processors, chosen in a real browser by somebody who reads Dutch. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadBrowserTest {

    private static final Path SAMPLES = Path.of("src/test/resources/convert");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;
    static FilePayload bomb;

    @BeforeAll
    static void start() throws IOException {
        server = new DeskServer(folder, Dialect.SQLITE);
        var core = server.house.core;
        core.users.add(new User("sanne", "Sanne", Locale.forLanguageTag("nl")));
        core.users.setPassword("sanne", DeskServer.PASSWORD);
        core.staff.grant("sanne", server.first(), Role.WRITER, Actor.console());
        for (var key : List.of("true", "false"))
            core.desks()
                    .drafts()
                    .begin(
                            core.staff.actor("sanne"),
                            core.organisations.all().get(0).slug(),
                            new DraftDesk.Beginning(Kind.STATEMENT, Locale.ENGLISH, "Title", "scripts-" + key));
        bomb = new FilePayload("a.docx", "application/octet-stream", bomb());
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    private static void visit(boolean scripts, String rest, Consumer<Page> doing) {
        Consumer<Page> there = page -> {
            server.signIn(page, "sanne");
            page.navigate(server.origin + server.path(rest));
            doing.accept(page);
        };
        if (scripts) browser.visit(there);
        else browser.visitWithoutScripts(there);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_picture_is_added_with_its_description_and_what_is_none_is_refused(boolean scripts) {
        visit(scripts, "/statements/scripts-" + scripts, page -> {
            add(page, new FilePayload("door.png", "image/png", picture()), "");
            assertTrue(told(page).startsWith("De afbeelding is nog niet aangenomen"), told(page));

            add(page, bomb, "Een deur");
            assertTrue(told(page).startsWith("Het bestand is niet aangenomen"), told(page));

            add(page, new FilePayload("door.png", "image/png", picture()), "Een deur");
            assertTrue(told(page).startsWith("Het bestand is toegevoegd"), told(page));
            page.locator("details.panel", new Page.LocatorOptions().setHasText("door.png"))
                    .first()
                    .waitFor();
        });
    }

    private static void add(Page page, FilePayload file, String description) {
        page.locator("details.panel:has(input[name=image])").evaluate("it => it.open = true");
        page.setInputFiles("input[name=image]", file);
        page.fill("input[name=image-description]", description);
        page.evaluate("document.querySelector('.told')?.remove()"); // of the picture before
        page.locator("button[value=image]").click();
        page.waitForSelector(".told");
    }

    private static String told(Page page) {
        return page.locator(".told p").first().textContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.docx", "report.odt"})
    void a_text_is_brought_in_and_a_bomb_is_refused_in_her_language(String name) throws IOException {
        var expected = Files.readString(SAMPLES.resolve("report.md")).strip();
        visit(false, "/convert", page -> {
            page.setInputFiles("input[name=file]", bomb);
            page.locator("form[enctype] button").click();
            page.waitForSelector("[role=alert]");
            assertTrue(
                    page.textContent("[role=alert]").startsWith("Het bestand bevat meer dan"),
                    page.textContent("[role=alert]"));

            page.setInputFiles("input[name=file]", SAMPLES.resolve(name));
            page.locator("form[enctype] button").click();
            page.waitForLoadState();
            assertEquals(expected, page.inputValue("#markdown").strip());
        });
        visit(true, "/statements/scripts-true", page -> {
            page.fill("#body", "");
            page.setInputFiles(".tool input[type=file]", bomb);
            page.waitForSelector(".said.bad");
            assertTrue(
                    page.textContent(".said.bad").startsWith("Het bestand bevat meer dan"),
                    page.textContent(".said.bad"));

            page.setInputFiles(".tool input[type=file]", SAMPLES.resolve(name));
            page.waitForCondition(() -> page.inputValue("#body").length() > 100);
            assertEquals(expected, page.inputValue("#body").strip());
        });
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Twenty kilobytes that unpack to twenty million. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + "<w:p/>".repeat(3_500_000) + "</w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
