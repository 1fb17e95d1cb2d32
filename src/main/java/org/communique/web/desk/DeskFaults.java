package org.communique.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.staff.Denied;
import org.communique.workspace.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the desk answers where there is nothing to show: not there, or not hers to see. Says nothing of what was asked for. */
@ControllerAdvice("org.communique.web.desk")
class DeskFaults {

    private final DeskPages pages;
    private final Users users;

    DeskFaults(DeskPages pages, Users users) {
        this.pages = pages;
        this.users = users;
    }

    @ExceptionHandler(Missing.class)
    ResponseEntity<String> missing(HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, "missing");
    }

    @ExceptionHandler(Denied.class)
    ResponseEntity<String> denied(HttpServletRequest request) {
        return answer(request, HttpStatus.FORBIDDEN, "denied");
    }

    private ResponseEntity<String> answer(HttpServletRequest request, HttpStatus status, String fault) {
        var user = Optional.ofNullable(request.getRemoteUser()).flatMap(users::find);
        var who = new DeskPages.Bare(
                user.map(User::language).orElse(Locale.ENGLISH), Csrf.of(request), user.map(User::shown));
        return pages.bare(status, who, "desk/fault.html", Map.of("fault", fault));
    }
}
