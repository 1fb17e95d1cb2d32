package org.communique.web.desk.users;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.signin.User;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.statement.Languages;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.communique.workspace.StaffDesk;
import org.communique.workspace.StaffDesk.Newcomer;
import org.communique.workspace.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/users}. */
@Controller
class UsersController {

    private static final String PATH = "/desk/{organisation}/settings/users";

    private final Desks desks;
    private final DeskPages pages;
    private final InvitationPage invitations;

    UsersController(Desks desks, DeskPages pages, InvitationPage invitations) {
        this.desks = desks;
        this.pages = pages;
        this.invitations = invitations;
    }

    /** A user as the page shows her. @param may whether the buttons about how she signs in are there */
    record Row(
            String name,
            String shown,
            List<String> roles,
            List<String> others,
            boolean self,
            boolean active,
            boolean may) {

        static Row of(StaffDesk.Member it, Visit visit) {
            boolean self = it.name().equals(visit.user().name());
            return new Row(
                    it.name(),
                    it.state().map(state -> state.shown()).orElse(it.name()),
                    it.roles().stream().map(Role::code).toList(),
                    Arrays.stream(Role.values())
                            .filter(role -> !it.roles().contains(role))
                            .map(Role::code)
                            .toList(),
                    self,
                    it.state().map(state -> state.active()).orElse(true),
                    !self && it.ours() && it.state().isPresent());
        }
    }

    /** What somebody typed to invite somebody. */
    record Typed(String name, String shown, String mail, String language, String role) {

        static final Typed NOTHING = new Typed("", "", "", "en", "writer");

        /** A field that was not sent arrives as null. */
        Typed {
            name = Objects.requireNonNullElse(name, "");
            shown = Objects.requireNonNullElse(shown, "");
            mail = Objects.requireNonNullElse(mail, "");
            language = Objects.requireNonNullElse(language, "en");
            role = Objects.requireNonNullElse(role, "writer");
        }

        /** @throws IllegalArgumentException if it is no user, or no address */
        Newcomer newcomer() {
            var address = Optional.of(mail).filter(it -> !it.isBlank()).map(Address::new);
            var spoken = Languages.parse(language).orElse(Locale.ENGLISH);
            return new Newcomer(new User(name.strip(), shown.isBlank() ? name : shown, spoken), address, asked(role));
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> users(Visit visit) {
        return page(HttpStatus.OK, visit, Typed.NOTHING, "");
    }

    @StepUp
    @PostMapping(PATH)
    ResponseEntity<String> invite(Visit visit, Typed typed, @RequestParam(defaultValue = "") String mailed) {
        Newcomer newcomer;
        try {
            newcomer = typed.newcomer();
        } catch (IllegalArgumentException invalid) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, typed, "invalid");
        }
        try {
            var token = desks.staff().invite(visit.actor(), visit.of(), newcomer, way(mailed));
            return invitations.shown(visit, newcomer.user(), token);
        } catch (Taken taken) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, typed, "taken");
        }
    }

    @StepUp
    @PostMapping(PATH + "/grant")
    ResponseEntity<String> grant(
            Visit visit,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "writer") String role) {
        desks.staff().grant(visit.actor(), visit.of(), user, asked(role));
        return back(visit);
    }

    @StepUp
    @PostMapping(PATH + "/revoke")
    ResponseEntity<String> revoke(
            Visit visit,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "writer") String role) {
        desks.staff().revoke(visit.actor(), visit.of(), user, asked(role));
        return back(visit);
    }

    @StepUp
    @PostMapping(PATH + "/invite")
    ResponseEntity<String> inviteAgain(
            Visit visit, @RequestParam(defaultValue = "") String user, @RequestParam(defaultValue = "") String mailed) {
        var token = desks.staff().inviteAgain(visit.actor(), visit.of(), user, way(mailed));
        return invitations.shown(visit, new User(user, user, Locale.ENGLISH), token);
    }

    @StepUp
    @PostMapping(PATH + "/reset")
    ResponseEntity<String> reset(Visit visit, @RequestParam(defaultValue = "") String user) {
        desks.staff().resetSecondFactor(visit.actor(), visit.of(), user);
        return back(visit);
    }

    @StepUp
    @PostMapping(PATH + "/disable")
    ResponseEntity<String> disable(Visit visit, @RequestParam(defaultValue = "") String user) {
        desks.staff().disable(visit.actor(), visit.of(), user);
        return back(visit);
    }

    @StepUp
    @PostMapping(PATH + "/enable")
    ResponseEntity<String> enable(Visit visit, @RequestParam(defaultValue = "") String user) {
        desks.staff().enable(visit.actor(), visit.of(), user);
        return back(visit);
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Typed typed, String fault) {
        var users = desks.staff().members(visit.actor(), visit.of()).stream()
                .map(it -> Row.of(it, visit))
                .toList();
        return pages.page(
                status,
                visit,
                "desk/users.html",
                Map.of(
                        "users",
                        users,
                        "typed",
                        typed,
                        "fault",
                        fault,
                        "mails",
                        desks.staff().mails(visit.actor(), visit.of()),
                        "roles",
                        Arrays.stream(Role.values()).map(Role::code).toList(),
                        "may",
                        visit.actor()
                                .may(
                                        Permission.STAFF_MANAGE,
                                        visit.organisation().id())));
    }

    private static StaffDesk.Way way(String mailed) {
        return mailed.isEmpty() ? StaffDesk.Way.SHOWN : StaffDesk.Way.MAILED;
    }

    private static Role asked(String code) {
        return Role.of(code).orElseThrow(() -> new Missing("role"));
    }

    private static ResponseEntity<String> back(Visit visit) {
        return DeskPages.seeOther(visit.path("/settings/users"));
    }
}
