package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.communique.signin.Accounts;
import org.communique.signin.PasswordRule;
import org.communique.signin.Sessions;
import org.communique.signin.SignIns;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.statement.Languages;
import org.communique.web.desk.DeskPages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account}: what a user says of herself, her password, and where she is signed in. */
@Controller
class AccountController {

    private final Rooms rooms;
    private final SignInPages pages;
    private final AccountPage page;

    /** What it works with. */
    record Rooms(SignInHouse house, Users users, Accounts accounts, Sessions sessions, SignIns signIns) {}

    private final PasswordRule rule;

    AccountController(Rooms rooms, SignInPages pages, AccountPage page, PasswordRule rule) {
        this.rooms = rooms;
        this.pages = pages;
        this.page = page;
        this.rule = rule;
    }

    @GetMapping("/account")
    ResponseEntity<String> account(HttpServletRequest request) {
        rooms.house().door(request).forget(Door.CODES);
        return page.answer(request, pages.user(request), "");
    }

    @PostMapping("/account")
    ResponseEntity<String> save(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "false") boolean shortcuts) {
        var user = pages.user(request);
        var wanted = Languages.parse(language).orElse(user.language());
        try {
            rooms.users().change(new User(user.name(), shown, wanted, shortcuts));
        } catch (IllegalArgumentException invalid) {
            return page.answer(request, user, "name");
        }
        return DeskPages.seeOther("/account?saved");
    }

    /** The password she has is asked for too: whoever finds a desk open does not take it over. */
    @PostMapping("/account/password")
    ResponseEntity<String> password(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        var user = pages.user(request);
        Optional<String> fault = new NewPassword(password, again).fault(rule, user);
        if (fault.isPresent()) return page.answer(request, user, fault.get());
        if (!rooms.signIns().knows(user.name(), current, rooms.house().network().apply(request)))
            return page.answer(request, user, "current");
        var door = rooms.house().door(request);
        rooms.accounts().setPassword(Accounts.Change.own(user.name(), door.session()), password);
        door.renew();
        return DeskPages.seeOther("/account?saved");
    }

    /** @param key of one of her sessions; empty = all but this one */
    @PostMapping("/account/sessions/end")
    ResponseEntity<String> end(HttpServletRequest request, @RequestParam(defaultValue = "") String key) {
        var user = pages.user(request);
        if (key.isEmpty())
            rooms.sessions().endAll(user.name(), rooms.house().door(request).session());
        else rooms.sessions().end(user.name(), key);
        return DeskPages.seeOther("/account");
    }
}
