package org.communique.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which each feed is served, in the order in which they are offered. */
enum FeedFormat {
    RSS("application/rss+xml", "RSS"),
    ATOM("application/atom+xml", "Atom"),
    JSON("application/feed+json", "JSON Feed");

    private final String mediaType;
    private final String word;

    FeedFormat(String mediaType, String word) {
        this.mediaType = mediaType;
        this.word = word;
    }

    /** Last part of an address, such as {@code atom}. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #ending()}; empty for any other. */
    static Optional<FeedFormat> of(String ending) {
        return Arrays.stream(values()).filter(it -> it.ending().equals(ending)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    String word() {
        return word;
    }

    /** A whole document in this format. */
    String render(FeedPage page) {
        return switch (this) {
            case RSS -> RssFeed.render(page);
            case ATOM -> AtomFeed.render(page);
            case JSON -> JsonFeed.render(page);
        };
    }
}
