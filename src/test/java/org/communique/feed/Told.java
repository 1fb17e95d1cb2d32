package org.communique.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.communique.store.Json;
import org.jdom2.Element;
import org.jdom2.JDOMException;

/** What a document says of one entry, whatever its format. @param updated with milliseconds, if it has some */
record Told(
        String id,
        String url,
        String title,
        String author,
        String summary,
        String html,
        Instant published,
        Instant updated,
        List<String> categories) {

    /** Without what differs by nothing but the format. */
    String words() {
        return String.join(
                "\n",
                url,
                title,
                author,
                summary,
                html,
                published.toString(),
                updated.toString(),
                categories.toString());
    }

    static List<Told> in(byte[] document) {
        try {
            if (document[0] == '{') return json(document);
            var root = FeedLint.parse(document).getRootElement();
            return root.getName().equals("rss")
                    ? root.getChild("channel").getChildren("item").stream()
                            .map(Told::item)
                            .toList()
                    : root.getChildren("entry", FeedLint.ATOM).stream()
                            .map(Told::entry)
                            .toList();
        } catch (JDOMException | IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Told item(Element item) {
        return new Told(
                item.getChildText("guid"),
                item.getChildText("link"),
                item.getChildText("title"),
                item.getChildText("creator", FeedLint.DC),
                item.getChildText("description"),
                item.getChildText("encoded", FeedLint.CONTENT),
                ZonedDateTime.parse(item.getChildText("pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant(),
                Instant.parse(item.getChildText("updated", FeedLint.ATOM)),
                item.getChildren("category").stream().map(Element::getText).toList());
    }

    private static Told entry(Element entry) {
        return new Told(
                entry.getChildText("id", FeedLint.ATOM),
                entry.getChildren("link", FeedLint.ATOM).get(0).getAttributeValue("href"),
                entry.getChildText("title", FeedLint.ATOM),
                entry.getChild("author", FeedLint.ATOM).getChildText("name", FeedLint.ATOM),
                entry.getChildText("summary", FeedLint.ATOM),
                entry.getChildText("content", FeedLint.ATOM),
                Instant.parse(entry.getChildText("published", FeedLint.ATOM)),
                Instant.parse(entry.getChildText("updated", FeedLint.ATOM)),
                entry.getChildren("category", FeedLint.ATOM).stream()
                        .map(it -> it.getAttributeValue("label"))
                        .distinct()
                        .toList());
    }

    private static List<Told> json(byte[] document) {
        var feed = Json.read(new String(document, StandardCharsets.UTF_8), Map.class);
        return ((List<?>) feed.get("items"))
                .stream().map(it -> item((Map<?, ?>) it)).toList();
    }

    private static Told item(Map<?, ?> item) {
        return new Told(
                (String) item.get("id"),
                (String) item.get("url"),
                (String) item.get("title"),
                (String) ((Map<?, ?>) ((List<?>) item.get("authors")).get(0)).get("name"),
                (String) item.get("summary"),
                (String) item.get("content_html"),
                Instant.parse((String) item.get("date_published")),
                Instant.parse((String) item.get("date_modified")),
                item.get("tags") instanceof List<?> tags
                        ? tags.stream().map(String.class::cast).toList()
                        : List.of());
    }
}
