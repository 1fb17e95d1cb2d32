package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.communique.signin.Accounts;
import org.communique.signin.Accounts.Change;
import org.communique.signin.PasskeyCeremonies;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Passkeys of whoever is signed in: making one, and taking one away. */
@Controller
class OwnPasskeysController {

    private static final int LONGEST_LABEL = 40;

    private final SignInHouse house;
    private final SignInPages pages;
    private final Accounts accounts;
    private final PasskeyCeremonies ceremonies;

    OwnPasskeysController(SignInHouse house, SignInPages pages, Accounts accounts, PasskeyCeremonies ceremonies) {
        this.house = house;
        this.pages = pages;
        this.accounts = accounts;
        this.ceremonies = ceremonies;
    }

    @PostMapping("/account/second-factor/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        var asked = ceremonies.register(house.place(request), pages.user(request));
        house.door(request).keep(Door.CHALLENGE, asked.challenge());
        return PasskeyController.json(asked.json());
    }

    @StepUp
    @PostMapping("/account/second-factor/passkey")
    ResponseEntity<String> add(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label) {
        var user = pages.user(request);
        var door = house.door(request);
        var answer = new PasskeyCeremonies.Answer(door.kept(Door.CHALLENGE).orElse(""), credential);
        door.forget(Door.CHALLENGE);
        var made = ceremonies.registered(house.place(request), user, answer, label(label, request));
        if (made.isEmpty() || !accounts.addPasskey(Change.own(user.name(), door.session()), made.get()))
            return DeskPages.seeOther("/account/second-factor?passkey");
        door.renew();
        return DeskPages.seeOther("/account?saved");
    }

    @StepUp
    @PostMapping("/account/second-factor/passkey/remove")
    ResponseEntity<String> remove(HttpServletRequest request, @RequestParam(defaultValue = "") String key) {
        var door = house.door(request);
        if (accounts.removePasskey(Change.own(pages.user(request).name(), door.session()), key)) door.renew();
        return DeskPages.seeOther("/account");
    }

    private static String label(String typed, HttpServletRequest request) {
        var label = typed.strip().isEmpty() ? Browsers.roughly(request.getHeader("User-Agent")) : typed.strip();
        return label.substring(0, Math.min(LONGEST_LABEL, label.length()));
    }
}
