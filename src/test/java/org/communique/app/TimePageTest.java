package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Calendars;
import org.communique.calendar.QuietHours;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another time for what is scheduled: what is in the way then is said as on the plan page, before anything is changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimePageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z"); // a Tuesday, in Amsterdam

    @TempDir
    Path folder;

    private PlanScene scene;
    private DeskServer server;
    private DeskServer.Window publisher;
    private Release release;

    @BeforeEach
    void start() {
        scene = new PlanScene(folder);
        server = scene.server;
        var house = server.house;
        var quiet = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));
        new Calendars(house.core.store)
                .change(server.first(), new CalendarSettings(Optional.of(quiet), Optional.of("NL")));
        release = house.release(scene.statement(), NOON, house.core.lists.byId(scene.alerts));
        var other = house.core.statements.byKey("other").orElseThrow();
        house.release(other, Instant.parse("2026-11-26T21:00:00Z"), house.core.lists.byId(scene.alerts));
        publisher = server.signIn("publisher");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_page_says_what_is_in_the_way_of_the_time_it_has() {
        PlanScene.mustSay(publisher.get(path("")), "Nothing else is in the way then");
    }

    @Test
    void what_is_in_the_way_of_another_time_is_said_in_the_words_of_the_plan_page_and_nothing_is_changed() {
        publisher.get(path(""));
        PlanScene.mustSay(
                look("2026-11-26", "22:30"),
                "“Title other en” goes out at 22:00; 3 people whom this reaches are on its lists too",
                "In your quiet hours, 20:00 to 08:00");
        PlanScene.mustSay(look("2026-12-25", "10:00"), "A public holiday: 1st Christmas day");
        PlanScene.mustSay(look("2027-01-02", "10:00"), "It is a Saturday");
        PlanScene.mustSay(look("2026-12-02", "10:00"), "International Day for the Abolition of Slavery");

        assertEquals(release, server.house.core.releases.byId(release.id()));
        assertEquals(ReleaseState.SCHEDULED, release.state());
    }

    @Test
    void a_warning_forbids_nothing() {
        publisher.get(path(""));

        assertEquals(303, publisher.post(path(""), form("2026-12-25", "22:00")).statusCode());
        assertEquals(
                Instant.parse("2026-12-25T21:00:00Z"),
                server.house.core.releases.byId(release.id()).dueAt());
    }

    @Test
    void a_time_that_cannot_be_is_said_to_be_so_and_nothing_is_said_to_be_in_its_way() {
        publisher.get(path(""));

        var past = look("2026-10-17", "10:00");

        assertEquals(200, past.statusCode());
        PlanScene.mustSay(past, "This is over, or too near.");
        assertFalse(PlanScene.text(past).contains("Nothing else is in the way then"));
    }

    @Test
    void of_an_embargo_both_times_are_looked_at_and_the_press_is_not_after_everybody() {
        var house = server.house;
        release = house.embargoed(
                house.statement("early", "en"),
                NOON,
                NOON.minusSeconds(3600),
                house.core.lists.byId(scene.press),
                house.core.lists.byId(scene.alerts));
        publisher.get(path(""));

        PlanScene.mustSay(
                publisher.post(path("/look"), embargoed("2026-11-22", "23:00")),
                "Advance copy: In your quiet hours, 20:00 to 08:00",
                "Advance copy: It is a Sunday");
        var late = publisher.post(path("/look"), embargoed("2026-11-24", "15:00"));
        PlanScene.mustSay(late, "The advance copy must leave before the public time.");
        assertFalse(PlanScene.text(late).contains("Nothing else is in the way then"));
    }

    private HttpResponse<String> look(String date, String time) {
        return publisher.post(path("/look"), form(date, time));
    }

    private static Map<String, String> form(String date, String time) {
        return Map.of("date", date, "time", time, "zone", "Europe/Amsterdam");
    }

    private static Map<String, String> embargoed(String date, String time) {
        return PlanScene.with(form("2026-11-24", "12:00"), "pressDate", date, "pressTime", time);
    }

    private String path(String rest) {
        return server.path("/releases/" + release.id() + "/time" + rest);
    }
}
