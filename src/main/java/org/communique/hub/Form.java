package org.communique.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a posted form ({@code application/x-www-form-urlencoded}). A character of a value is a byte, as a secret may
 * have any bytes and everything else must be ASCII.
 */
record Form(Map<String, List<String>> fields) {

    private static final int MOST_FIELDS = 50;

    /** @throws InvalidForm if the body is not such a form */
    static Form parse(byte[] body) {
        var fields = new HashMap<String, List<String>>();
        var pairs = new String(body, StandardCharsets.ISO_8859_1).split("&");
        if (pairs.length > MOST_FIELDS) throw new InvalidForm("the form has too many fields");
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            fields.computeIfAbsent(name, it -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decode(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException badEscape) {
            throw new InvalidForm("the form is not properly escaped");
        }
    }

    /** The value of a field that must be there, once. */
    String required(String name) {
        return optional(name).orElseThrow(() -> new InvalidForm(name + " is missing"));
    }

    /** The value of a field; empty if it is not there or has none. */
    Optional<String> optional(String name) {
        var values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) throw new InvalidForm(name + " is given more than once");
        return values.stream().filter(it -> !it.isEmpty()).findFirst();
    }
}
