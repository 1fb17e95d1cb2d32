package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.communique.feed.Prepared;

/** Answers with prepared bytes: 200 or 304, plain or compressed, and the headers of every public answer. */
final class Responder {

    /** A cache may serve what it has for a day while we cannot answer; what was recalled is gone after five minutes otherwise. */
    static final String FIVE_MINUTES = "public, max-age=300, stale-if-error=86400";

    /** Archive documents change only by corrections and kills, but a text that was killed must not live on in caches for longer. */
    static final String ONE_DAY = "public, max-age=86400, stale-if-error=86400";

    static final String FOR_EVER = "public, max-age=31536000, immutable";
    static final String NEVER = "no-store";
    static final String PRIVATE = "private, no-store";
    static final String HTML = "text/html;charset=utf-8";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; report-uri /csp-report; frame-ancestors 'none'";

    private static final String FRAMED_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; report-uri /csp-report; frame-ancestors *";

    private static final String SCRIPT = "; script-src 'self'";

    private static final String FRAMED_FORM_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; report-uri /csp-report; frame-ancestors *";

    private Responder() {}

    /** A feed; any page of the web may read it. */
    static void feed(HttpServletRequest request, HttpServletResponse response, Prepared feed, String cache)
            throws IOException {
        pageHeaders(response);
        response.setHeader("Access-Control-Allow-Origin", "*");
        prepared(request, response, feed, cache);
    }

    static void page(HttpServletRequest request, HttpServletResponse response, Prepared page) throws IOException {
        pageHeaders(response);
        prepared(request, response, page, FIVE_MINUTES);
    }

    /** Every 200 and every 304 carries the same tag, date, age and Vary (RFC 9110 §15.4.5). */
    static void prepared(HttpServletRequest request, HttpServletResponse response, Prepared document, String cache)
            throws IOException {
        boolean gzip = Conditions.takesGzip(request.getHeader("Accept-Encoding"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", cache);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", Conditions.tag(document.etag(), gzip));
        response.setHeader("Last-Modified", Conditions.date(document.lastModified()));
        if (Conditions.unchanged(
                request.getHeader("If-None-Match"),
                request.getHeader("If-Modified-Since"),
                document.etag(),
                document.lastModified())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (gzip) response.setHeader("Content-Encoding", "gzip");
        response.setContentType(document.contentType());
        body(request, response, gzip ? document.gzip() : document.identity());
    }

    /** A page that belongs to one person, or to nobody: never stored, never indexed, and it tells no other site. */
    static void unstored(HttpServletRequest request, HttpServletResponse response, int status, byte[] page)
            throws IOException {
        unstored(request, response, status, page, PAGE_POLICY);
    }

    /** A form with the script that works for it: no cache keeps it, as what it holds grows old. */
    static void scripted(HttpServletRequest request, HttpServletResponse response, byte[] page) throws IOException {
        unstored(request, response, HttpServletResponse.SC_OK, page, PAGE_POLICY + SCRIPT);
    }

    /** The same in a frame of any other site. */
    static void scriptedFrame(HttpServletRequest request, HttpServletResponse response, byte[] page)
            throws IOException {
        unstored(request, response, HttpServletResponse.SC_OK, page, FRAMED_FORM_POLICY);
    }

    private static void unstored(
            HttpServletRequest request, HttpServletResponse response, int status, byte[] page, String policy)
            throws IOException {
        pageHeaders(response);
        response.setHeader("Content-Security-Policy", policy);
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", NEVER);
        response.setContentType(HTML);
        body(request, response, page);
    }

    /** To another page of ours, with GET (RFC 9110 §15.4.4). */
    static void seeOther(HttpServletResponse response, String path) {
        pageHeaders(response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setContentLength(0);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", NEVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** What was recalled; a condition is not asked for where the answer is none of 2xx (RFC 9110 §13.2.1). */
    static void gone(HttpServletRequest request, HttpServletResponse response, Prepared page) throws IOException {
        boolean gzip = Conditions.takesGzip(request.getHeader("Accept-Encoding"));
        pageHeaders(response);
        response.setStatus(HttpServletResponse.SC_GONE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", FIVE_MINUTES);
        response.setHeader("Vary", "Accept-Encoding");
        if (gzip) response.setHeader("Content-Encoding", "gzip");
        response.setContentType(HTML);
        body(request, response, gzip ? page.gzip() : page.identity());
    }

    /** An answer to what one reader asked: no cache keeps it, no engine indexes it, no other site learns of it. */
    static void personal(HttpServletRequest request, HttpServletResponse response, byte[] page) throws IOException {
        pageHeaders(response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", PRIVATE);
        response.setContentType(HTML);
        body(request, response, page);
    }

    /** For pages of other sites: a part of ours that any of them may frame. */
    static void framed(HttpServletRequest request, HttpServletResponse response, Prepared page) throws IOException {
        response.setHeader("Content-Security-Policy", FRAMED_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        prepared(request, response, page, FIVE_MINUTES);
    }

    /** For programs of other sites, also those that run in a browser. */
    static void shared(HttpServletRequest request, HttpServletResponse response, Prepared document) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        prepared(request, response, document, FIVE_MINUTES);
    }

    /** A request that makes no sense, told in a fixed sentence: nothing of it is repeated. */
    static void refused(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", NEVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain;charset=utf-8");
        body(request, response, sentence.getBytes(StandardCharsets.UTF_8));
    }

    /** Too many requests (RFC 6585 §4); the wait in seconds, as readers understand no date there. */
    static void later(HttpServletResponse response, Duration wait) {
        pageHeaders(response);
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", Long.toString(wait.toSeconds()));
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", NEVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    static void redirect(HttpServletResponse response, int status, String absolute, String vary) {
        response.setStatus(status);
        response.setContentLength(0);
        response.setHeader("Location", absolute);
        response.setHeader("Cache-Control", FIVE_MINUTES);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!vary.isEmpty()) response.setHeader("Vary", vary);
    }

    static void body(HttpServletRequest request, HttpServletResponse response, byte[] bytes) throws IOException {
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(bytes);
    }

    private static void pageHeaders(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
