package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.release.Release;
import org.communique.review.Reviews;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever approves sees the pictures that nobody else can see yet: signed in, and by the link in her mail. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewFramesBrowserTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static ReviewHouse house;
    static PageBrowser browser;
    static Release release;

    @BeforeAll
    static void start() throws Exception {
        var before = new TestHouse(folder, Dialect.SQLITE);
        server = new DeskServer(before);
        server.without("notices"); // the test sends the mails itself
        house = new ReviewHouse(server.house);
        browser = new PageBrowser();
        var bytes = Pictures.dawn();
        var sha256 = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        var image = new StatementFile(StatementFile.Role.IMAGE, "dawn.png", "A dawn", "image/png", 1200, 520, sha256);
        var content = new Content("Title dawn", "A summary", "Words", List.of(), List.of(), List.of(image));
        var draft = new Draft(
                "dawn",
                Optional.of(house.of),
                Kind.STATEMENT,
                Locale.ENGLISH,
                "dawn",
                content,
                List.of(bytes),
                Optional.empty());
        release = house.plan(
                "wen",
                house.desks.statements().save(house.as("wen"), house.of, draft).statement());
        house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void in_each_frame_with_a_picture_it_shows_and_nothing_is_asked_for_in_vain() {
        var mail = house.letters().stream()
                .filter(it -> it.to().equals("ann@staff.example"))
                .findFirst()
                .orElseThrow();
        var link =
                Pattern.compile("/approve/[A-Za-z0-9._-]+").matcher(mail.mail().text());
        assertTrue(link.find());
        var faults = new ArrayList<String>();
        browser.visit(page -> {
            listen(page, faults);
            server.signIn(page, "approver");
            shows(page, server.path("/releases/" + release.id() + "/review"));
        });
        browser.visit(page -> {
            listen(page, faults);
            shows(page, link.group());
        });

        assertEquals(List.of(), faults);
    }

    private static void shows(Page page, String path) {
        page.navigate(server.origin + path);
        for (var kind : List.of("mail", "page")) {
            page.locator("iframe.of-" + kind).scrollIntoViewIfNeeded();
            var picture = page.frameLocator("iframe.of-" + kind)
                    .locator("img[alt='A dawn']")
                    .first();
            picture.scrollIntoViewIfNeeded();
            var frame = page.frames().stream()
                    .filter(it -> it.url().endsWith("/" + kind))
                    .findFirst()
                    .orElseThrow();
            picture.evaluate("it => it.decode()");
            assertEquals(1200, picture.evaluate("it => it.naturalWidth"), path + " " + frame.url());
        }
    }

    private static void listen(Page page, List<String> faults) {
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")) faults.add(it.text());
        });
        page.onResponse(it -> {
            if (it.status() >= 400) faults.add(it.status() + " " + it.url());
        });
    }
}
