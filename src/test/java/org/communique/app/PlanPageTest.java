package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Calendars;
import org.communique.calendar.QuietHours;
import org.communique.release.ReleaseState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan page, asked without a script. The clock stands at 18 October 2026, 11:00 in Amsterdam. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanPageTest {

    @TempDir
    static Path folder;

    static PlanScene scene;
    static DeskServer server;
    static DeskServer.Window writer;

    @BeforeAll
    static void start() {
        scene = new PlanScene(folder);
        server = scene.server;
        writer = scene.writer;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothingIsPlanned() {
        scene.seen()
                .ifPresent(it ->
                        server.house.core.releases.drafts().discard(it.release().id(), "test"));
        writer.get(server.path(PlanScene.GET));
    }

    @Test
    void the_count_says_who_gets_which_edition_and_why_the_others_get_none() {
        var form = scene.embargoed("2026-11-24", "10:00", "2026-11-23");

        var seen = scene.look(form);

        assertEquals(200, seen.statusCode(), PlanScene.text(seen));
        PlanScene.mustSay(
                seen,
                "4 people by mail",
                "In the audiences 6",
                "Counted twice −1",
                "Must not be written to −1",
                "Nederlands 2",
                "English 1",
                "Ukrainian, get English 1");
        assertEquals(Optional.empty(), scene.seen(), "looking saves nothing");
    }

    @Test
    void a_segment_takes_people_away_and_the_form_stays_as_it_was_filled_in() {
        long segment = server.house.core.segments.all(server.first()).get(0).id();

        var seen = scene.look(PlanScene.with(scene.form("2026-11-24", "10:00"), "segment-" + segment, "only"));

        PlanScene.mustSay(seen, "1 person by mail", "Left out by you −2");
        assertTrue(
                seen.body().contains("<option value=\"only\" selected=\"selected\">"),
                "the form is as it was filled in");
    }

    @Test
    void both_clocks_are_echoed_in_words_and_what_will_happen_follows_from_them() {
        var form = scene.embargoed("2026-11-24", "08:00", "2026-11-23");

        PlanScene.mustSay(
                scene.look(form),
                "Tuesday, 24 November 2026, 08:00 in Amsterdam",
                "London Tue 07:00",
                "UTC Tue 07:00",
                "Monday, 23 November 2026, 10:00 in Amsterdam",
                "Mon 23 Nov, 10:00 2 journalists get the copy marked as embargoed",
                "Tue 24 Nov, 08:00 Website, feeds and archive open in 2 languages",
                "Tue 24 Nov, 08:00 to about 08:01 2 mails leave");
    }

    @Test
    void each_clock_has_a_zone_of_its_own() {
        var form = PlanScene.with(scene.embargoed("2026-11-24", "08:00", "2026-11-23"), "pressZone", "Europe/Kyiv");

        PlanScene.mustSay(
                scene.look(form),
                "Monday, 23 November 2026, 10:00 in Kyiv",
                "Tuesday, 24 November 2026, 08:00 in Amsterdam");
        assertEquals(
                422, scene.save(PlanScene.with(form, "pressZone", "Mars/Base")).statusCode());
        assertEquals(303, scene.save(form).statusCode());
        assertEquals(
                Optional.of(java.time.Instant.parse("2026-11-23T08:00:00Z")),
                scene.seen().orElseThrow().release().advanceAt());
    }

    @Test
    void beside_the_form_stands_what_a_careful_colleague_would_look_at() {
        PlanScene.mustSay(
                writer.get(server.path(PlanScene.GET)),
                "Your mail is not signed (DKIM)",
                "No colleague has had a test of it yet");
        var drafts = server.house.core.desks().drafts();
        var of = server.house.core.organisations.all().get(0).slug();
        var console = org.communique.staff.Actor.console();
        var english = drafts.open(console, of, "k").in(java.util.Locale.ENGLISH);
        drafts.save(
                console,
                of,
                "k",
                new org.communique.workspace.DraftDesk.Edit(
                        java.util.Locale.ENGLISH,
                        english.version(),
                        english.revision(),
                        english.text().saying("Title k en", "A summary", "Other words"),
                        org.communique.drafting.Version.Cause.WRITTEN));

        PlanScene.mustSay(writer.get(server.path(PlanScene.GET)), "Dutch is older than the source");
    }

    @Test
    void an_hour_that_comes_twice_is_asked_for_and_the_answer_is_planned() {
        var twice = scene.form("2026-10-25", "02:30");

        var asked = scene.save(twice);

        assertEquals(422, asked.statusCode());
        PlanScene.mustSay(asked, "02:30 comes twice in Amsterdam", "Which of the two?", "(00:30 UTC)", "(01:30 UTC)");
        assertTrue(asked.body().contains("value=\"2026-10-25T01:30:00Z\""), asked.body());
        assertEquals(
                303,
                scene.save(PlanScene.with(twice, "chosen", "2026-10-25T01:30:00Z"))
                        .statusCode());
        assertEquals(
                "2026-10-25T01:30:00Z",
                scene.seen().orElseThrow().release().dueAt().toString());
        PlanScene.mustSay(writer.get(server.path(PlanScene.GET)), "02:30 in Amsterdam", "UTC Sun 01:30");
    }

    @Test
    void an_hour_that_the_clocks_skip_is_refused_with_what_lies_on_either_side() {
        var asked = scene.save(scene.form("2027-03-28", "02:30"));

        assertEquals(422, asked.statusCode());
        PlanScene.mustSay(
                asked,
                "02:30 does not exist in Amsterdam",
                "01:59 in Amsterdam (00:59 UTC)",
                "03:00 in Amsterdam (01:00 UTC)");
        assertEquals(Optional.empty(), scene.seen());
    }

    @Test
    void what_is_over_is_refused_with_the_earliest_time() {
        var refused = scene.save(scene.form("2026-10-18", "10:59"));

        assertEquals(422, refused.statusCode());
        PlanScene.mustSay(refused, "The earliest time is Sunday, 18 October 2026, 11:01 in Amsterdam");
        assertTrue(refused.body().contains("value=\"10:59\""), "what she wrote stays");
    }

    @Test
    void contradictions_are_answered_in_words_and_nothing_is_saved() {
        var nobody = scene.form("2026-11-24", "10:00");
        nobody.remove("list");
        nobody.remove("channel");
        var late = scene.embargoed("2026-11-24", "10:00", "2026-11-24");
        var noTime = PlanScene.with(scene.form("2026-11-24", "10:00"), "press", Long.toString(scene.press));

        PlanScene.mustSay(scene.save(nobody), "Choose a list, or the website.");
        PlanScene.mustSay(scene.save(late), "The advance copy must leave before the public time.");
        PlanScene.mustSay(scene.save(noTime), "Give a date and a time.");
        assertEquals(
                404,
                scene.save(PlanScene.with(scene.form("2026-11-24", "10:00"), "list", "4711"))
                        .statusCode());
        assertEquals(
                422,
                scene.save(PlanScene.with(scene.form("2026-11-24", "10:00"), "zone", "<script>"))
                        .statusCode());
        assertEquals(Optional.empty(), scene.seen());
    }

    @Test
    void a_plan_is_changed_by_whoever_saw_it_last_and_discarded() {
        assertEquals(303, scene.save(scene.form("2026-11-24", "10:00")).statusCode());
        var first = scene.seen().orElseThrow();
        var again = PlanScene.with(
                scene.form("2026-11-25", "10:00"),
                "release",
                Long.toString(first.release().id()),
                "version",
                Long.toString(first.version()));

        assertEquals(303, scene.save(again).statusCode());
        var lost = scene.save(PlanScene.with(again, "date", "2026-11-26"));

        assertEquals(409, lost.statusCode());
        PlanScene.mustSay(lost, "Somebody has changed or decided this plan");
        assertTrue(lost.body().contains("value=\"2026-11-26\""), "nothing that she wrote is lost");
        assertEquals(
                "2026-11-25T09:00:00Z",
                scene.seen().orElseThrow().release().dueAt().toString());
        assertEquals(409, scene.save(scene.form("2026-11-24", "10:00")).statusCode(), "the back button");
        var id = Long.toString(first.release().id());
        assertEquals(
                303,
                writer.post(server.path(PlanScene.GET + "/discard"), Map.of("release", id))
                        .statusCode());
        assertEquals(
                ReleaseState.WITHDRAWN,
                server.house.core.releases.byId(first.release().id()).state());
    }

    @Test
    void asking_for_approval_saves_and_goes_on_to_ask() {
        var sent = scene.save(PlanScene.with(scene.form("2026-11-24", "10:00"), "ask", "1"));

        assertEquals(307, sent.statusCode());
        var id = scene.seen().orElseThrow().release().id();
        assertEquals(
                server.path("/releases/" + id + "/review"),
                sent.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void who_may_not_plan_sees_the_numbers_and_no_button_and_what_is_decided_is_said() {
        var auditor = server.signIn("press-desk");

        var seen = auditor.get(server.path(PlanScene.GET));

        assertEquals(200, seen.statusCode());
        assertFalse(seen.body().contains("Save as planned"));
        assertEquals(
                403,
                auditor.post(server.path(PlanScene.GET), scene.form("2026-11-24", "10:00"))
                        .statusCode());
        assertFalse(seen.body().contains("@example.org"), "people are counted and never named");
    }

    @Test
    void what_may_be_in_the_way_is_said_in_words() {
        var house = server.house;
        new Calendars(house.core.store)
                .change(
                        server.first(),
                        new CalendarSettings(
                                Optional.of(new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0))),
                                Optional.of("NL")));
        var at = house.clock.instant().plus(Duration.ofDays(39)).plus(Duration.ofHours(12)); // Thursday, 22:00 there
        var other = house.core.statements.byKey("other").orElseThrow();
        var release = house.release(other, at, house.core.lists.byId(scene.alerts));

        PlanScene.mustSay(
                scene.look(scene.form("2026-11-26", "22:30")),
                "“Title other en” goes out at 22:00; 3 people whom this reaches are on its lists too",
                "In your quiet hours, 20:00 to 08:00");
        long segment = house.core.segments.all(server.first()).get(0).id();
        PlanScene.mustSay(
                scene.look(PlanScene.with(scene.form("2026-11-26", "22:30"), "segment-" + segment, "only")),
                "1 person whom this reaches is on its lists too");
        PlanScene.mustSay(scene.look(scene.form("2026-12-25", "10:00")), "A public holiday: 1st Christmas day");
        PlanScene.mustSay(scene.look(scene.form("2027-01-02", "10:00")), "It is a Saturday");
        PlanScene.mustSay(
                scene.look(scene.form("2026-12-02", "10:00")), "International Day for the Abolition of Slavery");
        PlanScene.mustSay(scene.look(scene.form("2026-11-24", "10:00")), "Nothing else is in the way then");
        house.decisions.withdraw(release.id(), "test");
    }
}
