package org.communique.feed;

import java.util.Locale;

/** The formats in which each feed is served. */
enum FeedFormat {
    RSS("rss", "application/rss+xml", "RSS"),
    ATOM("atom", "application/atom+xml", "Atom");

    private final String ending;
    private final String mediaType;
    private final String word;

    FeedFormat(String ending, String mediaType, String word) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.word = word;
    }

    String path(Locale language) {
        return "/feeds/" + language.toLanguageTag() + "." + ending;
    }

    String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    String word() {
        return word;
    }
}
