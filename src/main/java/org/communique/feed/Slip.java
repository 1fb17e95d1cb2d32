package org.communique.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.statement.Kind;

/**
 * A published edition without its texts: as much as decides in which feeds it stands and whether they have changed. Some
 * hundred bytes, so that all there are can be kept in memory.
 */
record Slip(
        long edition,
        long statement,
        Locale language,
        String path,
        Kind kind,
        Published.Speaker speaker,
        List<Term> topics,
        List<Term> tags,
        History history)
        implements Filed {

    Slip {
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
    }

    long sequence() {
        return history.sequence();
    }

    boolean killed() {
        return history.killed().isPresent();
    }

    /** Whether something of it has been put right or recalled. */
    boolean noted() {
        return killed() || !history.corrections().isEmpty();
    }

    /** Every feed it stands in. */
    Set<FeedId> feeds() {
        var feeds = new LinkedHashSet<FeedId>();
        feeds.add(FeedId.of(Selection.everything()));
        feeds.add(FeedId.of(Selection.of(language)));
        if (!speaker.slug().isEmpty()) {
            feeds.add(FeedId.of(new Selection(Optional.empty(), Facet.ORGANISATION, speaker.slug())));
            feeds.add(feed(Facet.ORGANISATION, speaker.slug()));
        }
        feeds.add(feed(Facet.KIND, kind.code()));
        for (var topic : topics) feeds.add(feed(Facet.TOPIC, topic.slug()));
        for (var tag : tags) feeds.add(feed(Facet.TAG, tag.slug()));
        if (noted()) feeds.add(FeedId.corrections(language));
        return feeds;
    }

    private FeedId feed(Facet facet, String slug) {
        return FeedId.of(Selection.of(language, facet, slug));
    }
}
