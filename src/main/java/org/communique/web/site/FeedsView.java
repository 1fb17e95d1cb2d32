package org.communique.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.feed.Facet;
import org.communique.feed.FeedId.Contents;
import org.communique.feed.FeedSettings;
import org.communique.feed.OfferedFeed;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/** The feeds of one language as its page shows them. */
final class FeedsView {

    private FeedsView() {}

    /** Feeds of one sort. @param id of the heading; the first group has no heading */
    record Group(String id, String title, List<Row> rows) {}

    /**
     * A feed.
     *
     * @param text    what stands in it; may be empty
     * @param address of its RSS document, absolute, to be copied
     * @param formats all of its documents
     */
    record Row(String name, String text, String address, List<Format> formats) {}

    /** A document of a feed. */
    record Format(String href, String type, String word, String title) {}

    static List<Group> groups(FeedSettings settings, Locale language, List<OfferedFeed> listed) {
        var groups = new ArrayList<Group>();
        groups.add(new Group("all", "", general(settings, language, listed)));
        add(groups, settings, language, listed, Facet.TOPIC);
        add(groups, settings, language, listed, Facet.ORGANISATION);
        add(groups, settings, language, listed, Facet.KIND);
        add(groups, settings, language, listed, Facet.TAG);
        return groups;
    }

    private static List<Row> general(FeedSettings settings, Locale language, List<OfferedFeed> listed) {
        var rows = new ArrayList<Row>();
        for (var feed : listed) {
            if (feed.id().selection().facet() != Facet.EVERYTHING || !isFor(feed, language)) continue;
            rows.add(row(settings, feed, name(feed, language), Phrases.get(language, key(feed) + "-text")));
        }
        return rows;
    }

    private static void add(
            List<Group> groups, FeedSettings settings, Locale language, List<OfferedFeed> listed, Facet facet) {
        var rows = listed.stream()
                .filter(it -> it.id().selection().facet() == facet && isFor(it, language))
                .map(it -> row(settings, it, name(it, language), ""))
                .toList();
        if (!rows.isEmpty())
            groups.add(new Group(facet.code(), Phrases.get(language, "feeds." + facet.code() + "s"), rows));
    }

    private static boolean isFor(OfferedFeed feed, Locale language) {
        return feed.id().selection().language().map(language::equals).orElse(true);
    }

    private static String key(OfferedFeed feed) {
        if (feed.id().contents() == Contents.CORRECTIONS) return "feeds.corrections";
        return feed.id().selection().language().isEmpty() ? "feeds.all-languages" : "feeds.everything";
    }

    private static String name(OfferedFeed feed, Locale language) {
        var all = feed.id().selection().language().isEmpty();
        if (feed.id().selection().facet() == Facet.EVERYTHING)
            return Phrases.get(language, key(feed), Languages.ownName(language));
        return all ? feed.label() + " – " + Phrases.get(language, "feeds.all-languages") : feed.label();
    }

    private static Row row(FeedSettings settings, OfferedFeed feed, String name, String text) {
        var formats = feed.links().stream()
                .map(it -> new Format(settings.href(it.path()), it.type(), it.format(), it.title()))
                .toList();
        return new Row(name, text, settings.url(feed.links().get(0).path()), formats);
    }
}
