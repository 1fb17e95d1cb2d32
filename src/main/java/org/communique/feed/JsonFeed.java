package org.communique.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.feed.Published.Translation;
import org.communique.store.Json;

/** A feed as JSON Feed 1.1. */
final class JsonFeed {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private JsonFeed() {}

    static String render(FeedPage page) {
        var feed = new LinkedHashMap<String, Object>();
        feed.put("version", VERSION);
        feed.put("title", page.title());
        feed.put("description", page.description());
        feed.put("home_page_url", page.home());
        feed.put("feed_url", page.self(FeedFormat.JSON));
        feed.put("language", page.language().toLanguageTag());
        feed.put("authors", List.of(Map.of("name", page.settings().siteName(page.language()))));
        page.settings().hub().ifPresent(it -> feed.put("hubs", List.of(Map.of("type", "WebSub", "url", it))));
        if (page.chapter().previous() > 0)
            feed.put("next_url", page.archive(page.chapter().previous(), FeedFormat.JSON));
        feed.put("items", page.entries().stream().map(it -> item(page, it)).toList());
        return Json.write(feed);
    }

    private static Map<String, Object> item(FeedPage page, FeedEntry entry) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", entry.id());
        item.put("url", entry.url());
        item.put("title", entry.title());
        item.put("summary", entry.summary());
        item.put("content_html", entry.html());
        item.put("content_text", PlainText.of(entry.html()));
        item.put("date_published", entry.when().published().toString());
        item.put("date_modified", entry.when().updated().toString());
        item.put("authors", List.of(Map.of("name", entry.author())));
        item.put("language", entry.language().toLanguageTag());
        var labels = entry.labels();
        if (!labels.isEmpty()) item.put("tags", labels);
        entry.image().ifPresent(it -> item.put("image", page.settings().url(it.path())));
        var files = entry.attachments();
        if (!files.isEmpty())
            item.put(
                    "attachments",
                    files.stream().map(it -> attachment(page.settings(), it)).toList());
        if (!entry.translations().isEmpty()) item.put("_translations", translations(page, entry));
        return item;
    }

    private static Map<String, Object> attachment(FeedSettings settings, PublishedFile file) {
        return Map.of(
                "url", settings.url(file.path()),
                "mime_type", file.mediaType(),
                "title", file.label(),
                "size_in_bytes", file.size());
    }

    /** An extension (§ Extensions: its name begins with an underscore), as JSON Feed has no word for them. */
    private static Map<String, Object> translations(FeedPage page, FeedEntry entry) {
        return Map.of(
                "about", page.settings().url("/feeds"),
                "links",
                        entry.translations().stream()
                                .map(it -> link(page.settings(), it))
                                .toList());
    }

    private static Map<String, String> link(FeedSettings settings, Translation translation) {
        return Map.of("language", translation.language().toLanguageTag(), "url", settings.url(translation.path()));
    }
}
