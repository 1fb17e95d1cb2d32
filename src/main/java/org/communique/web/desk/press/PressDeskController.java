package org.communique.web.desk.press;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.press.AccessLog;
import org.communique.staff.Permission;
import org.communique.statement.Statement;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/press}: who waits for an answer, the press contacts, and who looked. */
@Controller
class PressDeskController {

    private static final int AT_ONCE = 50;

    private final Desks desks;
    private final DeskPages pages;
    private final Clock clock;

    PressDeskController(Desks desks, DeskPages pages, Clock clock) {
        this.desks = desks;
        this.pages = pages;
        this.clock = clock;
    }

    /** A release of which there are advance copies. */
    record Embargoed(String href, String statement, String until) {}

    /** A contact's looks at one item. */
    record Look(
            long contact, String href, String mark, String item, String how, int hours, String first, String last) {}

    @GetMapping("/desk/{organisation}/press")
    ResponseEntity<String> desk(Visit visit, @RequestParam(defaultValue = "0") int from) {
        var view = PressView.of(visit, clock);
        int first = Math.max(0, from);
        var rows = desks.pressAccess().rows(visit.actor(), visit.of(), first, AT_ONCE + 1);
        var model = new HashMap<String, Object>();
        model.put("rows", rows.stream().limit(AT_ONCE).map(view::row).toList());
        model.put("more", rows.size() > AT_ONCE ? visit.path("/press?from=" + (first + AT_ONCE)) : "");
        model.put("less", first > 0 ? visit.path("/press?from=" + Math.max(0, first - AT_ONCE)) : "");
        model.put(
                "waiting",
                desks.pressRequests().waiting(visit.actor(), visit.of()).stream()
                        .map(view::waiting)
                        .toList());
        model.put("due", due(visit));
        model.put("embargoed", embargoed(visit, view));
        model.put(
                "manages",
                visit.actor().may(Permission.PRESS_MANAGE, visit.organisation().id()));
        return pages.page(visit, "desk/press.html", model);
    }

    @GetMapping("/desk/{organisation}/press/looks/{release}")
    ResponseEntity<String> looks(Visit visit, @PathVariable long release) {
        var view = PressView.of(visit, clock);
        var looks = desks.pressAccess().looks(visit.actor(), visit.of(), release);
        var model = new HashMap<String, Object>();
        model.put("rows", looks.stream().map(it -> look(view, it)).toList());
        model.put(
                "contacts",
                looks.stream().mapToLong(AccessLog.Looks::contact).distinct().count());
        return pages.page(visit, "desk/press-looks.html", model);
    }

    private long due(Visit visit) {
        var now = clock.instant();
        return desks.pressContacts().all(visit.actor(), visit.of()).stream()
                .filter(it -> !it.review().isAfter(now))
                .count();
    }

    private List<Embargoed> embargoed(Visit visit, PressView view) {
        if (!visit.actor().may(Permission.RELEASE_READ, visit.organisation().id())) return List.of();
        var keys = desks.statements().all(visit.actor(), visit.of()).stream()
                .collect(Collectors.toMap(Statement::id, Statement::key));
        return desks.releases().all(visit.actor(), visit.of()).stream()
                .filter(it -> it.advanceAt().isPresent())
                .limit(AT_ONCE)
                .map(it -> new Embargoed(
                        visit.path("/press/looks/" + it.id()),
                        keys.getOrDefault(it.statement(), ""),
                        view.moment(it.dueAt())))
                .toList();
    }

    private static Look look(PressView view, AccessLog.Looks it) {
        return new Look(
                it.contact(),
                view.visit().path("/press/" + it.contact()),
                it.mark(),
                view.of("desk.press.item-" + it.item()) + " " + it.detail(),
                view.of("desk.press.way-" + it.how()),
                it.hours(),
                view.moment(it.first()),
                view.moment(it.last()));
    }
}
