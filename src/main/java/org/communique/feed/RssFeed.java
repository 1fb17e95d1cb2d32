package org.communique.feed;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;

/** A feed as RSS 2.0, shaped so that validators and readers agree: what is left out is left out for one of them. */
final class RssFeed {

    private static final int MINUTES_BETWEEN_LOOKS = 60;

    private RssFeed() {}

    static String render(FeedPage page) {
        var channel = new Channel("rss_2.0");
        channel.setTitle(page.title());
        channel.setLink(page.home());
        channel.setDescription(page.description());
        channel.setLanguage(page.language().toLanguageTag());
        channel.setLastBuildDate(Date.from(page.updated()));
        channel.setTtl(MINUTES_BETWEEN_LOOKS);
        channel.setGenerator("Communiqué");
        channel.setDocs("https://www.rssboard.org/rss-specification");
        page.settings()
                .editor()
                .ifPresent(editor -> channel.setManagingEditor(
                        editor + " (" + page.settings().siteName(page.language()) + ")"));
        var self = FeedXml.atomLink("self", FeedFormat.RSS.mediaType(), page.self(FeedFormat.RSS));
        var links = new ArrayList<>(List.of(self));
        page.settings().hub().ifPresent(it -> links.add(FeedXml.atomLink("hub", it)));
        for (var it : HistoryLink.of(page, FeedFormat.RSS))
            links.add(FeedXml.atomLink(it.rel(), FeedFormat.RSS.mediaType(), it.href()));
        links.addAll(FeedXml.archiveMark(page.chapter()));
        channel.setForeignMarkup(links);
        channel.setItems(page.entries().stream().map(it -> item(page, it)).toList());
        return FeedXml.text(channel, RssFeed::finish);
    }

    private static Item item(FeedPage page, FeedEntry entry) {
        var settings = page.settings();
        var item = new Item();
        item.setTitle(entry.title());
        item.setLink(entry.url());
        item.setGuid(guid(entry));
        item.setPubDate(Date.from(entry.when().published()));
        item.setModules(new ArrayList<>(List.of(dublinCore(page, entry))));
        item.setDescription(description(entry));
        item.setContent(content(entry));
        item.setCategories(entry.labels().stream().map(RssFeed::category).toList());
        item.setEnclosures(entry.attachments().stream()
                .limit(1) // a second one is a warning, and readers take only the first
                .map(it -> enclosure(settings, it))
                .toList());
        var extras = new ArrayList<Element>(FeedXml.media(settings, entry.image()));
        extras.add(FeedXml.atomUpdated(entry.when().updated()));
        item.setForeignMarkup(extras);
        return item;
    }

    private static Guid guid(FeedEntry entry) {
        var guid = new Guid();
        guid.setValue(entry.id());
        guid.setPermaLink(true);
        return guid;
    }

    /** Who speaks, as RSS's own {@code author} would need a mail address; and the language where it is another than the feed's. */
    private static DCModule dublinCore(FeedPage page, FeedEntry entry) {
        var dublinCore = new DCModuleImpl();
        dublinCore.setCreator(entry.author());
        if (!entry.language().equals(page.language()))
            dublinCore.setLanguage(entry.language().toLanguageTag());
        return dublinCore;
    }

    private static Description description(FeedEntry entry) {
        var description = new Description();
        description.setValue(entry.summary());
        return description;
    }

    private static Content content(FeedEntry entry) {
        var content = new Content();
        content.setType("html");
        content.setValue(entry.html());
        return content;
    }

    /** Without a domain: some readers trip over an attribute here. */
    private static Category category(String label) {
        var category = new Category();
        category.setValue(label);
        return category;
    }

    private static Enclosure enclosure(FeedSettings settings, PublishedFile file) {
        var enclosure = new Enclosure();
        enclosure.setUrl(settings.url(file.path()));
        enclosure.setLength(file.size());
        enclosure.setType(file.mediaType());
        return enclosure;
    }

    /** ROME puts what it has no word for before the description; feedparser then takes the picture's for it. */
    private static void finish(Element root) {
        for (var item : root.getChild("channel").getChildren("item"))
            for (var extra :
                    item.getChildren().stream().filter(RssFeed::isExtra).toList()) item.addContent(extra.detach());
        root.addNamespaceDeclaration(FeedXml.ATOM);
    }

    private static boolean isExtra(Element element) {
        return element.getNamespace().equals(FeedXml.ATOM)
                || element.getNamespace().equals(FeedXml.MEDIA);
    }
}
