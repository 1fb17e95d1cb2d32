package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.release.Embargo;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk says around an approval: checks, second looks, another time, who approved, and what became of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewPagesTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static ReviewHouse house;

    @BeforeAll
    static void start() {
        var before = new TestHouse(folder, Dialect.SQLITE);
        before.settings.put("desk.idle-minutes", "720");
        server = new DeskServer(before);
        server.without("sweep"); // the tests do it themselves
        house = new ReviewHouse(server.house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void atNine() {
        server.house.clock.set(TestHouse.NINE);
    }

    private static String path(Release release, String rest) {
        return server.path("/releases/" + release.id() + rest);
    }

    private static Release urgent(String key) {
        var release = house.planned(key);
        house.reviews.ask(release.id(), new Reviews.Request("pia", "The court rules at noon.", true));
        return release;
    }

    @Test
    void the_checks_say_of_each_edition_that_is_asked_about_what_a_colleague_would() {
        house.write("wen", "checked", "Read [here](#more). TK");
        var release = house.asked("checked-not");
        var other = house.plan("wen", house.write("wen", "checked", "Read [here](#more). TK"));
        house.reviews.ask(other.id(), new Reviews.Request("wen", "", false));
        var approver = server.signIn("approver");

        var page = approver.get(path(other, "/review")).body();
        assertTrue(page.contains("What to look at"), page);
        for (var it : List.of("“here”", "TK")) assertTrue(page.contains(it), it + " in " + page);
        assertTrue(page.contains(" kB, "), page);
        assertFalse(approver.get(path(release, "/review")).body().contains("“here”"));
    }

    @Test
    void second_looks_stand_on_the_board_on_a_page_of_their_own_and_on_the_page_of_the_release() {
        var release = urgent("hurried");
        var approver = server.signIn("approver");

        assertTrue(approver.get(server.path("")).body().contains("1 second look is owed"));
        assertFalse(server.signIn("writer").get(server.path("")).body().contains("second look"));
        assertEquals(
                403, server.signIn("writer").get(server.path("/second-looks")).statusCode());
        assertTrue(approver.get(path(release, "")).body().contains("Somebody else still has to look at this"));
        var page = approver.get(server.path("/second-looks")).body();
        assertTrue(page.contains("Title hurried") && page.contains("The court rules at noon."), page);
        assertFalse(page.contains("is late"), page);

        server.house.pass(Duration.ofDays(4));
        approver = server.signIn("approver");
        assertTrue(approver.get(server.path("")).body().contains("1 of them is late"));
        assertTrue(approver.get(server.path("/second-looks")).body().contains("and is late."));
        assertTrue(approver.get(path(release, "")).body().contains("and is late."));
        assertTrue(approver.get(path(release, "/review")).body().contains("and is late."));
        var look = server.path("/second-looks/" + release.id());
        assertEquals(422, approver.post(look, Map.of("note", " ")).statusCode());
        assertEquals(303, approver.post(look, Map.of("note", "All is well.")).statusCode());
        assertTrue(approver.get(server.path("/second-looks")).body().contains("None is owed."));
        assertTrue(approver.get(path(release, "/review")).body().contains("All is well."));
        assertFalse(approver.get(path(release, "")).body().contains("has to look at this"));
    }

    @Test
    void another_time_takes_the_approval_back_shows_both_times_and_asks_anew() {
        var release = house.asked("moved");
        house.yes("ann", release);
        server.user("planner", org.communique.staff.Role.PUBLISHER, org.communique.staff.Role.APPROVER);
        var planner = server.signIn("planner");
        assertTrue(planner.get(path(release, "")).body().contains("Change the time"));
        assertTrue(planner.get(path(release, "/time")).body().contains("value=\"2026-10-18\""));

        var past = Map.of("date", "2026-10-17", "time", "10:00", "zone", "Europe/Amsterdam");
        assertEquals(422, planner.post(path(release, "/time"), past).statusCode());
        assertEquals(ReleaseState.SCHEDULED, house.state(release), "nothing was taken back");
        var later = Map.of("date", "2026-10-18", "time", "15:30", "zone", "Europe/Amsterdam");
        assertEquals(303, planner.post(path(release, "/time"), later).statusCode());

        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(Review.State.VOID, house.review(release).state());
        var page = planner.get(path(release, "/review")).body();
        assertTrue(page.contains("2026-10-18T10:00:00Z") && page.contains("2026-10-18T13:30:00Z"), page);
        assertTrue(page.contains("Ask for approval"), page);
        assertEquals(303, planner.post(path(release, "/review"), Map.of()).statusCode());
        house.yes("planner", release);
        assertEquals(ReleaseState.DRAFT, house.state(release), "nobody approves the time she chose");
        house.yes("ben", release);
        server.house.clock.set(Instant.parse("2026-10-18T10:00:00Z"));
        server.house.sweep();
        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        server.house.clock.set(Instant.parse("2026-10-18T13:30:00Z"));
        server.house.sweep();
        assertEquals(ReleaseState.RELEASED, house.state(release));
    }

    @Test
    void the_same_time_again_takes_nothing_back_and_what_is_out_keeps_its_time() {
        var release = house.asked("kept");
        house.yes("ann", release);
        var publisher = server.signIn("publisher");
        publisher.get(path(release, "/time"));
        var same = Map.of("date", "2026-10-18", "time", "12:00", "zone", "Europe/Amsterdam");
        assertEquals(303, publisher.post(path(release, "/time"), same).statusCode());
        assertEquals(ReleaseState.SCHEDULED, house.state(release));

        server.house.pass(Duration.ofHours(1));
        server.house.sweep();
        publisher = server.signIn("publisher");
        publisher.get(path(release, "/time"));
        var next = Map.of("date", "2026-10-19", "time", "12:00", "zone", "Europe/Amsterdam");
        assertEquals(409, publisher.post(path(release, "/time"), next).statusCode());
        assertEquals(ReleaseState.RELEASED, house.state(release));
    }

    @Test
    void of_an_embargo_both_times_are_changed_until_the_press_has_its_copies() {
        var press = server.house.list("press", ListKind.PRESS, "p@example.org,en");
        var now = server.house.clock.instant();
        var statement = house.write("wen", "embargoed", "Words");
        var plan = server.house.plan(
                statement,
                now.plus(Duration.ofHours(5)),
                Optional.of(new Embargo(now.plus(Duration.ofHours(2)), List.of(press.id()))));
        var release = server.house.decisions.plan(plan);
        var publisher = server.signIn("publisher");
        publisher.get(path(release, "/time"));
        var times = Map.of(
                "date",
                "2026-10-18",
                "time",
                "18:00",
                "pressDate",
                "2026-10-18",
                "pressTime",
                "19:00",
                "zone",
                "Europe/Amsterdam");
        assertEquals(422, publisher.post(path(release, "/time"), times).statusCode(), "the press after everybody");
        var good = new java.util.HashMap<>(times);
        good.put("pressTime", "14:00");
        assertEquals(303, publisher.post(path(release, "/time"), good).statusCode());
        var moved = server.house.core.releases.byId(release.id());
        assertEquals(Optional.of(Instant.parse("2026-10-18T12:00:00Z")), moved.advanceAt());
        assertEquals(Instant.parse("2026-10-18T16:00:00Z"), moved.dueAt());

        server.house.core.releases.advanced(release.id());
        good.put("time", "20:00");
        assertEquals(409, publisher.post(path(release, "/time"), good).statusCode());
    }

    @Test
    void what_is_about_to_go_out_says_who_approved_it_and_when() {
        var release = house.plan(
                "wen",
                house.write("wen", "nearly", "Words"),
                server.house.clock.instant().plusSeconds(100));
        house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
        house.yes("ann", release);
        var hurried = house.plan(
                "wen",
                house.write("wen", "hurry", "Words"),
                server.house.clock.instant().plusSeconds(100));
        house.reviews.ask(hurried.id(), new Reviews.Request("pia", "The court rules at noon.", true));
        var window = server.signIn("publisher");

        var board = window.get(server.path("")).body();
        assertTrue(board.contains("Approved by Shown ann"), board);
        assertTrue(board.contains("Released urgently by Shown pia"), board);
        assertTrue(window.get(path(release, "")).body().contains("Approved by Shown ann"));
        assertTrue(window.get(path(release, "/live.html")).body().contains("Approved by Shown ann"));
        house.house.decisions.withdraw(release.id(), "test");
        house.house.decisions.withdraw(hurried.id(), "test");
        house.desks.secondLooks().looked(house.as("ann"), house.of, hurried.id(), "Fine.");
    }

    @Test
    void what_is_held_is_taken_back_on_its_own_page() {
        var release = house.asked("held");
        house.yes("ann", release);
        server.house.pass(Duration.ofHours(11));
        server.house.sweep();
        assertEquals(ReleaseState.HELD, house.state(release));
        var publisher = server.signIn("publisher");

        assertTrue(publisher.get(path(release, "")).body().contains("/take-back"));
        publisher.post(path(release, "/take-back"), Map.of());

        assertEquals(ReleaseState.WITHDRAWN, house.state(release));
    }

    @Test
    void the_report_leads_to_whoever_did_not_get_it_for_those_who_may_see_people_and_says_what_a_feed_row_is() {
        var list = server.house.list("leavers", ListKind.PUBLIC, "gone@example.org,en");
        var core = server.house.core;
        long gone = core.contacts.ids(new Address("gone@example.org")).get(0);
        core.suppressions.suppress(gone, Suppression.COMPLAINT);
        var release = house.house.release(house.write("wen", "reported", "Words"), server.house.clock.instant(), list);
        server.house.sweep();

        var keeper = server.signIn("everybody").get(path(release, "")).body();
        assertTrue(keeper.contains(server.path("/people/" + gone) + "\""), keeper);
        assertTrue(keeper.contains("How often somebody fetches it is not counted."), keeper);
        assertFalse(server.signIn("writer").get(path(release, "")).body().contains("/people/"));
    }
}
