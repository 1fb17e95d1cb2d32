package org.communique.web.desk.calendar;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.CalendarDesk.Span;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/calendar}: a month as a table or as a list, and the private feed. */
@Controller
class CalendarController {

    private static final String TEMPLATE = "desk/calendar.html";
    private static final Pattern WRITTEN = Pattern.compile("[12]\\d{3}-\\d{2}");

    private final Desks desks;
    private final DeskPages pages;
    private final CalendarAddress address;
    private final Clock clock;

    CalendarController(Desks desks, DeskPages pages, CalendarAddress address, Clock clock) {
        this.desks = desks;
        this.pages = pages;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/desk/{organisation}/calendar")
    ResponseEntity<String> month(
            Visit visit, @RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "") String view) {
        return page(visit, month(visit, month), view.equals("list"), Optional.empty());
    }

    /** Not a redirect, as what it tells is told once. */
    @PostMapping("/desk/{organisation}/calendar/feed")
    ResponseEntity<String> makeFeed(Visit visit) {
        var token = desks.calendar().makeFeed(visit.actor(), visit.of());
        return page(visit, month(visit, ""), false, Optional.of(address.of(token)));
    }

    @PostMapping("/desk/{organisation}/calendar/feed/end")
    ResponseEntity<String> endFeed(Visit visit) {
        desks.calendar().endFeed(visit.actor(), visit.of());
        return DeskPages.seeOther(visit.path("/calendar"));
    }

    /** This month where it is none. */
    private YearMonth month(Visit visit, String written) {
        try {
            return YearMonth.parse(WRITTEN.matcher(written).matches() ? written : "");
        } catch (DateTimeException none) {
            return YearMonth.from(clock.instant().atZone(visit.zone()));
        }
    }

    private ResponseEntity<String> page(Visit visit, YearMonth month, boolean list, Optional<String> feed) {
        var spoken = Phrases.desk(visit.user().language());
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var agenda = desks.calendar().agenda(visit.actor(), visit.of(), new Span(first, last.plusDays(1)));
        var drawing = new Sheet.Drawing(agenda, visit.path(""), clock.instant(), month.getMonthValue(), spoken);
        var model = new HashMap<String, Object>(Map.of("sheet", Sheet.of(drawing), "list", list));
        model.put("name", month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, spoken) + " " + month.getYear());
        model.put("month", month.toString());
        model.put("before", month.minusMonths(1).toString());
        model.put("after", month.plusMonths(1).toString());
        model.put("feed", feed.orElse(""));
        model.put(
                "since",
                desks.calendar()
                        .feedSince(visit.actor(), visit.of())
                        .map(it -> Moments.day(it, visit.zone(), spoken))
                        .orElse(""));
        return pages.page(visit, TEMPLATE, model);
    }
}
