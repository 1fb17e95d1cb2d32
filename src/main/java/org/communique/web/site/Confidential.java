package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.ContentDisposition;

/**
 * The answer to one request that only one person may see: kept by no cache, found by no search engine, told to no other site, shown
 * in no frame, and without a cookie. Every answer about an advance copy is made here, the redirects too.
 */
record Confidential(HttpServletRequest request, HttpServletResponse response) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String PAGE = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String FILE = "default-src 'none'; sandbox";

    /** A file as it is sent. */
    record Part(String name, String mediaType, byte[] bytes) {}

    void page(String html) throws IOException {
        document(HttpServletResponse.SC_OK, Responder.HTML, html);
    }

    /** There was something here that is shown to nobody any more. */
    void gone(String html) throws IOException {
        document(HttpServletResponse.SC_GONE, Responder.HTML, html);
    }

    /** @param type with its charset, which is UTF-8 */
    void document(String type, String text) throws IOException {
        document(HttpServletResponse.SC_OK, type, text);
    }

    /** A file; what is no picture is only ever downloaded. */
    void file(Part part) throws IOException {
        headers(FILE);
        response.setContentType(part.mediaType());
        if (!MediaTypes.isShown(part.mediaType()))
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(part.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
        Responder.body(request, response, part.bytes());
    }

    /** To another address of ours, by its path: with GET, whatever this was (RFC 9110 §15.4.4). */
    void seeOther(String path) {
        headers(PAGE);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** Asks for user name and password (RFC 7617). */
    void challenge(String html) throws IOException {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Press\", charset=\"UTF-8\"");
        document(HttpServletResponse.SC_UNAUTHORIZED, Responder.HTML, html);
    }

    /** Too many requests (RFC 6585 §4). */
    void later(Duration wait, String html) throws IOException {
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        document(TOO_MANY_REQUESTS, Responder.HTML, html);
    }

    private void document(int status, String type, String text) throws IOException {
        headers(PAGE);
        response.setStatus(status);
        response.setContentType(type);
        Responder.body(request, response, text.getBytes(StandardCharsets.UTF_8));
    }

    private void headers(String policy) {
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Robots-Tag", "noindex, noarchive");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
