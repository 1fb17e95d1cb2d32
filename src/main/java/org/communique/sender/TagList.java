package org.communique.sender;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code name=value; name=value} as DKIM and DMARC records write it (RFC 6376 §3.2). What is no pair is passed over. */
record TagList(Map<String, String> tags) {

    TagList {
        tags = Map.copyOf(tags);
    }

    static TagList parse(String text) {
        var tags = new LinkedHashMap<String, String>();
        for (var part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0)
                tags.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
        }
        return new TagList(tags);
    }

    /** The value as written. */
    Optional<String> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** The value in small letters, or what holds without one. */
    String word(String name, String otherwise) {
        return tag(name).orElse(otherwise).toLowerCase(Locale.ROOT);
    }
}
