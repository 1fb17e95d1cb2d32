package org.communique.web.desk.audience;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.audience.ContactList;
import org.communique.audience.Keep;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ErasureDesk;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/people/{id}}: one person, masked until she is opened, and masked again on the next visit. */
@Controller
class PersonController {

    private final Desks desks;
    private final DeskPages pages;

    PersonController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/people/{id}")
    ResponseEntity<String> person(Visit visit, @PathVariable long id) {
        return page(HttpStatus.OK, visit, view(visit, id), new Filled());
    }

    /** Shows who she is in this one answer, which nothing keeps. */
    @PostMapping("/desk/{organisation}/people/{id}/unmask")
    ResponseEntity<String> unmask(Visit visit, @PathVariable long id) {
        var card = desks.persons().unmask(visit.actor(), visit.of(), id);
        if (card.isEmpty()) return usedUp(visit, id);
        return page(HttpStatus.OK, visit, view(visit, id).opened(card.get()), new Filled());
    }

    @PostMapping("/desk/{organisation}/people/{id}/leave")
    ResponseEntity<String> leave(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String list) {
        desks.contacts().unsubscribe(visit.actor(), visit.of(), id, list);
        return DeskPages.seeOther(visit.path("/people/" + id));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/people/{id}/export")
    ResponseEntity<byte[]> export(Visit visit, @PathVariable long id) {
        var json = desks.persons().export(visit.actor(), visit.of(), id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"contact-" + id + ".json\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/people/{id}/erase")
    ResponseEntity<String> erase(Visit visit, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.CONTACT_ERASE, visit.organisation().id());
        var form = new Filled(sent);
        var view = view(visit, id);
        form.fault(form.number("number") != id, "number", "desk.people.fault-number");
        form.fault(!form.text("keep").matches("forever|none|1"), "keep", "desk.audiences.fault-choose");
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, view, form);
        var wish = new ErasureDesk.Wish(id, form.has("wished", "yes"), Keep.of(form.text("keep")));
        var proof = desks.erasure().erase(visit.actor(), visit.of(), wish);
        return pages.page(
                visit,
                "desk/person-erased.html",
                Map.of(
                        "tabs",
                        Tab.of(visit),
                        "id",
                        id,
                        "at",
                        new Words(visit).moment(proof.at()),
                        "link",
                        proof.link()));
    }

    private PersonView view(Visit visit, long id) {
        var words = new Words(visit);
        var person = desks.persons().person(visit.actor(), visit.of(), id);
        var names = desks.lists().all(visit.actor(), visit.of()).stream()
                .collect(Collectors.toMap(ContactList::slug, words::name));
        return PersonView.masked(words, person, names);
    }

    private ResponseEntity<String> usedUp(Visit visit, long id) {
        var quota = desks.persons().quota(visit.actor(), visit.of());
        return pages.page(
                HttpStatus.TOO_MANY_REQUESTS,
                visit,
                "desk/unmask-refused.html",
                Map.of(
                        "tabs",
                        Tab.of(visit),
                        "here",
                        "audiences",
                        "back",
                        visit.path("/people/" + id),
                        "quota",
                        quota));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, PersonView view, Filled form) {
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("it", view);
        model.put("form", form);
        model.put("quota", desks.persons().quota(visit.actor(), visit.of()));
        for (var may : List.of(Permission.CONTACT_CHANGE, Permission.CONTACT_EXPORT, Permission.CONTACT_ERASE))
            model.put(
                    may.code().replace("contact-", ""),
                    visit.actor().may(may, visit.organisation().id()));
        model.put(
                "pressPath",
                view.press()
                                && visit.actor()
                                        .may(
                                                Permission.PRESS_READ,
                                                visit.organisation().id())
                        ? visit.path("/press/" + view.id())
                        : "");
        return pages.page(status, visit, "desk/person.html", model);
    }
}
