package org.communique.web.desk.feeds;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.Facet;
import org.communique.feed.FeedId;
import org.communique.feed.FeedOffer;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Published;
import org.communique.hub.Hub;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.statement.Revision;
import org.springframework.stereotype.Component;

/** What everybody outside may see of us: feeds, archive and hub. */
@Component
final class Outside {

    private static final List<String> NEWSROOM = List.of("/advance", "/advance.atom", "/advance.json");

    private final Feeds feeds;
    private final Archive archive;
    private final FeedSettings site;
    private final Hub hub;

    Outside(Feeds feeds, Archive archive, FeedSettings site, Hub hub) {
        this.feeds = feeds;
        this.archive = archive;
        this.site = site;
        this.hub = hub;
    }

    /** A feed with its documents. @param what stands in it, in words */
    record Feed(String name, String what, String home, List<Document> documents) {}

    /** A document of it. */
    record Document(String format, String address) {}

    Map<String, Object> model(Locale language) {
        var model = new HashMap<String, Object>();
        model.put("feeds", feeds.listed().stream().map(it -> feed(it, language)).toList());
        model.put("newsroom", NEWSROOM.stream().map(site::url).toList());
        model.put("hub", hub.open() ? site.url(FeedSettings.HUB_PATH) : "");
        model.put("subscribers", Numbers.whole(language, hub.open() ? hub.subscriptions() : 0));
        model.put("owed", Numbers.whole(language, hub.open() ? hub.pending() : 0));
        return model;
    }

    /** The public page of an edition; empty if it has none. */
    Optional<String> page(Revision edition) {
        return archive.byPublicId(edition.publicId()).map(Published::path).map(site::url);
    }

    private Feed feed(FeedOffer offer, Locale language) {
        return new Feed(
                offer.title(),
                what(offer, language),
                site.url(offer.home()),
                offer.links().stream()
                        .map(it -> new Document(it.format(), site.url(it.path())))
                        .toList());
    }

    private static String what(FeedOffer offer, Locale language) {
        var selection = offer.id().selection();
        var spoken = selection
                .language()
                .map(it -> Languages.name(it, language))
                .orElse(Phrases.get(language, "desk.feeds.all-languages"));
        if (offer.id().contents() == FeedId.Contents.CORRECTIONS)
            return Phrases.get(language, "desk.feeds.what-corrections", spoken);
        if (selection.facet() == Facet.EVERYTHING) return Phrases.get(language, "desk.feeds.what-everything", spoken);
        return Phrases.get(language, "desk.feeds.what-" + selection.facet().code(), offer.label(), spoken);
    }
}
