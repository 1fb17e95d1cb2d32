package org.communique.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.statement.Localized;

/** What there is to say of a time that somebody has in mind. Pure: it is told everything it needs. */
public final class Warnings {

    /** Two releases that are nearer than this take each other's readers. */
    public static final Duration NEAR = Duration.ofHours(1);

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private Warnings() {}

    /**
     * Where and how an organisation lives.
     *
     * @param zone     in which its days begin
     * @param language in which holidays are named
     */
    public record Days(ZoneId zone, CalendarSettings settings, List<Observance> observances, Locale language) {

        public Days {
            observances = List.copyOf(observances);
        }

        /** The observances of a day, in the order of the list. */
        public List<Observance> observed(LocalDate day) {
            return observances.stream().filter(it -> it.on(day)).toList();
        }

        /** Names of the holidays of a day. */
        public List<String> holidays(LocalDate day) {
            return Holidays.on(day, settings.country(), language);
        }
    }

    /**
     * Another release.
     *
     * @param shared people on lists of both
     */
    public record Other(long release, Localized title, Instant at, long shared) {}

    /** All there is to say, what is most urgent first; empty for an ordinary hour of a working day. */
    public static List<Warning> of(Instant at, Days days, List<Other> others) {
        var warnings = new ArrayList<Warning>();
        others.stream()
                .filter(it ->
                        it.shared() > 0 && Duration.between(it.at(), at).abs().compareTo(NEAR) <= 0)
                .forEach(it -> warnings.add(new Warning.Collision(it.release(), it.title(), it.at(), it.shared())));
        var there = at.atZone(days.zone());
        days.settings()
                .quiet()
                .filter(it -> it.hold(there.toLocalTime()))
                .ifPresent(it -> warnings.add(new Warning.Quiet(it)));
        days.holidays(there.toLocalDate()).forEach(it -> warnings.add(new Warning.Holiday(it)));
        if (WEEKEND.contains(there.getDayOfWeek())) warnings.add(new Warning.Weekend(there.getDayOfWeek()));
        days.observed(there.toLocalDate()).forEach(it -> warnings.add(new Warning.Observed(it.names())));
        return List.copyOf(warnings);
    }
}
