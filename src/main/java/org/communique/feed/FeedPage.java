package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.feed.Published.Translation;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/**
 * What the two formats of one feed share.
 *
 * @param entries newest first
 */
record FeedPage(FeedSettings settings, Locale language, List<Entry> entries) {

    /** The moment an empty feed is dated with: feeds need one, and "now" would change the bytes at each start. */
    private static final Instant NOTHING_YET = Instant.parse("2020-01-01T00:00:00Z");

    /** One edition and where its translations are. */
    record Entry(Published published, List<Translation> translations) {}

    FeedPage {
        entries = List.copyOf(entries);
    }

    String title() {
        return Phrases.get(language, "site.feed-title", settings.siteName(language), Languages.ownName(language));
    }

    String description() {
        return Phrases.get(language, "site.feed-description", settings.siteName(language));
    }

    String home() {
        return settings.url("/" + language.toLanguageTag());
    }

    String self(FeedFormat format) {
        return settings.url(format.path(language));
    }

    /** When the newest change was made, to an entry or to the links between translations. */
    Instant changed() {
        return entries.stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.published().updatedAt()),
                        it.translations().stream().map(Translation::updatedAt)))
                .max(Instant::compareTo)
                .orElse(NOTHING_YET);
    }
}
