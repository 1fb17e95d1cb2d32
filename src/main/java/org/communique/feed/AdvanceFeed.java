package org.communique.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.store.Json;
import org.jdom2.Namespace;

/**
 * What one press contact holds under embargo, for a newsroom system that has proved who it is: Atom 1.0 and JSON Feed 1.1. The ids
 * are those the public entries will have, so that a system that reads both finds one item. Nothing here carries a date of
 * publication, as there has been none; each entry says in its title, its rights and its text until when it is under embargo.
 *
 * @param self  absolute address of this document
 * @param home  absolute address of the page with the same list
 * @param items the next to come out first
 */
public record AdvanceFeed(String title, String self, String home, Locale language, List<Item> items) {

    /** IPTC's publication status: not to be published until released. */
    private static final String STATUS_SCHEME = "http://cv.iptc.org/newscodes/pubstatusg2/";

    private static final String WITHHELD = "withheld";

    /** What an empty feed is dated with. */
    private static final Instant NOTHING_YET = Instant.parse("2020-01-01T00:00:00Z");

    /**
     * One edition.
     *
     * @param id     permanent address
     * @param page   absolute address of the same behind the same password
     * @param notice until when nothing may be published, in words
     * @param html   notice, whose copy it is, and the text
     * @param handed when the advance copies went out
     */
    public record Item(
            String id,
            String page,
            Locale language,
            String organisation,
            String title,
            String summary,
            String notice,
            String html,
            Instant until,
            Instant handed,
            List<File> files) {

        public Item {
            organisation = XmlText.legal(organisation);
            title = XmlText.legal(title);
            summary = XmlText.legal(summary);
            notice = XmlText.legal(notice);
            html = XmlText.legal(html);
            files = List.copyOf(files);
        }
    }

    /** A file behind the same password. */
    public record File(String url, String mediaType, String title) {

        public File {
            title = XmlText.legal(title);
        }
    }

    public AdvanceFeed {
        title = XmlText.legal(title);
        items = List.copyOf(items);
    }

    /** As Atom 1.0 (RFC 4287). */
    public String atom() {
        var feed = new Feed("atom_1.0");
        feed.setId(self);
        feed.setTitle(title);
        feed.setUpdated(Date.from(changed()));
        feed.setAuthors(List.of(person(title)));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", home)));
        feed.setOtherLinks(List.of(link("self", FeedFormat.ATOM.mediaType(), self)));
        feed.setEntries(items.stream().map(AdvanceFeed::entry).toList());
        return FeedXml.text(feed, root -> root.setAttribute("lang", language.toLanguageTag(), Namespace.XML_NAMESPACE));
    }

    /** As JSON Feed 1.1, with an extension {@code _embargo}. */
    public String json() {
        var feed = new LinkedHashMap<String, Object>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", title);
        feed.put("home_page_url", home);
        feed.put("feed_url", self);
        feed.put("language", language.toLanguageTag());
        feed.put("items", items.stream().map(AdvanceFeed::item).toList());
        return Json.write(feed);
    }

    /** Handing over another copy, and the end of an embargo, change the feed; the newest hand-over dates it. */
    private Instant changed() {
        return items.stream().map(Item::handed).max(Instant::compareTo).orElse(NOTHING_YET);
    }

    private static Entry entry(Item item) {
        var entry = new Entry();
        entry.setId(item.id());
        entry.setTitle(item.title());
        entry.setUpdated(Date.from(item.handed()));
        entry.setAuthors(List.of(person(item.organisation())));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", item.page())));
        entry.setOtherLinks(item.files().stream().map(AdvanceFeed::enclosure).toList());
        entry.setCategories(List.of(withheld()));
        entry.setRights(item.notice());
        entry.setSummary(content(Content.TEXT, item.summary()));
        entry.setContents(List.of(content(Content.HTML, item.html())));
        return entry;
    }

    private static Map<String, Object> item(Item item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", item.id());
        json.put("url", item.page());
        json.put("title", item.title());
        json.put("summary", item.summary());
        json.put("content_html", item.html());
        json.put("language", item.language().toLanguageTag());
        json.put("date_modified", seconds(item.handed()));
        json.put("authors", List.of(Map.of("name", item.organisation())));
        json.put(
                "attachments",
                item.files().stream().map(AdvanceFeed::attachment).toList());
        json.put("_embargo", embargo(item));
        return json;
    }

    private static Map<String, Object> embargo(Item item) {
        var embargo = new LinkedHashMap<String, Object>();
        embargo.put("embargoedUntil", seconds(item.until()));
        embargo.put("pubStatus", WITHHELD);
        embargo.put("notice", item.notice());
        return embargo;
    }

    private static Map<String, Object> attachment(File file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("url", file.url());
        json.put("mime_type", file.mediaType());
        json.put("title", file.title());
        return json;
    }

    private static Link enclosure(File file) {
        var link = link("enclosure", file.mediaType(), file.url());
        link.setTitle(file.title());
        return link;
    }

    private static Link link(String rel, String type, String href) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    private static Person person(String name) {
        var person = new Person();
        person.setName(name);
        return person;
    }

    private static Category withheld() {
        var category = new Category();
        category.setScheme(STATUS_SCHEME);
        category.setTerm("stat:" + WITHHELD);
        category.setLabel("Embargoed");
        return category;
    }

    private static Content content(String type, String value) {
        var content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
