package org.communique.web.desk.audience;

import java.util.HashMap;
import java.util.Optional;
import org.communique.staff.Permission;
import org.communique.transfer.AgeRecipient;
import org.communique.transfer.ExportRequests;
import org.communique.transfer.ExportRequests.State;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ExportDesk;
import org.communique.workspace.TransferDesk;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/exports}: asking for a file of contacts, and confirming a colleague's. */
@Controller
class ExportController {

    private static final String EXPORTS = "/exports";

    private final Desks desks;
    private final DeskPages pages;

    ExportController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /**
     * A request as its row shows it.
     *
     * @param confirm whether this visitor may confirm it
     * @param decline whether she may decline it, or take it back
     * @param fetch   whether the file waits for her
     */
    record Row(
            String path,
            String at,
            String by,
            String lists,
            String rows,
            String recipient,
            String reason,
            String state,
            boolean confirm,
            boolean decline,
            boolean fetch) {}

    @GetMapping("/desk/{organisation}/exports")
    ResponseEntity<String> exports(Visit visit) {
        return page(HttpStatus.OK, visit, new Filled().with("form", "csv"));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/exports")
    ResponseEntity<String> ask(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.CONTACT_EXPORT, visit.organisation().id());
        var form = new Filled(sent);
        form.fault(form.text("reason").isEmpty(), "reason", "desk.exports.fault-reason");
        var to = recipient(form);
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        var extract = new TransferDesk.Extract(form.all("list"), form.has("form", "json"), to);
        desks.exports().ask(visit.actor(), visit.of(), new ExportDesk.Wish(extract, form.text("reason")));
        return DeskPages.seeOther(visit.path(EXPORTS));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/exports/{id}/confirm")
    ResponseEntity<String> confirm(Visit visit, @PathVariable long id) {
        if (desks.exports().confirm(visit.actor(), visit.of(), id)) return DeskPages.seeOther(visit.path(EXPORTS));
        var form = new Filled().with("form", "csv");
        form.fault("confirm", "desk.exports.fault-confirm");
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
    }

    @PostMapping("/desk/{organisation}/exports/{id}/decline")
    ResponseEntity<String> decline(Visit visit, @PathVariable long id) {
        desks.exports().decline(visit.actor(), visit.of(), id);
        return DeskPages.seeOther(visit.path(EXPORTS));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/exports/{id}/file")
    ResponseEntity<Resource> file(Visit visit, @PathVariable long id) {
        var file = desks.exports().file(visit.actor(), visit.of(), id);
        var name = file.map(it -> it.getFileName().toString()).orElse("");
        return Download.of(file, "contacts" + name.substring(Math.max(0, name.indexOf('.'))));
    }

    private static Optional<AgeRecipient> recipient(Filled form) {
        if (form.text("recipient").isEmpty()) return Optional.empty();
        try {
            return Optional.of(new AgeRecipient(form.text("recipient")));
        } catch (IllegalArgumentException none) {
            form.fault("recipient", "desk.exports.fault-recipient");
            return Optional.empty();
        }
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var words = new Words(visit);
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("lists", words.choices(desks.lists().all(visit.actor(), visit.of())));
        model.put(
                "rows",
                desks.exports().all(visit.actor(), visit.of()).stream()
                        .map(it -> row(words, it))
                        .toList());
        return pages.page(status, visit, "desk/exports.html", model);
    }

    private static Row row(Words words, ExportRequests.Request it) {
        boolean own = it.askedBy().equals(words.visit().user().name());
        boolean waits = it.state() == State.WAITING;
        return new Row(
                words.visit().path(EXPORTS + "/" + it.id()),
                words.moment(it.asked()),
                own ? words.of("desk.exports.you") : it.askedBy(),
                it.lists().isEmpty() ? words.of("desk.exports.everybody") : String.join(", ", it.lists()),
                words.number(it.rows()),
                it.to().map(AgeRecipient::key).orElse(""),
                it.reason(),
                words.of("desk.exports.state-" + it.state().code()),
                waits && !own,
                waits,
                it.state() == State.READY && own);
    }
}
