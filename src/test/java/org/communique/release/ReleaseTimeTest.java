package org.communique.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTimeTest {

    static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void wall_time_with_a_zone_is_an_instant_that_remembers_its_zone() {
        var time = at("2026-10-17T10:00", "Europe/Amsterdam");

        assertEquals(Instant.parse("2026-10-17T08:00:00Z"), time.instant());
        assertEquals(ZoneId.of("Europe/Amsterdam"), time.zone());
    }

    @Test
    void a_time_with_its_offset_needs_no_zone() {
        assertEquals(
                Instant.parse("2026-10-17T08:00:00Z"),
                at("2026-10-17T10:00+02:00", null).instant());
        assertEquals(
                Instant.parse("2026-10-17T08:00:00Z"),
                at("2026-10-17T08:00Z", null).instant());
    }

    @Test
    void a_time_without_zone_is_refused() {
        assertTrue(refused("2026-10-17T10:00", null).contains("has no zone"));
    }

    @Test
    void a_time_that_is_past_is_refused() {
        assertTrue(refused("2026-01-15T11:59", "UTC").contains("is past"));
    }

    @Test
    void a_time_that_the_clocks_skip_is_refused_with_the_two_instants_around_it() {
        var message = refused("2026-03-29T02:30", "Europe/Amsterdam");

        assertTrue(message.contains("does not exist"), message);
        assertTrue(message.contains("2026-03-29T01:59+01:00") && message.contains("2026-03-29T03:00+02:00"), message);
    }

    @Test
    void a_time_that_comes_twice_is_refused_with_both_instants() {
        var message = refused("2026-10-25T02:30", "Europe/Amsterdam");

        assertTrue(message.contains("comes twice"), message);
        assertTrue(message.contains("2026-10-25T02:30+02:00") && message.contains("2026-10-25T02:30+01:00"), message);
    }

    @Test
    void an_unknown_zone_and_an_unreadable_time_are_refused() {
        assertTrue(refused("2026-10-17T10:00", "Europe/Nowhere").contains("no zone is named"));
        assertTrue(refused("tomorrow", "UTC").contains("is not a time"));
    }

    /** In twelve zones, every minute of two years is either one instant whose wall time it is, or refused. */
    @Property(tries = 500)
    void no_wall_time_is_moved_silently(
            @ForAll @IntRange(min = 0, max = 2 * 365 * 24 * 60 - 1) int minute,
            @ForAll @IntRange(min = 0, max = 11) int zone) {
        var zones = new String[] {
            "Europe/Amsterdam", "Europe/Kyiv", "Europe/Skopje", "America/New_York", "America/Sao_Paulo", "Asia/Beirut",
            "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"
        };
        var wall = LocalDateTime.parse("2026-02-01T00:00").plusMinutes(minute);
        var in = ZoneId.of(zones[zone]);
        int meanings = in.getRules().getValidOffsets(wall).size();

        if (meanings == 1)
            assertEquals(
                    wall,
                    LocalDateTime.ofInstant(at(wall.toString(), zones[zone]).instant(), in));
        else assertThrows(InvalidRelease.class, () -> at(wall.toString(), zones[zone]));
    }

    private static ReleaseTime at(String text, String zone) {
        return ReleaseTime.parse("at", text, Optional.ofNullable(zone), IN_2026);
    }

    private static String refused(String text, String zone) {
        return assertThrows(InvalidRelease.class, () -> at(text, zone)).getMessage();
    }
}
