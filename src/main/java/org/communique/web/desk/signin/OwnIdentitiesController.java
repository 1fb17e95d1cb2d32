package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.communique.signin.Accounts;
import org.communique.signin.Accounts.Change;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account/identity}: who is let in by a provider too ends that herself. */
@Controller
class OwnIdentitiesController {

    private final SignInHouse house;
    private final SignInPages pages;
    private final Accounts accounts;

    OwnIdentitiesController(SignInHouse house, SignInPages pages, Accounts accounts) {
        this.house = house;
        this.pages = pages;
        this.accounts = accounts;
    }

    /** Its word does not stand for her second factor either any more, in this session as in others. */
    @StepUp
    @PostMapping("/account/identity/remove")
    ResponseEntity<String> remove(HttpServletRequest request, @RequestParam(defaultValue = "") String issuer) {
        var door = house.door(request);
        var change = Change.own(pages.user(request).name(), door.session());
        if (accounts.unbind(change, issuer)) {
            door.forget(Door.VOUCHED);
            door.renew();
        }
        return DeskPages.seeOther("/account");
    }
}
