package org.communique.web.desk.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.calendar.Clocks;
import org.communique.calendar.Warnings;
import org.communique.release.ReleaseState;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.workspace.CalendarDesk.Agenda;
import org.communique.workspace.CalendarDesk.Entry;

/**
 * Weeks of a calendar, as a template shows them. Weeks begin on Monday (ISO 8601).
 *
 * @param weekdays names of the columns
 */
public record Sheet(List<Weekday> weekdays, List<Week> weeks) {

    /** A column. @param name in full, for those who hear it */
    public record Weekday(String brief, String name) {}

    /** A row of seven days. */
    public record Week(List<Day> days) {

        public Week {
            days = List.copyOf(days);
        }
    }

    /**
     * A day.
     *
     * @param date    such as {@code 2026-10-18}
     * @param number  of the day in its month
     * @param words   the day in full
     * @param outside it belongs to the month before or after
     * @param notes   observances, holidays and changes of the clocks
     */
    public record Day(
            String date,
            int number,
            String words,
            boolean past,
            boolean today,
            boolean outside,
            List<Event> events,
            List<String> notes) {

        /** Whether there is anything to say of it. */
        public boolean said() {
            return !events.isEmpty() || !notes.isEmpty();
        }
    }

    /**
     * A release, or its advance copies, on its day.
     *
     * @param href    of the page on which it can be worked on
     * @param planned nobody has decided on it
     * @param state   in words
     */
    public record Event(String href, String time, String title, boolean planned, String state) {}

    /** Days that have something to say, in order. */
    public List<Day> told() {
        return weeks.stream()
                .flatMap(it -> it.days().stream())
                .filter(Day::said)
                .toList();
    }

    /**
     * What is drawn.
     *
     * @param base  path of the organisation's desk
     * @param now   marks the day that it is
     * @param month the month it is about; 0 = none: no day is outside
     */
    record Drawing(Agenda agenda, String base, Instant now, int month, Locale spoken) {

        ZoneId zone() {
            return agenda.organisation().zone();
        }
    }

    /** The weeks of the agenda's span, which begins on a Monday. */
    static Sheet of(Drawing drawing) {
        var weeks = new ArrayList<Week>();
        var span = drawing.agenda().span();
        var moments = moments(drawing);
        for (var monday = span.from(); monday.isBefore(span.to()); monday = monday.plusWeeks(1))
            weeks.add(new Week(monday.datesUntil(monday.plusWeeks(1))
                    .map(it -> day(it, moments.getOrDefault(it, List.of()), drawing))
                    .toList()));
        var weekdays = Arrays.stream(DayOfWeek.values())
                .map(it -> new Weekday(
                        it.getDisplayName(TextStyle.SHORT_STANDALONE, drawing.spoken()),
                        it.getDisplayName(TextStyle.FULL_STANDALONE, drawing.spoken())))
                .toList();
        return new Sheet(weekdays, weeks);
    }

    private static Day day(LocalDate date, List<Moment> moments, Drawing drawing) {
        var today = drawing.now().atZone(drawing.zone()).toLocalDate();
        return new Day(
                date.toString(),
                date.getDayOfMonth(),
                Moments.day(date.atStartOfDay(drawing.zone()).toInstant(), drawing.zone(), drawing.spoken()),
                date.isBefore(today),
                date.equals(today),
                drawing.month() != 0 && date.getMonthValue() != drawing.month(),
                moments.stream().map(it -> event(it, drawing)).toList(),
                notes(date, drawing));
    }

    /** What happens on each day of the organisation's zone, by time. */
    private static Map<LocalDate, List<Moment>> moments(Drawing drawing) {
        return drawing.agenda().entries().stream()
                .flatMap(it -> Stream.concat(
                        it.release().advanceAt().map(at -> new Moment(it, at, true)).stream(),
                        Stream.of(new Moment(it, it.release().dueAt(), false))))
                .sorted(Comparator.comparing(Moment::at))
                .collect(Collectors.groupingBy(
                        it -> it.at().atZone(drawing.zone()).toLocalDate()));
    }

    private record Moment(Entry entry, Instant at, boolean advance) {}

    private static Event event(Moment moment, Drawing drawing) {
        var release = moment.entry().release();
        var spoken = drawing.spoken();
        boolean planned = release.state() == ReleaseState.DRAFT;
        var state = Phrases.get(spoken, "desk.state." + release.state().code());
        var advance = Phrases.get(spoken, "desk.calendar.advance");
        return new Event(
                drawing.base()
                        + (planned ? "/statements/" + moment.entry().key() + "/plan" : "/releases/" + release.id()),
                Moments.time(moment.at(), drawing.zone(), spoken),
                moment.entry()
                        .title()
                        .in(spoken, drawing.agenda().organisation().fallback()),
                planned,
                moment.advance() ? Phrases.get(spoken, "desk.calendar.summary", advance, state) : state);
    }

    private static List<String> notes(LocalDate date, Drawing drawing) {
        var spoken = drawing.spoken();
        var agenda = drawing.agenda();
        var days = new Warnings.Days(drawing.zone(), agenda.settings(), agenda.observances(), spoken);
        var fallback = agenda.organisation().fallback();
        return Stream.of(
                        days.observed(date).stream().map(it -> it.names().in(spoken, fallback)),
                        days.holidays(date).stream().map(it -> Phrases.get(spoken, "desk.calendar.holiday", it)),
                        Clocks.change(drawing.zone(), date).stream()
                                .map(it -> Phrases.get(
                                        spoken,
                                        it.isGap() ? "desk.calendar.forward" : "desk.calendar.back",
                                        it.getDateTimeBefore().toLocalTime().toString())))
                .flatMap(it -> it)
                .toList();
    }
}
