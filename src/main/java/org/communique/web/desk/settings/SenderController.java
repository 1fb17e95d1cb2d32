package org.communique.web.desk.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.Users;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.SenderDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/sender}: the relay, the records in DNS, and a mail to oneself to see that it works. */
@Controller
class SenderController {

    private static final String PATH = "/desk/{organisation}/settings/sender";

    private final Desks desks;
    private final DeskPages pages;
    private final Users users;

    SenderController(Desks desks, DeskPages pages, Users users) {
        this.desks = desks;
        this.pages = pages;
        this.users = users;
    }

    /** @param look whether DNS is asked now */
    @GetMapping(PATH)
    ResponseEntity<String> form(
            Visit visit, @RequestParam(defaultValue = "") String look, @RequestParam(defaultValue = "") String told) {
        var model = model(visit, desks.sender().relay(visit.actor(), visit.of()).relay(), List.of());
        if (told.matches("[a-z-]{1,20}")) model.put("told", told);
        if (!look.isEmpty()) {
            model.put("asked", true);
            model.put(
                    "looks",
                    desks.sender().look(visit.actor(), visit.of(), visit.user().language()));
        }
        return pages.page(visit, "desk/settings-sender.html", model);
    }

    @StepUp
    @PostMapping(PATH)
    ResponseEntity<String> keep(Visit visit, @RequestParam Map<String, String> fields) {
        var relay = new SenderDesk.Relay(
                fields.getOrDefault("host", ""),
                fields.getOrDefault("port", ""),
                fields.getOrDefault("security", ""),
                fields.getOrDefault("user", ""),
                fields.getOrDefault("base-url", ""));
        var password = Optional.of(fields.getOrDefault("password", "")).filter(it -> !it.isEmpty());
        var faults = desks.sender().keep(visit.actor(), visit.of(), relay, password);
        return faults.isEmpty()
                ? told(visit, "kept")
                : pages.page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        visit,
                        "desk/settings-sender.html",
                        model(visit, relay, faults));
    }

    /** To the address that we know of her, and to no other. */
    @PostMapping(PATH + "/test")
    ResponseEntity<String> test(Visit visit) {
        var known = desks.sender().relay(visit.actor(), visit.of());
        var to = users.address(visit.user().name());
        if (to.isEmpty()) return told(visit, "no-address");
        if (known.relay().host().isEmpty()) return told(visit, "no-relay");
        var tested = desks.sender().test(visit.actor(), visit.of(), to.get());
        if (tested.accepted()) return told(visit, "accepted");
        var model = model(visit, known.relay(), List.of());
        model.put("told", "refused");
        model.put("reason", tested.reason());
        return pages.page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "desk/settings-sender.html", model);
    }

    @StepUp
    @PostMapping(PATH + "/keys")
    ResponseEntity<String> keys(Visit visit) {
        desks.sender().makeKeys(visit.actor(), visit.of());
        return told(visit, "keys");
    }

    @StepUp
    @PostMapping(PATH + "/sign")
    ResponseEntity<String> sign(Visit visit) {
        var against =
                desks.sender().sign(visit.actor(), visit.of(), visit.user().language());
        if (against.isEmpty()) return told(visit, "signing");
        var model = model(visit, desks.sender().relay(visit.actor(), visit.of()).relay(), List.of());
        model.put("told", "not-signing");
        model.put("reason", against);
        return pages.page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "desk/settings-sender.html", model);
    }

    private static ResponseEntity<String> told(Visit visit, String what) {
        return DeskPages.seeOther(visit.path("/settings/sender?told=" + what));
    }

    private Map<String, Object> model(Visit visit, SenderDesk.Relay relay, List<SenderDesk.Fault> faults) {
        var model = new HashMap<String, Object>();
        model.put("known", desks.sender().relay(visit.actor(), visit.of()));
        model.put("relay", relay);
        model.put("faults", faults);
        model.put("records", desks.sender().records(visit.actor(), visit.of()));
        model.put("sender", visit.organisation().sender());
        model.put("asked", false);
        model.put("looks", List.of());
        model.put("told", "");
        model.put("reason", "");
        return model;
    }
}
