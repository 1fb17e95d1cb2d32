package org.communique.web.desk.write;

import java.util.Arrays;
import java.util.List;

/** How the paragraphs of a text begin, to point at one. */
final class Paragraphs {

    private static final int SHOWN = 60;

    /** More than anybody points at; a page with a thousand choices helps nobody. */
    private static final int MOST = 200;

    private Paragraphs() {}

    static List<String> of(String body) {
        return Arrays.stream(body.split("\\n\\s*\\n"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .limit(MOST)
                .map(it -> it.length() <= SHOWN ? it : it.substring(0, SHOWN).stripTrailing() + "…")
                .map(it -> it.replaceAll("\\s+", " "))
                .toList();
    }
}
