package org.communique.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.communique.release.WallTime.Reading;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** U8: a time in a form is one instant, or somebody is asked which. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTimesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Amsterdam",
                "Europe/London",
                "Europe/Kyiv",
                "Europe/Chisinau",
                "America/New_York",
                "America/St_Johns",
                "America/Santiago",
                "Africa/Casablanca",
                "Asia/Beirut",
                "Australia/Lord_Howe",
                "Atlantic/Azores",
                "Pacific/Auckland"
            })
    void at_both_changes_of_the_clocks_of_a_year_somebody_is_asked_which(String name) {
        var zone = ZoneId.of(name);
        var first = zone.getRules().nextTransition(NOW);
        var second = zone.getRules().nextTransition(first.getInstant());
        for (var change : List.of(first, second)) {
            var within = change.isGap()
                    ? change.getDateTimeBefore().plusMinutes(10)
                    : change.getDateTimeAfter().plusMinutes(10);
            var asked = wall(within, zone, "");

            var either = either(asked.read(NOW), change);
            assertEquals(either, asked.either());
            for (var meant : either) {
                var chosen = wall(within, zone, meant.toString()).read(NOW);
                assertEquals(new Reading.Clear(new ReleaseTime(meant, zone)), chosen);
            }
            assertTrue(either.get(0).isBefore(either.get(1)));
            assertEquals(
                    asked.read(NOW),
                    wall(within, zone, NOW.plusSeconds(9).toString()).read(NOW),
                    "an instant that nobody offered is not taken");
            mustBeClear(change.getInstant().minus(Duration.ofHours(3)), zone);
            mustBeClear(change.getInstant().plus(Duration.ofHours(3)), zone);
        }
    }

    private static List<Instant> either(Reading reading, ZoneOffsetTransition change) {
        if (change.isGap()) {
            var either = ((Reading.Skipped) reading).either();
            assertEquals(change.getInstant(), either.get(1), "the first instant after the gap");
            assertEquals(change.getInstant().minusSeconds(60), either.get(0));
            return either;
        }
        var either = ((Reading.Twice) reading).either();
        assertEquals(change.getDuration().negated(), Duration.between(either.get(0), either.get(1)));
        return either;
    }

    private static void mustBeClear(Instant instant, ZoneId zone) {
        var read = wall(LocalDateTime.ofInstant(instant, zone), zone, "").read(NOW);

        assertEquals(new Reading.Clear(new ReleaseTime(instant, zone)), read);
    }

    @Test
    void what_is_over_or_too_near_is_refused_with_the_first_minute_that_can_be() {
        var earliest = Instant.parse("2026-10-17T08:00:30Z");

        var read = new WallTime("2026-10-17", "10:00", "Europe/Amsterdam", "").read(earliest);

        var offered = ((Reading.Past) read).earliest();
        assertEquals(Instant.parse("2026-10-17T08:01:00Z"), offered);
        assertEquals(
                new Reading.Clear(new ReleaseTime(offered, ZoneId.of("Europe/Amsterdam"))),
                new WallTime("2026-10-17", "10:01", "Europe/Amsterdam", "").read(earliest));
    }

    @Test
    void another_zone_is_another_instant() {
        assertEquals(
                Duration.ofHours(1),
                Duration.between(
                        clear(new WallTime("2026-10-17", "10:00", "Europe/Amsterdam", "")),
                        clear(new WallTime("2026-10-17", "10:00", "Europe/London", ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|10:00|UTC",
                "2026-10-17||UTC",
                "2026-10-17|10:00|",
                "2026-02-30|10:00|UTC",
                "2026-10-17|25:00|UTC",
                "2026-10-17|10:00|Mars/Base"
            })
    void what_is_no_time_is_said_to_be_none(String written) {
        var parts = written.split("\\|", -1);

        assertEquals(new Reading.Unreadable(), new WallTime(parts[0], parts[1], parts[2], "").read(NOW));
        assertEquals(List.of(), new WallTime(parts[0], parts[1], parts[2], "").either());
    }

    private static Instant clear(WallTime wall) {
        return ((Reading.Clear) wall.read(NOW)).time().instant();
    }

    private static WallTime wall(LocalDateTime at, ZoneId zone, String chosen) {
        return new WallTime(at.toLocalDate().toString(), at.toLocalTime().toString(), zone.getId(), chosen);
    }
}
