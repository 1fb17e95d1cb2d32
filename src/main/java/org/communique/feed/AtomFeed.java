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

    private AtomFeed() {}

    static String render(FeedPage page) {
        var feed = new Feed("atom_1.0");
        feed.setId(page.self(FeedFormat.ATOM));
        feed.setTitle(page.title());
        feed.setSubtitle(text(page.description()));
        feed.setUpdated(Date.from(page.changed()));
        feed.setGenerator(generator());
        feed.setAuthors(List.of(person(page.settings().siteName(page.language()))));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", page.home(), page.language())));
        feed.setOtherLinks(otherLinks(page));
        feed.setEntries(
                page.entries().stream().map(it -> entry(page.settings(), it)).toList());
        return FeedXml.text(feed, root -> finish(root, page.language()));
    }

    private static Entry entry(FeedSettings settings, FeedPage.Entry source) {
        var published = source.published();
        var entry = new Entry();
        entry.setId(published.guid());
        entry.setTitle(published.title());
        entry.setPublished(Date.from(published.publishedAt()));
        entry.setUpdated(Date.from(published.updatedAt()));
        entry.setAuthors(List.of(person(published.organisation()))); // readers do not inherit the feed's
        entry.setAlternateLinks(alternates(settings, source));
        entry.setOtherLinks(published.attachments().stream()
                .map(it -> enclosure(settings, it))
                .toList());
        entry.setCategories(published.topics().stream().map(AtomFeed::category).toList());
        entry.setSummary(text(published.summary()));
        entry.setContents(List.of(html(published.entryHtml())));
        entry.setForeignMarkup(new ArrayList<>(FeedXml.media(settings, published.image())));
        return entry;
    }

    private static List<Link> otherLinks(FeedPage page) {
        var links = new ArrayList<Link>();
        links.add(link("self", FeedFormat.ATOM.mediaType(), page.self(FeedFormat.ATOM), page.language()));
        page.settings().hub().ifPresent(it -> links.add(hub(it)));
        return links;
    }

    private static Link hub(String href) {
        var link = new Link();
        link.setRel("hub");
        link.setHref(href);
        return link;
    }

    /** The page itself first, as readers take the first, then its translations. */
    private static List<Link> alternates(FeedSettings settings, FeedPage.Entry source) {
        var links = new ArrayList<Link>();
        var own = source.published();
        links.add(link("alternate", "text/html", settings.url(own.path()), own.language()));
        for (var other : source.translations())
            links.add(link("alternate", "text/html", settings.url(other.path()), other.language()));
        return links;
    }

    private static Link link(String rel, String type, String href, Locale language) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        link.setHreflang(language.toLanguageTag());
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

    private static Category category(Term topic) {
        var category = new Category();
        category.setTerm(topic.slug());
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

    private static void finish(Element root, Locale language) {
        root.setAttribute("lang", language.toLanguageTag(), Namespace.XML_NAMESPACE);
        if (root.getDescendants(new org.jdom2.filter.ElementFilter(FeedXml.MEDIA))
                .hasNext()) root.addNamespaceDeclaration(FeedXml.MEDIA);
    }
}
