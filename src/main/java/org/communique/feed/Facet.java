package org.communique.feed;

import java.util.Locale;

/** What published statements can be looked through by. */
public enum Facet {
    /** All there is. */
    EVERYTHING,
    /** The year of the first release, as it stands in the path. */
    YEAR,
    /** A topic the whole network files under. */
    TOPIC,
    /** An author's own word. */
    TAG,
    /** Who speaks. */
    ORGANISATION,
    /** What sort of text. */
    KIND;

    /** The word in addresses, such as {@code topic}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which rows it means; a constant of the code with the parameters {@code :facet} and {@code :slug}. */
    String condition() {
        return switch (this) {
            case EVERYTHING -> "1 = 1";
            case YEAR -> "path LIKE '/' || language || '/' || :slug || '/%'";
            case TOPIC, TAG ->
                "edition IN (SELECT t.edition FROM published_term t WHERE t.facet = :facet AND t.slug = :slug)";
            case ORGANISATION -> "organisation_slug = :slug";
            case KIND -> "kind = :slug";
        };
    }
}
