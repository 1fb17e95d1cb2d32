package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.communique.signin.Accounts;
import org.communique.signin.SignIns;
import org.communique.web.desk.DeskPages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in} and {@code /sign-in/code}: a name, a password, and a code. */
@Controller
class SignInController {

    private final SignInHouse house;
    private final SignInPages pages;
    private final SignIns signIns;
    private final Accounts accounts;
    private final Elsewhere elsewhere;

    SignInController(AccountController.Rooms rooms, SignInPages pages, Elsewhere elsewhere) {
        this.house = rooms.house();
        this.pages = pages;
        this.signIns = rooms.signIns();
        this.accounts = rooms.accounts();
        this.elsewhere = elsewhere;
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> form(HttpServletRequest request) {
        return pages.page(
                request, "desk/sign-in.html", Map.of("fault", Faults.of(request), "provider", elsewhere.name()));
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> password(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password) {
        var user = SignIns.name(username);
        var door = house.door(request);
        switch (signIns.password(user, password, house.network().apply(request))) {
            case PROVED -> {
                door.letIn(user);
                return DeskPages.seeOther(Wanted.taken(request, response));
            }
            case CODE_WANTED -> {
                door.halfWay(user, SignIns.First.PASSWORD);
                return DeskPages.seeOther("/sign-in/code");
            }
            case TOO_MANY -> {
                return DeskPages.seeOther("/sign-in?wait");
            }
            case WRONG -> {
                return DeskPages.seeOther("/sign-in?error");
            }
        }
        throw new IllegalStateException("every answer is named above");
    }

    @GetMapping("/sign-in/code")
    ResponseEntity<String> code(HttpServletRequest request) {
        var half = house.door(request).half();
        if (half.isEmpty()) return DeskPages.seeOther("/sign-in");
        return pages.page(
                request,
                "desk/sign-in-code.html",
                Map.of(
                        "fault", Faults.of(request),
                        "codes", accounts.hasTotp(half.get()),
                        "passkeys", !accounts.passkeys(half.get()).isEmpty()));
    }

    @PostMapping("/sign-in/code")
    ResponseEntity<String> code(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String code) {
        var door = house.door(request);
        var half = door.half();
        if (half.isEmpty()) return DeskPages.seeOther("/sign-in");
        var answer =
                signIns.code(door.first(), half.get(), code, house.network().apply(request));
        if (answer == SignIns.Answer.PROVED) {
            door.letIn(half.get());
            return DeskPages.seeOther(Wanted.taken(request, response));
        }
        boolean wait = answer == SignIns.Answer.TOO_MANY;
        if (wait) door.forget(Door.HALF);
        return DeskPages.seeOther(wait ? "/sign-in?wait" : "/sign-in/code?error");
    }
}
