package org.communique.render;

import java.util.Map;
import java.util.Set;

/** Phrases that a language writes exactly as English does; a reader of that language has looked at each. */
final class SameWords {

    private static final String EMBARGO = "Embargo: {0}";

    private static final Map<String, Set<String>> BY_LANGUAGE = Map.of(
            "nl",
            Set.of("{0}, {1} in {2} ({3} UTC)", EMBARGO),
            "de",
            Set.of("{0}, {1} in {2} ({3} UTC)", "Newsletter", "Organisation", "Pause"),
            "fr",
            Set.of("Organisation", "Organisations", "Correction", "Corrections", "Documents", "Pages", "Pause"),
            "pl",
            Set.of(EMBARGO),
            "cs",
            Set.of(EMBARGO, "Licence: {0}"),
            "ro",
            Set.of(EMBARGO, "Credit: {0}", "Confirm"),
            "bs",
            Set.of(EMBARGO),
            "es",
            Set.of(EMBARGO));

    private SameWords() {}

    static boolean in(String tag, String phrase) {
        return BY_LANGUAGE.getOrDefault(tag, Set.of()).contains(phrase);
    }
}
