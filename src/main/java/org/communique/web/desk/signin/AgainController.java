package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.communique.signin.Accounts;
import org.communique.signin.SignIns;
import org.communique.signin.SignIns.Answer;
import org.communique.signin.SignIns.First;
import org.communique.web.desk.DeskPages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in/again}: who is signed in proves it once more, and goes on where she was. */
@Controller
class AgainController {

    private final SignInHouse house;
    private final SignInPages pages;
    private final SignIns signIns;
    private final Accounts accounts;
    private final Elsewhere elsewhere;

    AgainController(AccountController.Rooms rooms, SignInPages pages, Elsewhere elsewhere) {
        this.house = rooms.house();
        this.pages = pages;
        this.signIns = rooms.signIns();
        this.accounts = rooms.accounts();
        this.elsewhere = elsewhere;
    }

    @GetMapping("/sign-in/again")
    ResponseEntity<String> form(HttpServletRequest request) {
        var user = request.getRemoteUser();
        if (user == null) return DeskPages.seeOther("/sign-in");
        return pages.page(
                request,
                "desk/sign-in-again.html",
                Map.of(
                        "fault", Faults.of(request),
                        "provider", elsewhere.name(),
                        "half", house.door(request).isHalfAgain(),
                        "codes", accounts.hasTotp(user),
                        "passkeys", !accounts.passkeys(user).isEmpty()));
    }

    @PostMapping("/sign-in/again")
    ResponseEntity<String> prove(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code) {
        var user = request.getRemoteUser();
        if (user == null) return DeskPages.seeOther("/sign-in");
        var network = house.network().apply(request);
        var door = house.door(request);
        var first = door.isHalfAgain() ? First.PROVIDER : First.PASSWORD;
        var answer = first == First.PROVIDER ? Answer.CODE_WANTED : signIns.password(user, password, network);
        if (answer == Answer.CODE_WANTED) answer = signIns.code(first, user, code, network);
        if (answer != Answer.PROVED)
            return DeskPages.seeOther(answer == Answer.TOO_MANY ? "/sign-in/again?wait" : "/sign-in/again?error");
        door.proved();
        return DeskPages.seeOther("/sign-in/again/held");
    }

    /** What she had asked for, with its button: nothing is done without her pressing it. */
    @GetMapping("/sign-in/again/held")
    ResponseEntity<String> held(HttpServletRequest request) {
        var door = house.door(request);
        var held = door.kept(Door.HELD).map(Held::read);
        if (request.getRemoteUser() == null || held.isEmpty()) return DeskPages.seeOther("/desk");
        if (!held.get().post()) {
            door.forget(Door.HELD);
            return DeskPages.seeOther(held.get().path());
        }
        return pages.page(request, "desk/sign-in-held.html", Map.of("held", held.get()));
    }
}
