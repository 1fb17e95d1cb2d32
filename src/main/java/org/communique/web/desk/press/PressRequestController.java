package org.communique.web.desk.press;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.presscontact.PressRequests;
import org.communique.presscontact.RequestKind;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.PressRequestDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/press/requests/{id}}: what a journalist asks, opened, and the answer. */
@Controller
class PressRequestController {

    private final Desks desks;
    private final DeskPages pages;
    private final Clock clock;

    PressRequestController(Desks desks, DeskPages pages, Clock clock) {
        this.desks = desks;
        this.pages = pages;
        this.clock = clock;
    }

    /** Who asks, in this one answer; that it was opened is written down. */
    @PostMapping("/desk/{organisation}/press/requests/{id}/open")
    ResponseEntity<String> open(Visit visit, @PathVariable long id) {
        return page(HttpStatus.OK, visit, id, new Filled());
    }

    @PostMapping("/desk/{organisation}/press/requests/{id}/approve")
    ResponseEntity<String> approve(
            Visit visit, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.PRESS_MANAGE, visit.organisation().id());
        var form = new Filled(sent);
        if (form.has("kind", RequestKind.MOVE.code())) {
            boolean moved = desks.pressRequests().approveMove(visit.actor(), visit.of(), id);
            form.fault(!moved, "move", "desk.press.fault-move");
            return moved ? back(visit) : page(HttpStatus.UNPROCESSABLE_CONTENT, visit, id, form);
        }
        var until = PressView.of(visit, clock).endOf(form.text("until"));
        form.fault(until.isEmpty(), "until", "desk.press.fault-until");
        form.fault(lists(visit).stream().noneMatch(it -> form.has("list", it.slug())), "list", "desk.press.fault-list");
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, id, form);
        var terms = new PressRequestDesk.Terms(until.orElseThrow(), form.text("list"));
        desks.pressRequests().approve(visit.actor(), visit.of(), id, terms);
        return back(visit);
    }

    @PostMapping("/desk/{organisation}/press/requests/{id}/decline")
    ResponseEntity<String> decline(
            Visit visit, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.PRESS_MANAGE, visit.organisation().id());
        var form = new Filled(sent);
        form.fault(form.text("reason").isEmpty(), "reason", "desk.press.fault-reason");
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, id, form);
        desks.pressRequests().decline(visit.actor(), visit.of(), id, form.text("reason"));
        return back(visit);
    }

    private static ResponseEntity<String> back(Visit visit) {
        return DeskPages.seeOther(visit.path("/press"));
    }

    private List<ContactList> lists(Visit visit) {
        return desks.lists().all(visit.actor(), visit.of()).stream()
                .filter(it -> it.kind() == ListKind.PRESS)
                .toList();
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, long id, Filled form) {
        Optional<PressRequests.Opened> opened = desks.pressRequests().open(visit.actor(), visit.of(), id);
        if (opened.isEmpty()) return back(visit);
        var view = PressView.of(visit, clock);
        var model = new HashMap<String, Object>();
        model.put("it", opened.get());
        model.put("row", view.waiting(opened.get().request()));
        model.put(
                "topics",
                String.join(
                        ", ", opened.get().request().topics().stream().sorted().toList()));
        model.put("move", opened.get().request().kind() == RequestKind.MOVE);
        model.put("path", visit.path("/press/requests/" + id));
        model.put("form", form);
        model.put(
                "lists",
                lists(visit).stream()
                        .map(it -> Map.of("value", it.slug(), "label", it.slug()))
                        .toList());
        model.put(
                "manages",
                visit.actor().may(Permission.PRESS_MANAGE, visit.organisation().id()));
        return pages.page(status, visit, "desk/press-request.html", model);
    }
}
