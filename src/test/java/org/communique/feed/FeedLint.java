package org.communique.feed;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;

/** The rules of the W3C feed validator, and of readers, that our two formats could break; each fault in one line. */
final class FeedLint {

    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    static final Namespace CONTENT = Namespace.getNamespace("http://purl.org/rss/1.0/modules/content/");
    static final Namespace DC = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");
    static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");
    static final Namespace HISTORY = Namespace.getNamespace("http://purl.org/syndication/history/1.0");
    static final Namespace TOMBSTONES = Namespace.getNamespace("http://purl.org/atompub/tombstones/1.0");
    private static final Set<String> KNOWN =
            Set.of("", ATOM.getURI(), CONTENT.getURI(), DC.getURI(), MEDIA.getURI(), HISTORY.getURI());
    /** Readers give up or cut beyond it. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final Pattern MARKUP = Pattern.compile("<\\w+[^>]*>|&\\w+;");
    private static final Pattern RISKY =
            Pattern.compile("(?i)<(script|style|iframe|form|object|embed)\\b|\\son\\w+\\s*=|\\sstyle\\s*=");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:href|src)=\"([^\"]*)\"");

    private final List<String> faults = new ArrayList<>();
    private String url = "";

    private FeedLint() {}

    /** Everything that is wrong with a current document; empty if it is clean. */
    static List<String> faults(Snapshot snapshot, String path) {
        return faults(snapshot.feeds.get(path).orElseThrow().identity(), snapshot.settings.url(path));
    }

    /**
     * Everything that is wrong with the bytes of a feed; empty if it is clean.
     *
     * @param url where it was found
     */
    static List<String> faults(byte[] feed, String url) {
        if (feed[0] == '{') return JsonFeedLint.faults(feed, url);
        var lint = new FeedLint();
        lint.url = url;
        if (feed.length > MOST_BYTES) lint.faults.add("too large: " + feed.length);
        try {
            var root = parse(feed).getRootElement();
            root.getDescendants(org.jdom2.filter.Filters.element()).forEach(lint::known);
            if (root.getName().equals("rss")) lint.rss(root.getChild("channel"));
            else lint.atom(root);
        } catch (org.jdom2.JDOMException | java.io.IOException e) {
            lint.faults.add("not well-formed: " + e.getMessage());
        }
        return lint.faults;
    }

    static Document parse(byte[] feed) throws org.jdom2.JDOMException, java.io.IOException {
        return new SAXBuilder().build(new ByteArrayInputStream(feed));
    }

    /** UnknownNamespace, which is accepted for a tombstone of an entry that is there as a stub. */
    private void known(Element element) {
        boolean tombstone = element.getNamespace().equals(TOMBSTONES)
                && (element.getName().equals("comment") || stub(element.getAttributeValue("ref"), element));
        must(tombstone || KNOWN.contains(element.getNamespaceURI()), "UnknownNamespace", element);
        must(element.getAttribute("base", Namespace.XML_NAMESPACE) == null, "no xml:base", element);
    }

    private static boolean stub(String ref, Element tombstone) {
        return tombstone.getParentElement().getChildren("entry", ATOM).stream()
                .anyMatch(it -> it.getChildText("id", ATOM).equals(ref));
    }

    private void rss(Element channel) {
        for (var name : List.of("title", "link", "description", "language", "lastBuildDate", "ttl", "generator"))
            must(channel.getChildren(name).size() == 1, "exactly one " + name, channel);
        rfc822(channel.getChild("lastBuildDate"));
        absolute(channel.getChildText("link"), channel);
        must(channel.getChildText("title").strip().length() > 0, "NotBlank title", channel);
        must(Integer.parseInt(channel.getChildText("ttl")) > 0, "InvalidPositiveInteger ttl", channel);
        language(channel.getChildText("language"), channel);
        var editor = channel.getChildText("managingEditor");
        must(editor == null || editor.matches("\\S+@\\S+ \\(.+\\)"), "InvalidContact", channel);
        self(channel, "application/rss+xml");
        must(channel.getChildren("date", DC).isEmpty(), "no dc:date", channel);
        var ids = new HashSet<String>();
        for (var item : channel.getChildren("item")) rssItem(item, ids);
    }

    private void rssItem(Element item, Set<String> ids) {
        for (var name : List.of("title", "link", "description", "guid", "pubDate"))
            must(item.getChildren(name).size() == 1, "exactly one " + name, item);
        must(!MARKUP.matcher(item.getChildText("title")).find(), "ContainsHTML in title", item);
        must(ids.add(item.getChildText("guid")), "DuplicateItem guid", item);
        must(!"false".equals(item.getChild("guid").getAttributeValue("isPermaLink")), "guid is a permalink", item);
        absolute(item.getChildText("guid"), item);
        absolute(item.getChildText("link"), item);
        rfc822(item.getChild("pubDate"));
        for (var it : item.getChildren("language", DC)) language(it.getText(), item);
        rssExtras(item);
    }

