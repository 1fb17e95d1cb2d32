package org.communique.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.statement.Languages;
import org.communique.store.Json;

/** What JSON Feed 1.1 asks for, and what readers trip over; each fault in one line. */
final class JsonFeedLint {

    private static final Set<String> TOP = Set.of(
            "version",
            "title",
            "description",
            "home_page_url",
            "feed_url",
            "language",
            "authors",
            "hubs",
            "next_url",
            "items");
    private static final Set<String> ITEM = Set.of(
            "id",
            "url",
            "title",
            "summary",
            "content_html",
            "content_text",
            "date_published",
            "date_modified",
            "authors",
            "language",
            "tags",
            "image",
            "attachments",
            "_translations");

    private final List<String> faults = new ArrayList<>();

    private JsonFeedLint() {}

    static List<String> faults(byte[] bytes, String url) {
        var lint = new JsonFeedLint();
        try {
            var feed = (Map<?, ?>) Json.read(new String(bytes, StandardCharsets.UTF_8), Map.class);
            lint.feed(feed, url);
        } catch (RuntimeException malformed) {
            lint.faults.add("not a JSON Feed: " + malformed);
        }
        return lint.faults;
    }

    private void feed(Map<?, ?> feed, String url) {
        must(TOP.containsAll(feed.keySet()), "only words of the format " + feed.keySet());
        must("https://jsonfeed.org/version/1.1".equals(feed.get("version")), "version");
        must(url.equals(feed.get("feed_url")), "feed_url is where it was found");
        must(!((String) feed.get("title")).isBlank(), "title");
        must(Languages.parse((String) feed.get("language")).isPresent(), "language");
        absolute(feed.get("home_page_url"));
        if (feed.containsKey("next_url")) absolute(feed.get("next_url"));
        must(!url.equals(feed.get("next_url")), "next_url leads elsewhere");
        names((List<?>) feed.get("authors"));
        for (var hub : (List<?>) feed.get("hubs"))
            must(((Map<?, ?>) hub).keySet().equals(Set.of("type", "url")), "hub has type and url");
        var ids = new HashSet<Object>();
        for (var item : (List<?>) feed.get("items")) item((Map<?, ?>) item, ids);
    }

    private void item(Map<?, ?> item, Set<Object> ids) {
        must(ITEM.containsAll(item.keySet()), "only words of the format " + item.keySet());
        must(ids.add(item.get("id")), "id is unique");
        absolute(item.get("id"));
        absolute(item.get("url"));
        for (var word : List.of("title", "summary", "content_html", "content_text"))
            must(item.get(word) instanceof String text && !text.isBlank(), word + " of " + item.get("id"));
        must(!((String) item.get("content_text")).contains("</"), "content_text is no HTML");
        OffsetDateTime.parse((String) item.get("date_published"));
        OffsetDateTime.parse((String) item.get("date_modified"));
        must(Languages.parse((String) item.get("language")).isPresent(), "language of " + item.get("id"));
        names((List<?>) item.get("authors"));
        if (item.containsKey("image")) absolute(item.get("image"));
        if (item.get("attachments") instanceof List<?> files) for (var file : files) attachment((Map<?, ?>) file);
        if (item.get("tags") instanceof List<?> tags)
            must(new HashSet<>(tags).size() == tags.size(), "tags are unique");
    }

    private void attachment(Map<?, ?> file) {
        absolute(file.get("url"));
        must(file.get("mime_type") instanceof String, "mime_type");
        must(((Number) file.get("size_in_bytes")).longValue() > 0, "true size");
    }

    private void names(List<?> authors) {
        must(
                authors.size() == 1 && ((Map<?, ?>) authors.get(0)).get("name") instanceof String,
                "one author with a name");
    }

    private void absolute(Object address) {
        must(URI.create((String) address).isAbsolute(), "absolute address " + address);
    }

    private void must(boolean holds, String rule) {
        if (!holds) faults.add(rule);
    }
}
