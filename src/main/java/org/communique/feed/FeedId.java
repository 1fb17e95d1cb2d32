package org.communique.feed;

import java.util.Locale;

/**
 * Which feed: what stands in it, of which part of what is published. Its address follows from nothing else, so it never
 * changes.
 */
public record FeedId(Contents contents, Selection selection) {

    /** What stands in a feed. */
    public enum Contents {
        /** Statements, each once, as they read now. */
        STATEMENTS,
        /** What has been put right or recalled, an entry for each time. */
        CORRECTIONS
    }

    /** Of the statements of a selection. */
    public static FeedId of(Selection selection) {
        return new FeedId(Contents.STATEMENTS, selection);
    }

    /** Of what has been put right or recalled in a language. */
    public static FeedId corrections(Locale language) {
        return new FeedId(Contents.CORRECTIONS, Selection.of(language));
    }

    /** Its address below the base URL without the ending that says the format, percent-encoded. */
    String base() {
        if (contents == Contents.CORRECTIONS) return "/feeds/corrections/" + selection.tag();
        var all = "/feeds/" + selection.tag();
        return selection.facet() == Facet.EVERYTHING
                ? all
                : all + "/" + selection.facet().code() + "/" + XmlText.pathSegment(selection.slug());
    }

    /** Where its newest entries stand. */
    String path(FeedFormat format) {
        return base() + "." + format.ending();
    }

    /** Where a numbered archive document of it stands. */
    String archive(long number, FeedFormat format) {
        return base() + "/archive/" + number + "." + format.ending();
    }

    /** The page that lists the same statements. */
    String page() {
        var home = selection.language().map(it -> "/" + it.toLanguageTag()).orElse("/");
        return selection.language().isEmpty() || selection.facet() == Facet.EVERYTHING
                ? home
                : home + "/" + selection.facet().code() + "/" + XmlText.pathSegment(selection.slug());
    }
}
