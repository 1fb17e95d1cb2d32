package org.communique.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WarningsTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Warnings.Days DAYS = new Warnings.Days(
            AMSTERDAM,
            new CalendarSettings(Optional.of(NIGHT), Optional.of("NL")),
            Observance.shipped(),
            Locale.forLanguageTag("nl"));

    @Test
    void an_ordinary_hour_of_a_working_day_has_none() {
        assertEquals(List.of(), Warnings.of(Instant.parse("2026-11-24T09:00:00Z"), DAYS, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:59:00Z, false",
        "2026-11-24T21:00:00Z, true",
        "2026-11-25T05:59:00Z, true",
        "2026-11-25T06:00:00Z, false",
        "2026-07-21T20:00:00Z, true", // in summer two hours before UTC
        "2026-07-21T19:59:00Z, false"
    })
    void quiet_hours_reach_over_midnight_in_the_zone_of_the_organisation(Instant at, boolean quiet) {
        assertEquals(quiet, Warnings.of(at, DAYS, List.of()).contains(new Warning.Quiet(NIGHT)));
    }

    @Test
    void quiet_hours_within_a_day_hold_from_their_begin_to_before_their_end() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertTrue(noon.hold(LocalTime.of(12, 0)));
        assertTrue(!noon.hold(LocalTime.of(13, 0)) && !noon.hold(LocalTime.of(11, 59)));
        assertThrows(IllegalArgumentException.class, () -> new QuietHours(LocalTime.NOON, LocalTime.NOON));
    }

    @Test
    void weekends_holidays_and_observances_are_those_of_the_day_there() {
        var kingsDay = Warnings.of(Instant.parse("2026-04-27T10:00:00Z"), DAYS, List.of());
        var lateOnSaturdayInUtc = Warnings.of(Instant.parse("2026-10-17T22:30:00Z"), DAYS, List.of());

        assertEquals(List.of(new Warning.Holiday("Koningsdag")), kingsDay);
        assertEquals(
                List.of("Quiet", "Weekend", "Observed"),
                lateOnSaturdayInUtc.stream()
                        .map(it -> it.getClass().getSimpleName())
                        .toList());
        assertTrue(lateOnSaturdayInUtc.contains(new Warning.Weekend(DayOfWeek.SUNDAY)));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, true", "60, 3, true", "-60, 3, true", "61, 3, false", "-61, 3, false", "0, 0, false"})
    void another_release_within_an_hour_is_a_collision_if_it_has_readers_in_common(
            long minutes, long shared, boolean collides) {
        var at = Instant.parse("2026-11-24T09:00:00Z");
        var other = new Warnings.Other(7, Localized.same("Other"), at.plusSeconds(60 * minutes), shared);

        var warnings = Warnings.of(at, DAYS, List.of(other));

        assertEquals(
                collides ? List.of(new Warning.Collision(7, other.title(), other.at(), shared)) : List.of(), warnings);
    }

    @Test
    void the_days_we_ship_are_named_in_both_languages_and_recur() {
        assertEquals(8, Observance.shipped().size());
        for (var it : Observance.shipped()) {
            assertTrue(it.on(it.day().atYear(2026)) && it.on(it.day().atYear(2031)));
            assertEquals(2, it.names().byTag().size(), it.toString());
        }
        assertEquals(
                "World Day against Trafficking in Persons",
                DAYS.observed(LocalDate.parse("2026-07-30")).get(0).names().in(Locale.ENGLISH, List.of()));
    }

    @Test
    void holidays_are_known_for_the_countries_of_our_members_and_need_a_country() {
        assertTrue(Holidays.countries().containsAll(List.of("NL", "MK", "UA", "DE", "GB", "MD", "RO")));
        assertEquals(List.of(), Holidays.on(LocalDate.parse("2026-12-25"), Optional.empty(), Locale.ENGLISH));
        assertEquals(
                List.of("1st Christmas day"),
                Holidays.on(LocalDate.parse("2026-12-25"), Optional.of("NL"), Locale.ENGLISH));
    }

    @Test
    void the_clocks_of_amsterdam_change_twice_in_a_year_and_those_of_utc_never() {
        var changes = LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2027-01-01"))
                .filter(it -> Clocks.change(AMSTERDAM, it).isPresent())
                .map(LocalDate::toString)
                .toList();

        assertEquals(List.of("2026-03-29", "2026-10-25"), changes);
        assertTrue(
                Clocks.change(ZoneId.of("UTC"), LocalDate.parse("2026-03-29")).isEmpty());
    }
}
