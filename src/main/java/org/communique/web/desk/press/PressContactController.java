package org.communique.web.desk.press;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.presscontact.PressContacts;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/press/{contact}}: one press contact, masked until she is opened for one answer. */
@Controller
class PressContactController {

    private final Desks desks;
    private final DeskPages pages;
    private final Clock clock;

    PressContactController(Desks desks, DeskPages pages, Clock clock) {
        this.desks = desks;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/desk/{organisation}/press/{contact:[0-9]+}")
    ResponseEntity<String> contact(Visit visit, @PathVariable long contact) {
        return page(HttpStatus.OK, visit, contact, Map.of());
    }

    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/open")
    ResponseEntity<String> open(Visit visit, @PathVariable long contact) {
        var dossier = desks.pressAccess().open(visit.actor(), visit.of(), contact);
        if (dossier.isEmpty()) return usedUp(visit, contact);
        return page(HttpStatus.OK, visit, contact, opened(dossier.get()));
    }

    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/accredit")
    ResponseEntity<String> accredit(
            Visit visit, @PathVariable long contact, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.PRESS_MANAGE, visit.organisation().id());
        var form = new Filled(sent);
        var until = PressView.of(visit, clock).endOf(form.text("until"));
        form.fault(until.isEmpty(), "until", "desk.press.fault-until");
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, contact, Map.of("form", form));
        desks.pressContacts().accredit(visit.actor(), visit.of(), contact, until.orElseThrow());
        return back(visit, contact);
    }

    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/end")
    ResponseEntity<String> end(Visit visit, @PathVariable long contact) {
        desks.pressContacts().end(visit.actor(), visit.of(), contact);
        return back(visit, contact);
    }

    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/reviewed")
    ResponseEntity<String> reviewed(Visit visit, @PathVariable long contact) {
        desks.pressContacts().reviewed(visit.actor(), visit.of(), contact);
        return back(visit, contact);
    }

    /** The key is in this one answer and nowhere else. */
    @StepUp
    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/key")
    ResponseEntity<String> key(Visit visit, @PathVariable long contact) {
        var key = desks.pressAccess().key(visit.actor(), visit.of(), contact);
        if (key.isPresent()) return page(HttpStatus.OK, visit, contact, Map.of("key", key.get()));
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, contact, Map.of("keyless", true));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/revoke")
    ResponseEntity<String> revoke(Visit visit, @PathVariable long contact) {
        desks.pressAccess().revoke(visit.actor(), visit.of(), contact);
        return back(visit, contact);
    }

    @StepUp
    @PostMapping("/desk/{organisation}/press/{contact:[0-9]+}/restore")
    ResponseEntity<String> restore(Visit visit, @PathVariable long contact) {
        desks.pressAccess().restore(visit.actor(), visit.of(), contact);
        return back(visit, contact);
    }

    private static ResponseEntity<String> back(Visit visit, long contact) {
        return DeskPages.seeOther(visit.path("/press/" + contact));
    }

    private static Map<String, Object> opened(PressContacts.Dossier dossier) {
        return Map.of(
                "open",
                true,
                "name",
                dossier.card().name(),
                "address",
                dossier.card().address().value(),
                "details",
                dossier.details(),
                "topics",
                String.join(", ", dossier.topics().stream().sorted().toList()),
                "dossier",
                dossier);
    }

    private ResponseEntity<String> usedUp(Visit visit, long contact) {
        return pages.page(
                HttpStatus.TOO_MANY_REQUESTS,
                visit,
                "desk/unmask-refused.html",
                Map.of(
                        "tabs",
                        List.of(),
                        "here",
                        "press",
                        "back",
                        visit.path("/press/" + contact),
                        "quota",
                        desks.pressAccess().quota(visit.actor(), visit.of())));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, long contact, Map<String, Object> more) {
        var view = PressView.of(visit, clock);
        var model = new HashMap<String, Object>(Map.of("open", false, "form", new Filled(), "keyless", false));
        model.put("it", view.row(desks.pressAccess().row(visit.actor(), visit.of(), contact)));
        model.put("access", desks.pressAccess().access(visit.actor(), visit.of(), contact));
        model.put("quota", desks.pressAccess().quota(visit.actor(), visit.of()));
        model.put("path", visit.path("/press/" + contact));
        model.put(
                "manages",
                visit.actor().may(Permission.PRESS_MANAGE, visit.organisation().id()));
        model.putAll(more);
        if (more.get("dossier") instanceof PressContacts.Dossier dossier)
            model.put("accepted", view.accepted(dossier.accreditations()));
        return pages.page(status, visit, "desk/press-contact.html", model);
    }
}
