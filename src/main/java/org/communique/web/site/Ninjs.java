package org.communique.web.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.PublishedFile;
import org.communique.feed.Term;
import org.communique.search.PlainText;
import org.communique.statement.StatementFile;

/** A published edition as a news object of ninjs 3.1 (iptc.org/std/ninjs): the same edition gives the same object. */
final class Ninjs {

    private static final Map<String, Object> STANDARD = Map.of(
            "name", "ninjs",
            "version", "3.1",
            "schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");

    private final FeedSettings settings;
    private final Published published;

    Ninjs(FeedSettings settings, Published published) {
        this.settings = settings;
        this.published = published;
    }

    /** @param translations the other readable editions */
    Map<String, Object> item(List<Published> translations) {
        var item = new LinkedHashMap<String, Object>();
        item.put("standard", STANDARD);
        item.put("uri", published.guid());
        item.put("type", "text");
        item.put("representationType", published.killed() ? "partial" : "full");
        item.put("version", Integer.toString(published.history().revision()));
        item.put("firstCreated", moment(published.publishedAt()));
        item.put("versionCreated", moment(published.updatedAt()));
        item.put("pubStatus", published.killed() ? "canceled" : "usable");
        item.put("language", published.language().toLanguageTag());
        if (!titleHidden()) item.put("slugline", published.key());
        item.put("by", published.organisation());
        item.put("infoSources", List.of(Map.of("name", published.organisation(), "role", "publisher")));
        item.put("altIds", altIds());
        item.put("genres", List.of(Map.of("literal", published.kind().code(), "name", kind())));
        putIfAny(item, "edNote", note());
        putIfAny(item, "title", published.title());
        if (!published.killed()) putContent(item, translations);
        return item;
    }

    private void putContent(Map<String, Object> item, List<Published> translations) {
        item.put("headlines", List.of(Map.of("role", "main", "contentType", "text/plain", "value", published.title())));
        item.put(
                "descriptions",
                List.of(Map.of("role", "summary", "contentType", "text/plain", "value", published.summary())));
        item.put("bodies", bodies());
        item.put("subjects", subjects());
        item.put("copyrightHolder", published.organisation());
        item.put("copyrightNotice", "© " + year() + " " + published.organisation());
        item.put("renditions", List.of(Map.of("name", "web", "href", page(), "contentType", "text/html")));
        item.put("associations", associations(translations));
    }

    private List<Map<String, Object>> bodies() {
        var text = PlainText.of(published.entryHtml());
        int words = text.isEmpty() ? 0 : text.split("\\s+").length;
        return List.of(
                Map.of("role", "main", "contentType", "text/html", "value", published.entryHtml()),
                Map.of(
                        "role",
                        "main",
                        "contentType",
                        "text/plain",
                        "charCount",
                        text.codePointCount(0, text.length()),
                        "wordCount",
                        words,
                        "value",
                        text));
    }

    private List<Map<String, Object>> subjects() {
        var subjects = new ArrayList<Map<String, Object>>();
        for (var topic : published.topics()) subjects.add(subject("topic", topic));
        for (var tag : published.tags()) subjects.add(subject("tag", tag));
        return subjects;
    }

    private static Map<String, Object> subject(String rel, Term term) {
        return Map.of("rel", rel, "literal", term.slug(), "name", term.label());
    }

    private List<Map<String, String>> altIds() {
        var publicId = Map.of("role", "publicId", "value", published.publicId());
        if (titleHidden()) return List.of(publicId);
        return List.of(
                publicId,
                Map.of("role", "statement", "value", published.key()),
                Map.of("role", "page", "value", page()));
    }

    /** Its key and its address may say what the title said. */
    private boolean titleHidden() {
        return published.title().isEmpty();
    }

    private List<Map<String, Object>> associations(List<Published> translations) {
        var associations = new ArrayList<Map<String, Object>>();
        for (var file : published.files()) associations.add(file(file));
        for (var other : translations)
            associations.add(Map.of(
                    "rel", "translation",
                    "name", other.language().toLanguageTag(),
                    "uri", other.guid(),
                    "type", "text",
                    "representationType", "partial",
                    "language", other.language().toLanguageTag(),
                    "title", other.title()));
        return associations;
    }

    private Map<String, Object> file(PublishedFile file) {
        boolean picture = file.role() == StatementFile.Role.IMAGE || MediaTypes.isShown(file.mediaType());
        var item = new LinkedHashMap<String, Object>();
        item.put("rel", file.role().code());
        item.put("name", file.name());
        item.put("uri", settings.url(file.path()));
        item.put("type", picture ? "picture" : "component");
        item.put("descriptions", List.of(Map.of("contentType", "text/plain", "value", file.label())));
        item.put("renditions", List.of(rendition(file)));
        putIfAny(item, "by", file.credit());
        putIfAny(item, "usageTerms", file.licence());
        return item;
    }

    private Map<String, Object> rendition(PublishedFile file) {
        var rendition = new LinkedHashMap<String, Object>();
        rendition.put("name", "original");
        rendition.put("href", settings.url(file.path()));
        rendition.put("contentType", file.mediaType());
        rendition.put("sizeInBytes", file.size());
        if (file.width() > 0) rendition.put("width", file.width());
        if (file.height() > 0) rendition.put("height", file.height());
        return rendition;
    }

    /** What staff at a newsroom must know: why it was recalled, or what was put right and when. */
    private String note() {
        var lines = new ArrayList<String>();
        published.history().killed().ifPresent(it -> lines.add(moment(it.at()) + " " + it.reason()));
        published.history().corrections().forEach(it -> lines.add(moment(it.at()) + " " + it.reason()));
        return String.join("\n", lines);
    }

    private String kind() {
        return org.communique.render.Phrases.get(
                published.language(), "site.kind." + published.kind().code());
    }

    private String page() {
        return settings.url(published.path());
    }

    private int year() {
        return published.publishedAt().atZone(settings.zone()).getYear();
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void putIfAny(Map<String, Object> item, String name, String value) {
        if (!value.isBlank()) item.put(name, value);
    }
}
