package org.communique.web.desk.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The page that somebody was on her way to when she was asked to sign in: kept in her browser for ten minutes. */
public final class Wanted {

    private static final String COOKIE = "__Host-communique-wanted";
    private static final int SECONDS = 600;

    /** Pages of ours and nothing else, so that no link makes us send anybody elsewhere (ASVS 3.7.2). */
    private static final Pattern OURS =
            Pattern.compile("/(desk|account)(/[A-Za-z0-9._~-]+)*/?(\\?[A-Za-z0-9._~=&%-]*)?");

    private Wanted() {}

    /** Keeps it, if it is a page of the desk and no part of one. */
    public static void keep(HttpServletRequest request, HttpServletResponse response) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var path = request.getRequestURI() + query;
        if (request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && OURS.matcher(path).matches())
            set(response, URLEncoder.encode(path, StandardCharsets.UTF_8), SECONDS);
    }

    /** Where to go now: there, or to the desk. */
    static String taken(HttpServletRequest request, HttpServletResponse response) {
        var path = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(it -> it.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(Wanted::decoded);
        if (path.isPresent()) set(response, "", 0);
        return path.orElse("/desk");
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .filter(it -> OURS.matcher(it).matches());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void set(HttpServletResponse response, String value, int seconds) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }
}
