package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * The answer to a form of the desk that was not taken because whoever sent it is signed in no longer, or anew since she opened
 * it: what she wrote, with a button that sends it again. Nothing of it is kept here, and nothing is done with it; sent again it
 * is a form like every other. The answer is the same whatever there is at the address, and for whom.
 */
public final class Unsent {

    /** Pages of the desk, where there is something to write; a password is asked for outside it. */
    private static final Pattern DESK = Pattern.compile("/desk(/[A-Za-z0-9._~-]+)+");

    /** Most that is shown, in characters: more than the longest text that the desk keeps. */
    private static final int MOST = 1_600_000;

    /** From so many characters on a value is shown to be read and copied. */
    private static final int LONG = 40;

    private final SignInPages pages;

    Unsent(SignInPages pages) {
        this.pages = pages;
    }

    /** What was in a field. */
    record Field(String name, String value) {

        /** Numbers and hashes that a page had hidden in its form are no words. */
        boolean longer() {
            return value.contains("\n") || value.length() >= LONG && !value.matches("[!-~]+");
        }

        /** Within a {@code <textarea>}, where the first line break is not read (HTML §13.1.2.5). */
        public String inArea() {
            return "\n" + value;
        }
    }

    /**
     * Whether it is a form of ours that a browser shows the answer to in its window, and no more than a page can hold. It must have
     * come from a page of ours, as only a browser can say: the answer holds a good token, and a form of another site would be one
     * click away from being taken (Fetch Metadata §2.4).
     */
    public boolean answers(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && DESK.matcher(request.getRequestURI()).matches()
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && request.getHeader("HX-Request") == null
                && documents(request.getHeader("Sec-Fetch-Dest"))
                && size(request) <= MOST;
    }

    private static boolean documents(String destination) {
        return destination == null || destination.equals("document");
    }

    private static long size(HttpServletRequest request) {
        return fields(request)
                .mapToLong(it -> it.name().length() + it.value().length())
                .sum();
    }

    private static Stream<Field> fields(HttpServletRequest request) {
        return new TreeMap<>(request.getParameterMap())
                .entrySet().stream().filter(it -> !it.getKey().equals("_csrf")).flatMap(it -> Stream.of(it.getValue())
                        .map(value -> new Field(it.getKey(), value)));
    }

    /** Shows it. @throws IOException if nobody listens any more */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var all = fields(request).toList();
        var sent = all.stream().filter(it -> !secret(it)).toList();
        boolean files = String.valueOf(request.getContentType()).startsWith("multipart/");
        var model = Map.of(
                "at",
                request.getRequestURI(),
                "type",
                files ? "multipart/form-data" : "application/x-www-form-urlencoded",
                "files",
                files,
                "secrets",
                sent.size() < all.size(),
                "away",
                request.getRemoteUser() == null,
                "written",
                only(sent, true),
                "rest",
                only(sent, false));
        var page = pages.page(HttpStatus.FORBIDDEN, request, "desk/unsent.html", model);
        page.getHeaders().forEach((name, values) -> values.forEach(it -> response.addHeader(name, it)));
        response.setStatus(page.getStatusCode().value());
        response.getOutputStream().write(String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean secret(Field field) {
        return field.name().contains("password");
    }

    private static List<Field> only(List<Field> fields, boolean longer) {
        return fields.stream().filter(it -> it.longer() == longer).toList();
    }
}
