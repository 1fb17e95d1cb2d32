package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.web.desk.DeskPages;
import org.communique.workspace.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/** Pages outside the desk of an organisation: in the words of whoever is signed in, else of her browser. */
final class SignInPages {

    private final DeskPages pages;
    private final Users users;

    SignInPages(DeskPages pages, Users users) {
        this.pages = pages;
        this.users = users;
    }

    /** Whoever is signed in. @throws Missing if nobody is */
    User user(HttpServletRequest request) {
        return signedIn(request).orElseThrow(() -> new Missing("user"));
    }

    private Optional<User> signedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteUser()).flatMap(users::find);
    }

    ResponseEntity<String> page(HttpServletRequest request, String template, Map<String, ?> model) {
        return page(HttpStatus.OK, request, template, model);
    }

    ResponseEntity<String> page(HttpStatus status, HttpServletRequest request, String template, Map<String, ?> model) {
        var user = signedIn(request);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Locale language = user.map(User::language).orElse(request.getLocale());
        return pages.bare(
                status, new DeskPages.Bare(language, csrf.getToken(), user.map(User::shown)), template, model);
    }
}
