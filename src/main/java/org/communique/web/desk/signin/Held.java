package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.store.Json;

/**
 * What somebody had asked for when she was asked who she is: it is offered again afterwards, so nothing that she had filled in is
 * lost.
 *
 * @param path   of the request, with its query
 * @param post   whether a form was sent
 * @param fields names and values, one after the other, without the token
 */
record Held(String path, boolean post, List<Field> fields) {

    /** More text than that is kept nowhere: then the page it was written on is shown again. */
    private static final int MOST = 200_000;

    record Field(String name, String value) {}

    /** @return empty if it cannot be kept: files were sent, or too much */
    static Optional<Held> of(HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var path = request.getRequestURI() + query;
        if (request.getMethod().equals("GET")) return Optional.of(new Held(path, false, List.of()));
        var type = String.valueOf(request.getContentType());
        if (!type.startsWith("application/x-www-form-urlencoded")) return Optional.empty();
        var fields = new TreeMap<>(request.getParameterMap())
                .entrySet().stream()
                        .filter(it -> !it.getKey().equals("_csrf"))
                        .flatMap(it -> List.of(it.getValue()).stream().map(value -> new Field(it.getKey(), value)))
                        .toList();
        int size = fields.stream().mapToInt(it -> it.value().length()).sum();
        return size > MOST ? Optional.empty() : Optional.of(new Held(path, true, fields));
    }

    String written() {
        return Json.write(this);
    }

    static Held read(String written) {
        return Json.read(written, Held.class);
    }
}
