package org.communique.web.desk.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.release.InvalidRelease;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.release.WallTime;
import org.communique.render.Phrases;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.PlanDesk.Times;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /desk/{organisation}/releases/{id}/time}: another time for what is planned, asked for, approved or scheduled. It leads to the
 * page of approval, which shows what has changed and asks anew.
 */
@Controller
class TimeController {

    private static final String TEMPLATE = "desk/time.html";
    private static final String PARTS = "desk/time-parts.html";
    private static final String PATH = "/desk/{organisation}/releases/{id:[0-9]+}/time";

    private final Desks desks;
    private final DeskPages pages;
    private final Zones zones;

    TimeController(Desks desks, DeskPages pages, Zones zones) {
        this.zones = zones;
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(Visit visit, @PathVariable long id) {
        desks.plans().mayPlan(visit.actor(), visit.of());
        var release = desks.releases().release(visit.actor(), visit.of(), id);
        var advance = release.advanceAt()
                .map(it -> WallTime.of(it, release.zone()))
                .orElse(new WallTime("", "", release.zone().getId(), ""));
        return page(
                HttpStatus.OK, visit, new Filled(release, WallTime.of(release.dueAt(), release.zone()), advance, ""));
    }

    /** The form as it is filled in, looked at anew: the parts that change if htmx asks, else the whole page. Changes nothing. */
    @PostMapping(PATH + "/look")
    ResponseEntity<String> look(
            Visit visit,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "HX-Request", defaultValue = "") String htmx) {
        desks.plans().mayPlan(visit.actor(), visit.of());
        var model = model(visit, filled(visit, id, form));
        return htmx.isEmpty()
                ? pages.page(HttpStatus.OK, visit, TEMPLATE, model)
                : pages.part(visit, PARTS, "live", model);
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(Visit visit, @PathVariable long id, @RequestParam Map<String, String> form) {
        desks.plans().mayPlan(visit.actor(), visit.of());
        var filled = filled(visit, id, form);
        var times = clear(visit, filled);
        if (times.isEmpty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, filled);
        try {
            boolean done = desks.plans().retime(visit.actor(), visit.of(), id, times.get());
            return done
                    ? DeskPages.seeOther(visit.path("/releases/" + id + "/review"))
                    : page(HttpStatus.CONFLICT, visit, filled.wrong("desk.time.late"));
        } catch (InvalidRelease contradiction) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, filled.wrong("desk.plan.fault.late"));
        }
    }

    /** The form. @param fault key of what is wrong with it as a whole; empty = nothing */
    private record Filled(Release release, WallTime due, WallTime advance, String fault) {

        Filled wrong(String why) {
            return new Filled(release, due, advance, why);
        }

        boolean embargo() {
            return release.advanceAt().isPresent();
        }
    }

    private Optional<Times> clear(Visit visit, Filled form) {
        var due = read(visit, form.due());
        var advance = form.embargo() ? read(visit, form.advance()) : Optional.<ReleaseTime>empty();
        if (due.isEmpty() || form.embargo() != advance.isPresent()) return Optional.empty();
        return Optional.of(new Times(due.get(), advance.map(ReleaseTime::instant)));
    }

    private Optional<ReleaseTime> read(Visit visit, WallTime wall) {
        return wall.read(earliest(visit)) instanceof WallTime.Reading.Clear clear
                ? Optional.of(clear.time())
                : Optional.empty();
    }

    private Instant earliest(Visit visit) {
        return desks.plans().earliest(visit.actor(), visit.of());
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        return pages.page(status, visit, TEMPLATE, model(visit, form));
    }

    private Map<String, ?> model(Visit visit, Filled form) {
        var ground = new ClockField.Ground(
                earliest(visit),
                List.of(visit.zone()),
                Phrases.desk(visit.user().language()));
        var titles =
                desks.reports().titles(visit.actor(), visit.of(), form.release().id());
        var seen = seen(visit, form);
        return Map.of(
                "id", form.release().id(),
                "title", org.communique.web.desk.board.Title.of(titles, "", visit),
                "due", ClockField.of(form.due(), ground, true),
                "advance", ClockField.of(form.advance(), ground, form.embargo()),
                "embargo", form.embargo(),
                "zones", zones.of(form.due().zone(), visit.zone(), ground.language()),
                "clear", seen.clear(),
                "warnings", seen.warnings(),
                "fault", seen.fault());
    }

    /** What there is to say of the times. @param clear whether they could be looked at */
    private record Seen(boolean clear, List<String> warnings, String fault) {}

    private Seen seen(Visit visit, Filled form) {
        var times = clear(visit, form);
        if (times.isEmpty() || !form.fault().isEmpty()) return new Seen(false, List.of(), form.fault());
        var spoken = Phrases.desk(visit.user().language());
        try {
            var cautions = desks.plans()
                    .cautions(visit.actor(), visit.of(), form.release().id(), times.get(), spoken);
            return new Seen(true, new WarningWords(visit.zone(), spoken).of(cautions), "");
        } catch (InvalidRelease contradiction) {
            return new Seen(false, List.of(), "desk.plan.fault.late");
        }
    }

    private Filled filled(Visit visit, long id, Map<String, String> form) {
        return new Filled(
                desks.releases().release(visit.actor(), visit.of(), id),
                wall(form, "date", "time", "chosen"),
                wall(form, "pressDate", "pressTime", "pressChosen"),
                "");
    }

    private static WallTime wall(Map<String, String> form, String date, String time, String chosen) {
        return new WallTime(
                form.getOrDefault(date, ""),
                form.getOrDefault(time, ""),
                form.getOrDefault("zone", ""),
                form.getOrDefault(chosen, ""));
    }
}
