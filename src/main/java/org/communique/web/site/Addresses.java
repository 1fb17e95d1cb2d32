package org.communique.web.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.communique.feed.Facet;
import org.communique.feed.Published;
import org.communique.feed.Selection;
import org.springframework.web.util.UriUtils;

/** Paths of the public pages below the base URL. A page has one. */
final class Addresses {

    private Addresses() {}

    /** First page of a selection of one language, such as {@code /en/topic/visas}. */
    static String of(Selection selection) {
        var root = "/" + selection.tag();
        return switch (selection.facet()) {
            case EVERYTHING -> root;
            case YEAR -> root + "/" + selection.slug();
            case TOPIC, TAG, ORGANISATION, KIND ->
                root + "/" + selection.facet().code() + "/" + segment(selection.slug());
        };
    }

    /** @param number from 1; the first page has no number in its address */
    static String of(Selection selection, int number) {
        return number == 1 ? of(selection) : of(selection) + "/page/" + number;
    }

    static String of(Locale language, Facet facet, String slug) {
        return of(Selection.of(language, facet, slug));
    }

    /** What an edition said before it was corrected. */
    static String revision(Published published, int number) {
        return published.path() + "/revision/" + number;
    }

    /** Everything of an edition in one file. */
    static String kit(Published published) {
        return "/media/kit/" + published.publicId() + ".zip";
    }

    /** What was corrected and recalled in a language. */
    static String corrections(Locale language) {
        return "/" + language.toLanguageTag() + "/corrections";
    }

    private static String segment(String slug) {
        return UriUtils.encode(slug, StandardCharsets.UTF_8);
    }
}
