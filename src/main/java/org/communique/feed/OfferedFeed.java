package org.communique.feed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.communique.feed.FeedId.Contents;

/**
 * A feed as it is offered to people.
 *
 * @param label what they call its topic, tag, organisation or kind; empty for everything
 * @param title as the feed names itself
 * @param home  path of the page that lists the same
 * @param links one for each format
 */
public record OfferedFeed(FeedId id, String label, String title, String home, List<FeedLink> links) {

    /** The site's own language first, then the others, then what holds all of them; the most general first in each. */
    static Comparator<OfferedFeed> order(Locale site) {
        return Comparator.comparing((OfferedFeed it) -> it.rank(site))
                .thenComparing(it -> it.id().selection().tag())
                .thenComparing(it -> it.id().contents() == Contents.CORRECTIONS)
                .thenComparing(it -> it.id().selection().facet())
                .thenComparing(OfferedFeed::label)
                .thenComparing(it -> it.id().selection().slug());
    }

    static OfferedFeed of(FeedSettings settings, FeedId id, String label) {
        var language = id.selection().language().orElse(settings.language());
        var title = FeedPage.title(settings, id, label);
        var links = Arrays.stream(FeedFormat.values())
                .map(it -> new FeedLink(language, id.path(it), it.mediaType(), it.word(), title + ", " + it.word()))
                .toList();
        return new OfferedFeed(id, label, title, id.page(), links);
    }

    private int rank(Locale site) {
        var language = id.selection().language();
        if (language.isEmpty()) return 2;
        return language.get().equals(site) ? 0 : 1;
    }
}
