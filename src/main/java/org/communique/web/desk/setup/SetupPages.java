package org.communique.web.desk.setup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.User;
import org.communique.web.desk.DeskPages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Pages of the first run, and the cookie that keeps its token: no page of it stands in the frame of an organisation's desk. */
@Component
class SetupPages {

    private static final String COOKIE = "communique-setup";
    private static final Duration KEPT = Duration.ofHours(12);

    private final DeskPages pages;

    SetupPages(DeskPages pages) {
        this.pages = pages;
    }

    ResponseEntity<String> page(HttpStatus status, HttpServletRequest request, String template, Map<String, ?> model) {
        return page(status, request, Optional.empty(), template, model);
    }

    ResponseEntity<String> page(HttpServletRequest request, User user, Map<String, ?> model) {
        return page(HttpStatus.OK, request, Optional.of(user), "desk/setup.html", model);
    }

    private ResponseEntity<String> page(
            HttpStatus status, HttpServletRequest request, Optional<User> user, String template, Map<String, ?> model) {
        var csrf = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken it ? it.getToken() : "";
        var language = user.map(User::language).orElse(request.getLocale());
        return pages.bare(status, new DeskPages.Bare(language, csrf, user.map(User::shown)), template, model);
    }

    /** The token that her browser keeps; empty if it keeps none. */
    static String token(HttpServletRequest request) {
        var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(it -> it.getName().equals(COOKIE))
                .findFirst()
                .map(Cookie::getValue)
                .orElse("");
    }

    /** To the next page, with the token in a cookie that scripts and other sites do not see. */
    static ResponseEntity<String> keep(HttpServletRequest request, String token) {
        var cookie = ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/setup")
                .maxAge(token.isEmpty() ? Duration.ZERO : KEPT)
                .build();
        var next = DeskPages.seeOther(token.isEmpty() ? "/sign-in" : "/setup");
        return ResponseEntity.status(next.getStatusCode())
                .headers(next.getHeaders())
                .header("Set-Cookie", cookie.toString())
                .build();
    }
}