    private void rssExtras(Element item) {
        must(item.getChildren("creator", DC).size() == 1, "one dc:creator", item);
        must(
                item.getChildren("author").isEmpty()
                        && item.getChildren("date", DC).isEmpty(),
                "no author, no dc:date",
                item);
        must(item.getChildren("updated", ATOM).size() == 1, "one atom:updated", item);
        rfc3339(item.getChild("updated", ATOM));
        must(
                item.indexOf(item.getChild("description")) < item.indexOf(item.getChild("encoded", CONTENT)),
                "description before content:encoded",
                item);
        for (var it : item.getChildren("content", MEDIA)) // feedparser takes the first description it meets
        must(item.indexOf(it) > item.indexOf(item.getChild("encoded", CONTENT)), "media:content comes last", item);
        html(item.getChildText("encoded", CONTENT), item);
        must(item.getChildren("enclosure").size() <= 1, "DuplicateEnclosure", item);
        for (var it : item.getChildren("enclosure"))
            file(it, it.getAttributeValue("url"), it.getAttributeValue("length"));
        for (var it : item.getChildren("category")) must(it.getAttributes().isEmpty(), "category without domain", item);
        media(item);
    }

    private void atom(Element feed) {
        language(feed.getAttributeValue("lang", Namespace.XML_NAMESPACE), feed);
        absolute(feed.getChildText("id", ATOM), feed);
        for (var name : List.of("id", "title", "updated", "author", "generator"))
            must(feed.getChildren(name, ATOM).size() == 1, "exactly one " + name, feed);
        rfc3339(feed.getChild("updated", ATOM));
        self(feed, "application/atom+xml");
        var ids = new HashSet<String>();
        var updates = new HashSet<String>();
        for (var entry : feed.getChildren("entry", ATOM)) atomEntry(entry, ids, updates);
    }

    private void atomEntry(Element entry, Set<String> ids, Set<String> updates) {
        for (var name : List.of("id", "title", "updated", "published", "author", "summary", "content"))
            must(entry.getChildren(name, ATOM).size() == 1, "exactly one " + name, entry);
        must(ids.add(entry.getChildText("id", ATOM)), "DuplicateEntries", entry);
        must(updates.add(entry.getChildText("updated", ATOM)), "DuplicateUpdated", entry);
        absolute(entry.getChildText("id", ATOM), entry);
        rfc3339(entry.getChild("updated", ATOM));
        rfc3339(entry.getChild("published", ATOM));
        must("html".equals(entry.getChild("content", ATOM).getAttributeValue("type")), "content is html", entry);
        html(entry.getChildText("content", ATOM), entry);
        for (var it : entry.getChildren("category", ATOM)) absolute(it.getAttributeValue("scheme"), entry);
        links(entry);
        media(entry);
    }

    private void links(Element entry) {
        var alternates = new HashSet<String>();
        for (var link : entry.getChildren("link", ATOM)) {
            absolute(link.getAttributeValue("href"), entry);
            if (link.getAttributeValue("rel").equals("alternate"))
                must(
                        alternates.add(link.getAttributeValue("type") + link.getAttributeValue("hreflang")),
                        "DuplicateAtomLink",
                        entry);
            if (link.getAttributeValue("rel").equals("enclosure"))
                file(link, link.getAttributeValue("href"), link.getAttributeValue("length"));
        }
        must(!alternates.isEmpty(), "has an alternate", entry);
    }

    private void self(Element feed, String type) {
        var self = feed.getChildren("link", ATOM).stream()
                .filter(it -> "self".equals(it.getAttributeValue("rel")))
                .toList();
        must(self.size() == 1 && type.equals(self.get(0).getAttributeValue("type")), "MissingSelf", feed);
        must(self.size() == 1 && url.equals(self.get(0).getAttributeValue("href")), "SelfDoesntMatchLocation", feed);
    }

    private void language(String tag, Element element) {
        must(tag != null && org.communique.statement.Languages.parse(tag).isPresent(), "InvalidLanguage", element);
    }

    private void media(Element entry) {
        for (var it : entry.getChildren("content", MEDIA)) {
            file(it, it.getAttributeValue("url"), it.getAttributeValue("fileSize"));
            must("image".equals(it.getAttributeValue("medium")), "medium", entry);
            must(Integer.parseInt(it.getAttributeValue("width")) > 0, "width", entry);
            must(!it.getChildText("description", MEDIA).isBlank(), "description of the image", entry);
        }
    }

    private void file(Element element, String url, String length) {
        absolute(url, element);
        must(length != null && Long.parseLong(length) > 0, "true length", element);
        must(element.getAttributeValue("type") != null, "type", element);
    }

    private void html(String html, Element element) {
        must(!RISKY.matcher(html).find(), "SecurityRisk", element);
        ADDRESS.matcher(html).results().forEach(it -> absolute(it.group(1).replace("&amp;", "&"), element));
    }

    private void absolute(String address, Element element) {
        try {
            must(URI.create(address).isAbsolute(), "ContainsRelRef " + address, element);
        } catch (IllegalArgumentException e) {
            faults.add("InvalidFullLink " + address);
        }
    }

    private void rfc822(Element date) {
        try {
            must(date.getText().endsWith("GMT"), "GMT", date);
            var parsed = ZonedDateTime.parse(date.getText(), DateTimeFormatter.RFC_1123_DATE_TIME);
            must(parsed.getYear() >= 2000 && parsed.getYear() < 2100, "ImplausibleDate", date);
        } catch (DateTimeParseException e) {
            faults.add("InvalidRFC2822Date " + date.getText());
        }
    }

    private void rfc3339(Element date) {
        try {
            OffsetDateTime.parse(date.getText());
        } catch (DateTimeParseException e) {
            faults.add("InvalidRFC3339Date " + date.getText());
        }
    }

    private void must(boolean holds, String rule, Element element) {
        if (!holds) faults.add(rule + " in " + element.getName());
    }
}
