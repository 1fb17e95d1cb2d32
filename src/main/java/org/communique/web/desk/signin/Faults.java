package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;

/** What went wrong before a form is shown again, as its address says. */
final class Faults {

    private Faults() {}

    /** {@code error}, {@code wait}, or nothing. */
    static String of(HttpServletRequest request) {
        if (request.getParameter("error") != null) return "error";
        return request.getParameter("wait") != null ? "wait" : "";
    }
}
