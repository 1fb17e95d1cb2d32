package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** What went wrong before a form is shown again, as its address says. */
final class Faults {

    private Faults() {}

    /** {@code error}, {@code wait}, {@code passkey}, {@code provider}, {@code away}, or nothing. */
    static String of(HttpServletRequest request) {
        return Stream.of("error", "wait", "passkey", "provider", "away")
                .filter(it -> request.getParameter(it) != null)
                .findFirst()
                .orElse("");
    }
}
