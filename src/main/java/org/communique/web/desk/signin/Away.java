package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads a whole window to another page, also when only a part of the page was asked for. */
public final class Away {

    private Away() {}

    /** @param path of ours */
    public static void to(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        boolean part = request.getHeader("HX-Request") != null;
        response.setStatus(part ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(part ? "HX-Redirect" : "Location", path);
    }
}
