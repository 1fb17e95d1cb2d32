package org.communique.web.desk.press;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.audience.ListKind;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.Entered;
import org.communique.presscontact.LawfulBasis;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.statement.Languages;
import org.communique.statement.Topics;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.PressAccessDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/press/new}: enters a journalist that the desk knows of. */
@Controller
class PressEntryController {

    private static final int LONGEST = 500;

    private final Desks desks;
    private final DeskPages pages;
    private final Topics topics;

    PressEntryController(Desks desks, DeskPages pages, Topics topics) {
        this.desks = desks;
        this.pages = pages;
        this.topics = topics;
    }

    /** Something to choose. */
    record Choice(String value, String label) {}

    @GetMapping("/desk/{organisation}/press/new")
    ResponseEntity<String> blank(Visit visit) {
        must(visit);
        return page(HttpStatus.OK, visit, new Filled());
    }

    @PostMapping("/desk/{organisation}/press/new")
    ResponseEntity<String> enter(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        must(visit);
        var form = new Filled(sent);
        var card = card(form);
        form.fault(form.text("outlet").isEmpty(), "outlet", "desk.press.fault-outlet");
        for (var field : List.of("outlet", "phone", "beat", "note"))
            form.fault(form.text(field).length() > LONGEST, field, "desk.audiences.fault-long");
        form.fault(basis(form).isEmpty(), "basis", "desk.audiences.fault-choose");
        form.fault(source(form).isEmpty(), "source", "desk.audiences.fault-choose");
        form.fault(form.text("list").isEmpty(), "list", "desk.press.fault-list");
        if (card.isEmpty() || form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        var entered = desks.pressAccess().enter(visit.actor(), visit.of(), newcomer(visit, form, card.get()));
        if (entered instanceof Entered.Added added) return DeskPages.seeOther(visit.path("/press/" + added.contact()));
        form.fault(
                "address",
                entered instanceof Entered.HasLeft ? "desk.press.fault-left" : "desk.press.fault-suppressed");
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
    }

    private static Optional<Card> card(Filled form) {
        try {
            return Optional.of(new Card(new Address(form.text("address")), form.text("name")));
        } catch (IllegalArgumentException wrong) {
            form.fault("address", "desk.people.fault-address");
            return Optional.empty();
        }
    }

    private PressAccessDesk.Newcomer newcomer(Visit visit, Filled form, Card card) {
        var language = Languages.parse(form.text("language"))
                .orElse(visit.organisation().fallback().get(0));
        return new PressAccessDesk.Newcomer(
                new Enrolment.Newcomer(visit.organisation().id(), card, List.of(language), ContactKind.PRESS),
                new Details(form.text("outlet"), form.text("phone"), form.text("beat"), "", form.text("note")),
                new PressAccessDesk.Ground(
                        basis(form).orElseThrow(), source(form).orElseThrow()),
                form.all("topic").stream().filter(topics.all()::containsKey).collect(Collectors.toSet()),
                form.text("list"));
    }

    private static Optional<LawfulBasis> basis(Filled form) {
        return Arrays.stream(LawfulBasis.values())
                .filter(it -> it.code().equals(form.text("basis")))
                .findFirst();
    }

    private static Optional<AddressSource> source(Filled form) {
        return Arrays.stream(AddressSource.values())
                .filter(it -> it.code().equals(form.text("source")))
                .findFirst();
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var language = visit.user().language();
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put(
                "bases",
                Arrays.stream(LawfulBasis.values())
                        .map(it -> choice(language, "desk.press.basis-", it.code()))
                        .toList());
        model.put(
                "sources",
                Arrays.stream(AddressSource.values())
                        .map(it -> choice(language, "desk.press.source-", it.code()))
                        .toList());
        model.put(
                "languages",
                visit.organisation().fallback().stream()
                        .map(it -> new Choice(it.toLanguageTag(), Languages.name(it, language)))
                        .toList());
        model.put(
                "topics",
                topics.all().keySet().stream()
                        .map(it -> new Choice(
                                it,
                                topics.label(it, language, visit.organisation().fallback())))
                        .toList());
        model.put(
                "lists",
                desks.lists().all(visit.actor(), visit.of()).stream()
                        .filter(it -> it.kind() == ListKind.PRESS)
                        .map(it -> new Choice(
                                it.slug(),
                                it.names().in(language, visit.organisation().fallback())))
                        .toList());
        return pages.page(status, visit, "desk/press-new.html", model);
    }

    private static Choice choice(Locale language, String key, String code) {
        return new Choice(code, Phrases.get(Phrases.desk(language), key + code));
    }

    private static void must(Visit visit) {
        visit.actor().must(Permission.PRESS_MANAGE, visit.organisation().id());
    }
}
