package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Calendars;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Policy;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.review.WorkingDays;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Silence until a deadline counts as a yes, and one objection stops it. The house opens on Sunday 18 October 2026, 11:00 in Amsterdam. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SilenceTest {

    @TempDir
    Path folder;

    private ReviewHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private Release asked(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        house.policy(new Policy(Policy.Way.SILENCE, 3, List.of(), List.of(), 2, 0));
        var statement = house.write("wen", "shelters", "Words");
        var release = house.plan("wen", statement, TestHouse.NINE.plus(Duration.ofDays(5)));
        assertEquals(new Ruling.Counted(3), house.reviews.ask(release.id(), new Reviews.Request("wen", "", false)));
        return release;
    }

    @ParameterizedTest
    @EnumSource
    void nobody_objects_until_the_deadline_and_it_is_scheduled_once(Dialect dialect) {
        var release = asked(dialect);
        var deadline = house.review(release).asked().deadline().orElseThrow();
        assertEquals(Instant.parse("2026-10-20T22:00:00Z"), deadline, "Monday begins at midnight; two days later");

        house.house.clock.set(deadline.minusMillis(1));
        house.reviews.round();
        assertEquals(ReleaseState.DRAFT, house.state(release));
        house.house.clock.set(deadline);
        house.reviews.round();
        house.reviews.round();

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertEquals("", house.review(release).end().orElseThrow().by(), "by nobody but the clock");
        assertEquals(
                1, house.actions().stream().filter("release.scheduled"::equals).count());
    }

    @ParameterizedTest
    @EnumSource
    void one_objection_stops_it_for_good(Dialect dialect) {
        var release = asked(dialect);
        house.yes("ann", release);
        assertEquals(new Ruling.Returned(), house.say("ben", release, false, "Not like this."));

        house.house.pass(Duration.ofDays(4));
        house.reviews.round();

        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(Review.State.RETURNED, house.review(release).state());
    }

    @ParameterizedTest
    @EnumSource
    void enough_people_say_yes_before_and_nobody_waits_any_longer(Dialect dialect) {
        var release = asked(dialect);
        for (var it : List.of("ann", "ben", "cas")) house.yes(it, release);

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_changed_is_not_approved_by_silence(Dialect dialect) {
        var release = asked(dialect);
        house.house.core.store.run(
                db -> db.sql("UPDATE release SET due_at = due_at + 60000").update());

        house.house.pass(Duration.ofDays(4));
        house.reviews.round();

        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(Review.State.VOID, house.review(release).state());
    }

    @ParameterizedTest
    @EnumSource
    void who_has_not_answered_is_reminded_once_a_day_before(Dialect dialect) {
        var release = asked(dialect);
        house.yes("ann", release);
        house.letters();
        house.house.clock.set(
                house.review(release).asked().deadline().orElseThrow().minus(Duration.ofHours(23)));

        house.reviews.round();
        house.reviews.round();

        assertEquals(List.of("ben", "cas"), ReviewHouse.to(house.letters()));
    }

    @ParameterizedTest
    @EnumSource
    void silence_that_would_last_beyond_the_release_cannot_be_asked_for(Dialect dialect) {
        asked(dialect);
        var soon = house.plan("wen", house.write("wen", "soon", "Words"), TestHouse.NINE.plus(Duration.ofDays(1)));

        assertEquals(
                new Ruling.Refused(Ruling.Why.TOO_LATE),
                house.reviews.ask(soon.id(), new Reviews.Request("wen", "", false)));
    }

    @ParameterizedTest
    @EnumSource
    void a_holiday_of_the_country_is_no_working_day(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        new Calendars(house.house.core.store)
                .change(
                        house.organisation,
                        new CalendarSettings(java.util.Optional.empty(), java.util.Optional.of("NL")));
        house.house.clock.set(Instant.parse("2026-12-24T09:00:00Z"));
        house.policy(new Policy(Policy.Way.SILENCE, 1, List.of(), List.of(), 1, 0));
        var statement = house.write("wen", "shelters", "Words");
        var release = house.plan("wen", statement, Instant.parse("2027-01-15T09:00:00Z"));
        house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));

        assertEquals(
                Instant.parse("2026-12-28T09:00:00Z"),
                house.review(release).asked().deadline().orElseThrow(),
                "Friday is Christmas, then comes the weekend");
    }

    @ParameterizedTest
    @EnumSource
    void working_days_keep_the_time_of_the_day_when_the_clocks_change(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var friday = Instant.parse("2026-10-23T08:00:00Z");

        assertEquals(
                Instant.parse("2026-10-26T09:00:00Z"), WorkingDays.after(friday, 1, AMSTERDAM, WorkingDays.WEEKEND));
    }
}
