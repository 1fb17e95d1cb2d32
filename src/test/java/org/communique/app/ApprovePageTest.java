package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Review;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which a release is approved: it shows what goes out, and a yes is for what it showed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApprovePageTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static ReviewHouse house;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        house = new ReviewHouse(server.house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String path(Release release) {
        return server.path("/releases/" + release.id() + "/review");
    }

    private static Map<String, String> form(Release release, String note) {
        return Map.of("hash", house.review(release).hash(), "note", note);
    }

    @Test
    void the_writer_asks_and_the_approver_approves_what_she_sees() {
        var release = house.planned("shown");
        var writer = server.signIn("writer");
        assertTrue(writer.get(path(release)).body().contains("Ask for approval"));

        assertEquals(
                303,
                writer.post(path(release), Map.of("note", "The figure is new.")).statusCode());

        var approver = server.signIn("approver");
        var page = approver.get(path(release)).body();
        assertTrue(page.contains("The figure is new."), page);
        assertTrue(page.contains("Title shown"), page);
        assertTrue(page.contains("Sunday, 18 October 2026, 12:00 in Amsterdam (10:00 UTC)"), page);
        assertTrue(page.contains(house.review(release).shortHash()), page);
        var mail = approver.get(path(release) + "/frame/en/mail");
        assertTrue(mail.body().contains("Words"), mail.body());
        assertTrue(mail.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("sandbox"));
        assertEquals(
                303,
                approver.post(path(release) + "/approve", form(release, "Good."))
                        .statusCode());
        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertTrue(approver.get(path(release)).body().contains("Shown approver approved"));
    }

    @Test
    void an_old_form_is_told_what_has_changed_and_approves_nothing() {
        var release = house.asked("older");
        var approver = server.signIn("approver");
        approver.get(path(release));
        var form = form(release, "");
        house.write("wen", "older", "Other words");

        var answer = approver.post(path(release) + "/approve", form);

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("<del>Words</del>"), answer.body());
        assertTrue(answer.body().contains("<ins>Other words</ins>"), answer.body());
        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(Review.State.VOID, house.review(release).state());
    }

    @Test
    void a_form_of_before_the_last_change_is_told_so_even_if_it_was_asked_for_again() {
        var release = house.asked("again");
        var approver = server.signIn("approver");
        approver.get(path(release));
        var form = form(release, "Mine");
        house.write("wen", "again", "Other words");
        server.signIn("writer").get(path(release));
        house.desks.reviews().ask(house.as("wen"), house.of, release.id(), "");

        var answer = approver.post(path(release) + "/approve", form);

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("<ins>Other words</ins>"), answer.body());
        assertTrue(answer.body().contains("Mine"), "her note is kept");
        assertEquals(Review.State.OPEN, house.review(release).state());
    }

    @Test
    void sending_back_needs_a_note_and_keeps_it_on_the_page() {
        var release = house.asked("back");
        var approver = server.signIn("approver");
        approver.get(path(release));

        assertEquals(
                422, approver.post(path(release) + "/return", form(release, "")).statusCode());
        assertEquals(
                303,
                approver.post(path(release) + "/return", form(release, "Wrong year."))
                        .statusCode());

        assertTrue(server.signIn("writer").get(path(release)).body().contains("Wrong year."));
    }

    @Test
    void a_double_click_approves_once_and_says_so() {
        var release = house.asked("double");
        var approver = server.signIn("approver");
        approver.get(path(release));
        var form = form(release, "");

        assertEquals(303, approver.post(path(release) + "/approve", form).statusCode());
        assertEquals(409, approver.post(path(release) + "/approve", form).statusCode());

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertEquals(1, house.review(release).voices().size());
    }

    @Test
    void who_has_written_it_is_told_that_others_approve_it() {
        var release = house.plan("everybody", house.write("everybody", "own", "Words"));
        var window = server.signIn(DeskServer.EVERYBODY);
        window.get(path(release));
        window.post(path(release), Map.of());

        var page = window.get(path(release)).body();

        assertTrue(page.contains("You wrote, planned or asked for this"), page);
        assertFalse(page.contains("/approve\""), page);
        assertEquals(
                422, window.post(path(release) + "/approve", form(release, "")).statusCode());
    }

    @Test
    void nothing_that_people_write_becomes_markup() {
        var release = house.plan("wen", house.write("wen", "hostile", "<script>alert(1)</script> Words"));
        house.desks.reviews().ask(house.as("wen"), house.of, release.id(), "<img src=x onerror=alert(1)>");

        var page = server.signIn("approver").get(path(release)).body();
        var frame =
                server.signIn("approver").get(path(release) + "/frame/en/page").body();

        assertFalse(page.contains("<img src=x"), page);
        assertFalse(frame.contains("<script"), frame);
    }
}
