package org.communique.render;

import java.util.Locale;

/**
 * Who released a statement first.
 *
 * @param organisation name in the edition's language
 * @param url          absolute address of its page
 * @param language     of that page
 */
public record Origin(String organisation, String url, Locale language) {

    /** The words of the note, in an edition's language. */
    String words(Locale edition) {
        return Phrases.get(edition, "rerelease.first", Written.clean(organisation));
    }

    /** The note for pages and feed entries. */
    String html(Locale edition) {
        return "<p class=\"origin\"><a href=\"" + Escape.html(url) + "\" hreflang=\"" + language.toLanguageTag() + "\">"
                + Escape.html(words(edition)) + "</a></p>\n";
    }
}
