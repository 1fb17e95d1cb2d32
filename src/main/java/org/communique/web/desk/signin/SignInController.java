package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.web.desk.DeskPages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** {@code /sign-in}. */
@Controller
class SignInController {

    private final DeskPages pages;

    SignInController(DeskPages pages) {
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> form(
            HttpServletRequest request,
            Locale language,
            @RequestAttribute("_csrf") org.springframework.security.web.csrf.CsrfToken csrf) {
        boolean failed = request.getParameter("error") != null;
        var who = new DeskPages.Bare(language, csrf.getToken(), Optional.empty());
        return pages.bare(HttpStatus.OK, who, "desk/sign-in.html", Map.of("failed", failed));
    }
}
