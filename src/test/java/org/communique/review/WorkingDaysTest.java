package org.communique.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.communique.calendar.Holidays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when silence is waited for: by the days on which the organisation works, wherever it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkingDaysTest {

    private static final Predicate<LocalDate> NEVER_OFF = day -> false;

    /** Easter Sunday is 28 March 2027, when the clocks go forward; Christmas 2026 begins on a Friday. */
    @ParameterizedTest
    @CsvSource({
        // nothing but days on which everybody works
        "NL, Europe/Amsterdam, 2026-10-19T10:00, 2, 2026-10-21T10:00",
        // a weekend
        "NL, Europe/Amsterdam, 2026-10-16T10:00, 1, 2026-10-19T10:00",
        // Easter Monday; Good Friday is a day of work in the Netherlands and none in Germany
        "NL, Europe/Amsterdam, 2027-03-25T10:00, 2, 2027-03-30T10:00",
        "DE, Europe/Berlin, 2027-03-25T10:00, 2, 2027-03-31T10:00",
        // Christmas on Friday and Saturday; Britain has Monday off for the Saturday
        "NL, Europe/Amsterdam, 2026-12-24T15:00, 1, 2026-12-28T15:00",
        "GB, Europe/London, 2026-12-24T15:00, 1, 2026-12-29T15:00",
        // where Christmas is on 7 January, and 25 December a day of work
        "MK, Europe/Skopje, 2026-12-24T15:00, 1, 2026-12-25T15:00",
        "MK, Europe/Skopje, 2027-01-06T15:00, 1, 2027-01-08T15:00",
        // asked for on a day off: the first working day is counted from its midnight
        "NL, Europe/Amsterdam, 2026-12-26T15:00, 1, 2026-12-29T00:00"
    })
    void holidays_of_the_country_and_weekends_are_not_counted(
            String country, String zone, LocalDateTime asked, int days, LocalDateTime until) {
        Predicate<LocalDate> off = day -> WorkingDays.WEEKEND.test(day)
                || !Holidays.on(day, Optional.of(country), Locale.ENGLISH).isEmpty();
        var in = ZoneId.of(zone);

        var deadline = WorkingDays.after(asked.atZone(in).toInstant(), days, in, off);

        assertEquals(until, LocalDateTime.ofInstant(deadline, in));
    }

    @Test
    void a_day_is_a_day_of_the_organisations_zone() {
        var instant = Instant.parse("2026-10-16T21:30:00Z"); // Friday in Amsterdam, Saturday in Kyiv

        assertEquals(
                Instant.parse("2026-10-19T21:30:00Z"),
                WorkingDays.after(instant, 1, ZoneId.of("Europe/Amsterdam"), WorkingDays.WEEKEND));
        assertEquals(
                Instant.parse("2026-10-19T21:00:00Z"),
                WorkingDays.after(instant, 1, ZoneId.of("Europe/Kyiv"), WorkingDays.WEEKEND));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-26T10:00:00+01:00, 2027-03-29T10:00:00+02:00", // an hour less, the same clock
        "2026-10-23T10:00:00+02:00, 2026-10-26T10:00:00+01:00"
    })
    void the_clock_shows_the_same_time_though_it_was_changed_meanwhile(String asked, String until) {
        var start = java.time.OffsetDateTime.parse(asked).toInstant();

        var deadline = WorkingDays.after(start, 1, ZoneId.of("Europe/Amsterdam"), WorkingDays.WEEKEND);

        assertEquals(java.time.OffsetDateTime.parse(until).toInstant(), deadline);
    }

    @Test
    void a_time_that_the_clocks_skip_is_as_much_later_as_they_are_set_forward() {
        var start = LocalDateTime.parse("2027-03-27T02:30").atZone(ZoneId.of("Europe/Amsterdam"));

        var deadline = WorkingDays.after(start.toInstant(), 1, start.getZone(), NEVER_OFF);

        assertEquals(Instant.parse("2027-03-28T01:30:00Z"), deadline);
    }
}
