package org.communique.web.desk.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.setup.Setup;
import org.communique.setup.State;
import org.communique.setup.Step;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.web.desk.DeskPages;
import org.communique.workspace.Desks;
import org.communique.workspace.ListDesk;
import org.communique.workspace.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /setup} once somebody can sign in: what is done and what is left, for an administrator of the first organisation. */
@Controller
class SetupController {

    private final Setup setup;
    private final Desks desks;
    private final People people;
    private final SetupPages pages;
    private final FirstRunController firstRun;
    private final Present present;

    SetupController(
            Setup setup, Desks desks, People people, SetupPages pages, FirstRunController firstRun, Present present) {
        this.setup = setup;
        this.desks = desks;
        this.people = people;
        this.pages = pages;
        this.firstRun = firstRun;
        this.present = present;
    }

    /** Who sets up, and for whom. */
    record Who(User user, Actor actor, Organisation of) {}

    /** A step on the page. @param state {@code done}, {@code skipped} or {@code open}. @param path where it is gone; empty = here */
    record Row(String step, String state, String path) {}

    @GetMapping("/setup")
    ResponseEntity<String> page(HttpServletRequest request) {
        if (setup.first()) return firstRun.page(request);
        return page(request, people.administrator(request), "");
    }

    /** Goes past a step, or back to it. */
    @PostMapping("/setup/skip")
    ResponseEntity<String> skip(HttpServletRequest request, @RequestParam(defaultValue = "") String step) {
        people.administrator(request);
        Step.of(step).ifPresent(it -> setup.mark(it, State.SKIPPED));
        return DeskPages.seeOther("/setup");
    }

    @PostMapping("/setup/list")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name) {
        var who = people.administrator(request);
        var title = name.strip();
        if (!slug.matches("[a-z][a-z0-9-]{0,39}") || title.isEmpty() || title.length() > 200)
            return page(request, who, "list");
        try {
            var wish = new ListDesk.Wish(slug, Localized.same(title), ListKind.PUBLIC);
            desks.lists().create(who.actor(), who.of().slug(), wish);
        } catch (Taken taken) {
            return page(request, who, "taken");
        }
        setup.mark(Step.LIST, State.DONE);
        return DeskPages.seeOther("/setup");
    }

    private ResponseEntity<String> page(HttpServletRequest request, Who who, String fault) {
        var answer = pages.page(
                request,
                who.user(),
                Map.of(
                        "rows",
                        rows(who),
                        "fault",
                        fault,
                        "desk",
                        "/desk/" + who.of().slug(),
                        "mayList",
                        who.actor().may(Permission.LIST_MANAGE, who.of().id())));
        return fault.isEmpty()
                ? answer
                : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .headers(answer.getHeaders())
                        .body(answer.getBody());
    }

    /** What is there is done, whoever did it and wherever. */
    private List<Row> rows(Who who) {
        var desk = "/desk/" + who.of().slug();
        var relay = desks.sender().relay(who.actor(), who.of().slug());
        boolean keys = desks.sender().records(who.actor(), who.of().slug()).stream()
                .anyMatch(it -> it.why().equals("dkim"));
        boolean lists = !desks.lists().all(who.actor(), who.of().slug()).isEmpty();
        return List.of(
                row(Step.ORGANISATION, present.named(who.of()), desk + "/settings/organisation"),
                row(Step.MAIL, !relay.relay().host().isEmpty(), desk + "/settings/sender"),
                row(Step.DNS, keys, desk + "/settings/sender"),
                row(Step.LIST, lists, ""),
                row(Step.STATEMENT, present.spoken(who.of()), desk + "/statements"));
    }

    private Row row(Step step, boolean there, String path) {
        var state =
                Optional.ofNullable(setup.steps().get(step)).map(State::code).orElse("open");
        return new Row(step.code(), there ? State.DONE.code() : state, path);
    }
}
