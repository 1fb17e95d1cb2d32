package org.communique.web.desk.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.render.Phrases;
import org.communique.setup.Setup;
import org.communique.setup.State;
import org.communique.setup.Step;
import org.communique.signin.PasswordRule;
import org.communique.signin.Users;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.settings.OrganisationForm;
import org.communique.web.desk.settings.Zones;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /setup} before there is a user: whoever has the token of the console names the organisation and makes the first user. */
@Controller
class FirstRunController {

    private final Setup setup;
    private final Desks desks;
    private final Users users;
    private final Organisations organisations;
    private final SetupPages pages;
    private final Present present;
    private final PasswordRule rule = new PasswordRule();

    FirstRunController(
            Setup setup, Desks desks, Users users, Organisations organisations, SetupPages pages, Present present) {
        this.setup = setup;
        this.desks = desks;
        this.users = users;
        this.organisations = organisations;
        this.pages = pages;
        this.present = present;
    }

    /** The page where she is: without the token a form that asks for it. */
    ResponseEntity<String> page(HttpServletRequest request) {
        if (!setup.proves(SetupPages.token(request))) return ask(HttpStatus.OK, request, false);
        return setup.steps().containsKey(Step.ORGANISATION) || present.named(first())
                ? user(HttpStatus.OK, request, FirstUserForm.EMPTY, List.of())
                : organisation(HttpStatus.OK, request, OrganisationForm.of(first()), List.of());
    }

    @PostMapping("/setup/token")
    ResponseEntity<String> token(HttpServletRequest request, @RequestParam(defaultValue = "") String token) {
        if (!setup.first()) throw new Missing("setup");
        var given = token.strip();
        return setup.proves(given) ? SetupPages.keep(request, given) : ask(HttpStatus.FORBIDDEN, request, true);
    }

    @PostMapping("/setup/organisation")
    ResponseEntity<String> organisation(HttpServletRequest request, @RequestParam Map<String, String> fields) {
        must(request);
        if (fields.containsKey("skip")) setup.mark(Step.ORGANISATION, State.SKIPPED);
        else {
            var form = OrganisationForm.of(fields);
            if (!form.faults().isEmpty())
                return organisation(HttpStatus.UNPROCESSABLE_CONTENT, request, form, form.faults());
            var seen = first().profile().seen(); // nobody else has the token
            desks.organisations().change(Actor.console(), first().slug(), form.profile(), seen);
            setup.mark(Step.ORGANISATION, State.DONE);
        }
        return DeskPages.seeOther("/setup");
    }

    @PostMapping("/setup/user")
    ResponseEntity<String> user(HttpServletRequest request, @RequestParam Map<String, String> fields) {
        must(request);
        var form = FirstUserForm.of(fields);
        var password = fields.getOrDefault("password", "");
        var faults = form.faults(password, fields.getOrDefault("again", ""), rule);
        if (!faults.isEmpty()) return user(HttpStatus.UNPROCESSABLE_CONTENT, request, form, faults);
        // of two who come at once, one goes on
        if (!setup.end(SetupPages.token(request))) throw new Missing("setup");
        make(form, password, request);
        return SetupPages.keep(request, "");
    }

    private void make(FirstUserForm form, String password, HttpServletRequest request) {
        var user = form.user(Phrases.desk(request.getLocale())).orElseThrow();
        users.add(user);
        users.setAddress(user.name(), form.address().orElseThrow());
        users.setPassword(user.name(), password);
        var of = first().slug();
        for (var role : form.everything() ? Role.OF_THE_FIRST_USER : List.of(Role.ADMINISTRATOR))
            desks.staff().grant(Actor.console(), of, user.name(), role);
    }

    /** Nobody learns more than from an address that leads nowhere. */
    private void must(HttpServletRequest request) {
        if (!setup.proves(SetupPages.token(request))) throw new Missing("setup");
    }

    private Organisation first() {
        return organisations.all().get(0);
    }

    private ResponseEntity<String> ask(HttpStatus status, HttpServletRequest request, boolean wrong) {
        return pages.page(status, request, "desk/setup-token.html", Map.of("wrong", wrong));
    }

    private ResponseEntity<String> organisation(
            HttpStatus status, HttpServletRequest request, OrganisationForm form, List<String> faults) {
        return pages.page(
                status,
                request,
                "desk/setup-organisation.html",
                Map.of("form", form, "faults", faults, "zones", Zones.all()));
    }

    private ResponseEntity<String> user(
            HttpStatus status, HttpServletRequest request, FirstUserForm form, List<String> faults) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("faults", faults);
        return pages.page(status, request, "desk/setup-user.html", model);
    }
}
