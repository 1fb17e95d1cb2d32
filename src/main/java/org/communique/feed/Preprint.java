package org.communique.feed;

import java.util.List;
import java.util.Optional;
import org.communique.feed.Published.Translation;

/**
 * An edition that is not public, as the public would find it.
 *
 * @param translations the other editions that would be readable, in the order of their tags
 * @param original     what another organisation released first, if this releases it again
 * @param earlier      what it said before, the newest first
 * @param entry        as every feed would have it
 */
public record Preprint(
        Published published,
        List<Translation> translations,
        Optional<Published> original,
        List<Archive.Earlier> earlier,
        Entry entry) {

    /** What a feed says of it. @param html sanitised */
    public record Entry(String title, String html) {}

    public Preprint {
        translations = List.copyOf(translations);
        earlier = List.copyOf(earlier);
    }
}
