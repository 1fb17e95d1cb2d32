package org.communique.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A short text in several languages, such as the name of an organisation or a list. At least one language. */
public record Localized(Map<String, String> byTag) {

    public Localized {
        if (byTag.isEmpty()) throw new IllegalArgumentException("give the text in at least one language");
        byTag = Map.copyOf(new TreeMap<>(byTag));
    }

    /** The same text for every language. */
    public static Localized same(String text) {
        return new Localized(Map.of("en", text));
    }

    /** The text in {@code language}, else in the first of {@code fallback} that has one, else in any. */
    public String in(Locale language, List<Locale> fallback) {
        var exact = byTag.get(language.toLanguageTag());
        if (exact != null) return exact;
        var primary = byTag.get(language.getLanguage());
        if (primary != null) return primary;
        for (var next : fallback) {
            var text = byTag.get(next.toLanguageTag());
            if (text != null) return text;
        }
        return new TreeMap<>(byTag).firstEntry().getValue();
    }
}
