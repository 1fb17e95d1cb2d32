package org.communique.web.desk.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.calendar.ICalendar;
import org.communique.calendar.ICalendar.Event;
import org.communique.calendar.ICalendar.When;
import org.communique.calendar.Observance;
import org.communique.release.ReleaseState;
import org.communique.render.Phrases;
import org.communique.workspace.CalendarDesk.Agenda;
import org.communique.workspace.CalendarDesk.Entry;

/** An agenda as a calendar feed says it: the same releases and days as the page. */
final class FeedText {

    private final Agenda agenda;
    private final String origin;
    private final Locale spoken;

    private FeedText(Agenda agenda, String origin, Locale spoken) {
        this.agenda = agenda;
        this.origin = origin;
        this.spoken = spoken;
    }

    /** @param origin address of the site, without a slash at its end */
    static String of(Agenda agenda, String origin, Locale spoken, Instant now) {
        var text = new FeedText(agenda, origin, spoken);
        var name =
                Phrases.get(spoken, "desk.calendar.name", agenda.organisation().name(spoken));
        return ICalendar.of(name, text.events(), now);
    }

    private List<Event> events() {
        var events = new ArrayList<Event>();
        agenda.entries().forEach(it -> {
            it.release().advanceAt().ifPresent(at -> events.add(event(it, at, true)));
            events.add(event(it, it.release().dueAt(), false));
        });
        agenda.span().from().datesUntil(agenda.span().to()).forEach(date -> agenda.observances().stream()
                .filter(it -> it.on(date))
                .forEach(it -> events.add(observed(it, date))));
        return events;
    }

    private Event event(Entry entry, Instant at, boolean advance) {
        var release = entry.release();
        boolean planned = release.state() == ReleaseState.DRAFT;
        var state = Phrases.get(spoken, "desk.state." + release.state().code());
        var what = advance
                ? Phrases.get(spoken, "desk.calendar.summary", state, Phrases.get(spoken, "desk.calendar.advance"))
                : state;
        var title = entry.title().in(spoken, agenda.organisation().fallback());
        return new Event(
                "release-" + release.id() + (advance ? "-advance@" : "@") + host(),
                new When.At(at, !planned),
                Phrases.get(spoken, "desk.calendar.summary", what, title),
                origin + "/desk/" + agenda.organisation().slug()
                        + (planned ? "/statements/" + entry.key() + "/plan" : "/releases/" + release.id()));
    }

    private Event observed(Observance it, LocalDate date) {
        return new Event(
                "day-" + date + "-" + it.id() + "@" + host(),
                new When.On(date),
                it.names().in(spoken, agenda.organisation().fallback()),
                "");
    }

    private String host() {
        return origin.substring(origin.indexOf("//") + 2);
    }
}
