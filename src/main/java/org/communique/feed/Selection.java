package org.communique.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A part of what is published, which has a page and a feed of its own.
 *
 * @param language empty = all languages together
 * @param slug     which topic, tag, organisation, kind or year; empty for {@link Facet#EVERYTHING}
 */
public record Selection(Optional<Locale> language, Facet facet, String slug) {

    /** All that is published in a language. */
    public static Selection of(Locale language) {
        return new Selection(Optional.of(language), Facet.EVERYTHING, "");
    }

    /** A part of what is published in a language. */
    public static Selection of(Locale language, Facet facet, String slug) {
        return new Selection(Optional.of(language), facet, slug);
    }

    /** All that is published, in every language. */
    public static Selection everything() {
        return new Selection(Optional.empty(), Facet.EVERYTHING, "");
    }

    /** Its language, {@code all}, as it stands in addresses. */
    public String tag() {
        return language.map(Locale::toLanguageTag).orElse("all");
    }

    String condition() {
        return "(" + facet.condition() + ")" + (language.isPresent() ? " AND language = :language" : "");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("facet", facet.code());
        parameters.put("slug", slug);
        parameters.put("language", tag());
        return parameters;
    }
}
