package org.communique.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** A feed as Atom 1.0 (RFC 4287). */
final class AtomFeed {

    private static final Namespace ATOM = Namespace.getNamespace(FeedXml.ATOM.getURI());

    private AtomFeed() {}

    static String render(FeedPage page) {
        var feed = new Feed("atom_1.0");
        feed.setId(page.current(FeedFormat.ATOM)); // archive documents are parts of the same feed
        feed.setTitle(page.title());
        feed.setSubtitle(text(page.description()));
        feed.setUpdated(Date.from(page.updated()));
        feed.setGenerator(generator());
        feed.setAuthors(List.of(person(page.settings().siteName(page.language()))));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", page.home(), page.language())));
        feed.setOtherLinks(otherLinks(page));
        feed.setForeignMarkup(marks(page));
        feed.setEntries(
                page.entries().stream().map(it -> entry(page.settings(), it)).toList());
        return FeedXml.text(feed, root -> finish(root, page));
    }

    private static Entry entry(FeedSettings settings, FeedEntry source) {
        var entry = new Entry();
        entry.setId(source.id());
        entry.setTitle(source.title());
        entry.setPublished(Date.from(source.when().published()));
        entry.setUpdated(Date.from(source.when().updated()));
        entry.setAuthors(List.of(person(source.author()))); // readers do not inherit the feed's
        entry.setAlternateLinks(alternates(settings, source));
        var others = new ArrayList<Link>();
        source.related().ifPresent(it -> others.add(link("related", "text/html", it, source.language())));
        source.attachments().forEach(it -> others.add(enclosure(settings, it)));
        entry.setOtherLinks(others);
        entry.setCategories(source.categories().stream().map(AtomFeed::category).toList());
        entry.setSummary(text(source.summary()));
        entry.setContents(List.of(html(source.html())));
        entry.setForeignMarkup(new ArrayList<>(FeedXml.media(settings, source.image())));
        return entry;
    }

    private static List<Link> otherLinks(FeedPage page) {
        var links = new ArrayList<Link>();
        var type = FeedFormat.ATOM.mediaType();
        links.add(link("self", type, page.self(FeedFormat.ATOM), page.language()));
        page.settings().hub().ifPresent(it -> links.add(hub(it)));
        for (var it : HistoryLink.of(page, FeedFormat.ATOM))
            links.add(link(it.rel(), type, it.href(), page.language()));
        return links;
    }

    private static Link hub(String href) {
        var link = new Link();
        link.setRel("hub");
        link.setHref(href);
        return link;
    }

    /** Whether it is an archive document, and which entries have been recalled (RFC 6721). */
    private static List<Element> marks(FeedPage page) {
        var marks = new ArrayList<>(FeedXml.archiveMark(page.chapter()));
        for (var entry : page.entries()) entry.killed().ifPresent(killed -> marks.add(tombstone(entry, killed)));
        return marks;
    }

    private static Element tombstone(FeedEntry entry, History.Killed killed) {
        return new Element("deleted-entry", FeedXml.TOMBSTONES)
                .setAttribute("ref", entry.id())
                .setAttribute("when", killed.at().toString())
                .addContent(new Element("comment", FeedXml.TOMBSTONES).setText(killed.reason()));
    }

    /**
     * The page itself, then its translations, then the page again: some readers take the first alternate, feedparser and newsboat
     * the last. The second one names no language, as no two may be of the same type and language (RFC 4287 §4.1.2).
     */
    private static List<Link> alternates(FeedSettings settings, FeedEntry source) {
        var links = new ArrayList<Link>();
        links.add(link("alternate", "text/html", source.url(), source.language()));
        for (var other : source.translations())
            links.add(link("alternate", "text/html", settings.url(other.path()), other.language()));
        if (links.size() > 1) links.add(link("alternate", "text/html", source.url()));
        return links;
    }

    private static Link link(String rel, String type, String href, Locale language) {
        var link = link(rel, type, href);
        link.setHreflang(language.toLanguageTag());
        return link;
    }

    private static Link link(String rel, String type, String href) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    private static Link enclosure(FeedSettings settings, PublishedFile file) {
        var link = new Link();
        link.setRel("enclosure");
        link.setType(file.mediaType());
        link.setHref(settings.url(file.path()));
        link.setTitle(file.label());
        link.setLength(file.size());
        return link;
    }

    private static Person person(String name) {
        var person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(FeedEntry.Category topic) {
        var category = new Category();
        category.setTerm(topic.term());
        category.setScheme(topic.scheme());
        category.setLabel(topic.label());
        return category;
    }

    private static Content text(String plain) {
        var content = new Content();
        content.setType(Content.TEXT);
        content.setValue(plain);
        return content;
    }

    private static Content html(String html) {
        var content = new Content();
        content.setType(Content.HTML);
        content.setValue(html);
        return content;
    }

    private static Generator generator() {
        var generator = new Generator();
        generator.setValue("Communiqué");
        return generator;
    }

    /** What ROME cannot say: languages, and milliseconds, which are all that tells the editions of one release apart. */
    private static void finish(Element root, FeedPage page) {
        lang(root, page.language());
        root.getChild("updated", ATOM).setText(page.updated().toString());
        var elements = root.getChildren("entry", ATOM).iterator();
        for (var entry : page.entries()) {
            var element = elements.next();
            if (!entry.language().equals(page.language())) lang(element, entry.language());
            element.getChild("updated", ATOM).setText(entry.when().updated().toString());
        }
    }

    private static void lang(Element element, Locale language) {
        element.setAttribute("lang", language.toLanguageTag(), Namespace.XML_NAMESPACE);
    }
}
