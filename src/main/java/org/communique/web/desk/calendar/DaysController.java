package org.communique.web.desk.calendar;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.calendar.CalendarSettings;
import org.communique.calendar.Holidays;
import org.communique.calendar.Observance;
import org.communique.calendar.QuietHours;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/calendar}: quiet hours, holidays, and days of one's own. */
@Controller
class DaysController {

    private static final String PATH = "/settings/calendar";

    /** CLDR's "MMMMd", which Java 17 cannot be asked for; it is this in both languages of the desk. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM");

    private final Desks desks;
    private final DeskPages pages;

    DaysController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/settings/calendar")
    ResponseEntity<String> settings(Visit visit) {
        return page(HttpStatus.OK, visit, "", DayForm.EMPTY);
    }

    @PostMapping("/desk/{organisation}/settings/calendar")
    ResponseEntity<String> save(
            Visit visit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String country) {
        Optional<QuietHours> quiet;
        try {
            quiet = from.isEmpty() && to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "quiet", DayForm.EMPTY);
        }
        var known = Optional.of(country).filter(Holidays.countries()::contains);
        desks.calendar().change(visit.actor(), visit.of(), new CalendarSettings(quiet, known));
        return DeskPages.seeOther(visit.path(PATH));
    }

    @PostMapping("/desk/{organisation}/settings/calendar/days")
    ResponseEntity<String> add(Visit visit, @ModelAttribute DayForm form) {
        desks.plans().mayPlan(visit.actor(), visit.of());
        var observance = form.observance();
        if (observance.isEmpty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "day", form);
        desks.calendar().add(visit.actor(), visit.of(), observance.get());
        return DeskPages.seeOther(visit.path(PATH));
    }

    @PostMapping("/desk/{organisation}/settings/calendar/days/remove")
    ResponseEntity<String> remove(Visit visit, @RequestParam(defaultValue = "0") long day) {
        desks.calendar().remove(visit.actor(), visit.of(), day);
        return DeskPages.seeOther(visit.path(PATH));
    }

    /** A day as it is listed. */
    record Row(long id, String day, String name) {}

    /** A country of the select. */
    record Country(String code, String name, boolean chosen) {}

    private ResponseEntity<String> page(HttpStatus status, Visit visit, String fault, DayForm form) {
        var spoken = Phrases.desk(visit.user().language());
        var days = desks.calendar().days(visit.actor(), visit.of());
        long of = visit.organisation().id();
        return pages.page(
                status,
                visit,
                "desk/calendar-settings.html",
                Map.of(
                        "fault", fault,
                        "form", form,
                        "from",
                                days.settings()
                                        .quiet()
                                        .map(it -> it.from().toString())
                                        .orElse(""),
                        "to",
                                days.settings()
                                        .quiet()
                                        .map(it -> it.to().toString())
                                        .orElse(""),
                        "countries", countries(days.settings(), spoken),
                        "days",
                                days.own().stream()
                                        .map(it -> row(it, visit, spoken))
                                        .toList(),
                        "mayManage", visit.actor().may(Permission.ORGANISATION_MANAGE, of),
                        "mayPlan", visit.actor().may(Permission.RELEASE_PLAN, of)));
    }

    private static List<Country> countries(CalendarSettings settings, Locale spoken) {
        return Holidays.countries().stream()
                .map(it -> new Country(
                        it,
                        new Locale.Builder().setRegion(it).build().getDisplayCountry(spoken),
                        settings.country().filter(it::equals).isPresent()))
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }

    private static Row row(Observance it, Visit visit, Locale spoken) {
        var name = it.names().in(spoken, visit.organisation().fallback());
        var day = DAY.withLocale(spoken).format(it.day());
        return new Row(
                it.id(),
                it.year()
                        .map(year -> day + " " + year)
                        .orElseGet(() -> Phrases.get(spoken, "desk.calendar.each-year", day)),
                name);
    }
}
