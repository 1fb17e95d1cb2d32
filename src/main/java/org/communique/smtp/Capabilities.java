package org.communique.smtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the server offered in its reply to EHLO (RFC 5321 §4.1.1.1): upper-case keyword and its parameters. */
record Capabilities(Map<String, List<String>> offered) {

    static final Capabilities NONE = new Capabilities(Map.of());

    Capabilities {
        offered = Map.copyOf(offered);
    }

    /** @param lines of the reply; the first is the server's name */
    static Capabilities of(String... lines) {
        var offered = new HashMap<String, List<String>>();
        for (int i = 1; i < lines.length; i++) {
            // some old servers write AUTH=LOGIN
            var words = lines[i].strip()
                    .replaceFirst("(?i)^AUTH=", "AUTH ")
                    .toUpperCase(Locale.ROOT)
                    .split("[ \\t]+");
            offered.putIfAbsent(words[0], List.of(Arrays.copyOfRange(words, 1, words.length)));
        }
        return new Capabilities(offered);
    }

    boolean has(String keyword) {
        return offered.containsKey(keyword);
    }

    List<String> of(String keyword) {
        return offered.getOrDefault(keyword, List.of());
    }

    /** Longest message it takes, in bytes (RFC 1870); unknown, unreadable and 0 mean no limit. */
    long size() {
        var words = of("SIZE");
        if (words.isEmpty() || !words.get(0).matches("\\d{1,18}")) return Long.MAX_VALUE;
        long limit = Long.parseLong(words.get(0));
        return limit == 0 ? Long.MAX_VALUE : limit;
    }
}
