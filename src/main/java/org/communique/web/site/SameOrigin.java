package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a POST may come from a page of ours. No cookie gives anybody a right here, so nothing but what a person sees is at stake;
 * what a browser says of a foreign page (Fetch Metadata, RFC 6454 §7) is heeded all the same.
 */
final class SameOrigin {

    private SameOrigin() {}

    /** False only if the browser says that another site sent it. @param baseUrl public address of the site */
    static boolean ours(HttpServletRequest request, String baseUrl) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        var origin = request.getHeader("Origin");
        // our pages send no referrer, so that older browsers say null for them
        if (origin == null || origin.equals("null")) return true;
        return (baseUrl + "/").startsWith(origin + "/") || origin.endsWith("://" + request.getHeader("Host"));
    }
}
