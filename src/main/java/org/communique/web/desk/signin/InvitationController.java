package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.Accounts;
import org.communique.signin.PasswordRule;
import org.communique.signin.User;
import org.communique.web.desk.DeskPages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in/invitation/…}: somebody invited sets a password of her own. Opening the link alone uses nothing up. */
@Controller
class InvitationController {

    private final SignInHouse house;
    private final SignInPages pages;
    private final Accounts accounts;
    private final PasswordRule rule;

    InvitationController(SignInHouse house, SignInPages pages, Accounts accounts, PasswordRule rule) {
        this.house = house;
        this.pages = pages;
        this.accounts = accounts;
        this.rule = rule;
    }

    @GetMapping("/sign-in/invitation/{token}")
    ResponseEntity<String> form(HttpServletRequest request, @PathVariable String token) {
        return answer(request, token, "");
    }

    @PostMapping("/sign-in/invitation/{token}")
    ResponseEntity<String> accept(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        var user = accounts.invited(token);
        if (user.isEmpty()) return answer(request, token, "");
        Optional<String> fault = new NewPassword(password, again).fault(rule, user.get());
        if (fault.isPresent()) return answer(request, token, fault.get());
        if (!accounts.accept(token, password)) return answer(request, token, "");
        var name = user.get().name();
        if (accounts.hasSecondFactor(name)) return DeskPages.seeOther("/sign-in");
        house.door(request).letIn(name);
        return DeskPages.seeOther("/account/second-factor");
    }

    private ResponseEntity<String> answer(HttpServletRequest request, String token, String fault) {
        var user = accounts.invited(token);
        if (user.isEmpty()) return pages.page(HttpStatus.NOT_FOUND, request, "desk/invitation-over.html", Map.of());
        return pages.page(
                fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                "desk/invitation.html",
                Map.of(
                        "name",
                        user.map(User::name).get(),
                        "shown",
                        user.map(User::shown).get(),
                        "fault",
                        fault));
    }
}
