package org.communique.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/** Counts days on which people work. */
public final class WorkingDays {

    /** Saturday and Sunday. */
    public static final Predicate<LocalDate> WEEKEND =
            day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;

    private WorkingDays() {}

    /**
     * The instant a number of working days later, at the same time of the day; of what begins on a day off, the count begins with
     * the next working day's midnight.
     *
     * @param days 1 or more
     * @param off  days on which nobody works; at most half a year in a row
     */
    public static Instant after(Instant start, int days, ZoneId zone, Predicate<LocalDate> off) {
        var local = start.atZone(zone);
        if (off.test(local.toLocalDate()))
            local = next(local.toLocalDate(), off).atStartOfDay(zone);
        var day = local.toLocalDate();
        for (int n = 0; n < days; n++) day = next(day, off);
        return day.atTime(local.toLocalTime()).atZone(zone).toInstant();
    }

    private static LocalDate next(LocalDate day, Predicate<LocalDate> off) {
        var next = day.plusDays(1);
        for (int n = 0; off.test(next) && n < 183; n++) next = next.plusDays(1);
        return next;
    }
}
