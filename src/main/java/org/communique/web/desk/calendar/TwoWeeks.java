package org.communique.web.desk.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.communique.render.Phrases;
import org.communique.web.desk.Visit;
import org.communique.workspace.CalendarDesk.Span;
import org.communique.workspace.Desks;
import org.springframework.stereotype.Component;

/** This week and the next, for a page that has other things to say too: {@code desk/calendar-parts.html :: weeks}. */
@Component
public final class TwoWeeks {

    private final Desks desks;

    TwoWeeks(Desks desks) {
        this.desks = desks;
    }

    /** What the fragment finds, by the names it uses: put it into the model of the page. */
    public Map<String, Sheet> model(Visit visit, Instant now) {
        var monday = now.atZone(visit.zone()).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var agenda = desks.calendar().agenda(visit.actor(), visit.of(), new Span(monday, monday.plusWeeks(2)));
        var spoken = Phrases.desk(visit.user().language());
        return Map.of("sheet", Sheet.of(new Sheet.Drawing(agenda, visit.path(""), now, 0, spoken)));
    }
}
