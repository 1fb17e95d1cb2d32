package org.communique.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** ROME's documents as text, and the elements that ROME has no word for. */
final class FeedXml {

    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
    /** RFC 5005. */
    static final Namespace HISTORY = Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");
    /** RFC 6721. */
    static final Namespace TOMBSTONES = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

    private FeedXml() {}

    /** Never indented: white space of the texts is kept. */
    static String text(WireFeed feed, Consumer<Element> finish) {
        try {
            var document = new WireFeedOutput().outputJDom(feed);
            var root = document.getRootElement();
            finish.accept(root);
            for (var used : List.of(MEDIA, HISTORY, TOMBSTONES))
                if (root.getDescendants(new ElementFilter(used)).hasNext()) root.addNamespaceDeclaration(used);
            return text(document);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed must be writable whatever its texts are", e);
        }
    }

    static String text(Document document) {
        try {
            var text = new StringWriter();
            var format = Format.getRawFormat().setEncoding("UTF-8").setLineSeparator("\n");
            new XMLOutputter(format).output(document, text);
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    static Element atomLink(String rel, String type, String href) {
        return atomLink(rel, href).setAttribute("type", type);
    }

    static Element atomLink(String rel, String href) {
        return new Element("link", ATOM).setAttribute("rel", rel).setAttribute("href", href);
    }

    /** With milliseconds where there are some: editions of one release differ by nothing else. */
    static Element atomUpdated(Instant updated) {
        return new Element("updated", ATOM).setText(updated.toString());
    }

    /** Says that a document is an archive document (RFC 5005 §4); nothing for the current one. */
    static List<Element> archiveMark(Chapter chapter) {
        return chapter.isArchive() ? List.of(new Element("archive", HISTORY)) : List.of();
    }

    /** The picture with its type, true size, description and origin (Media RSS). */
    static List<Element> media(FeedSettings settings, Optional<PublishedFile> image) {
        return image.map(it -> List.of(media(settings, it))).orElse(List.of());
    }

    private static Element media(FeedSettings settings, PublishedFile image) {
        var content = new Element("content", MEDIA)
                .setAttribute("url", settings.url(image.path()))
                .setAttribute("medium", "image")
                .setAttribute("type", image.mediaType())
                .setAttribute("fileSize", Long.toString(image.size()))
                .setAttribute("width", Integer.toString(image.width()))
                .setAttribute("height", Integer.toString(image.height()))
                .addContent(new Element("description", MEDIA)
                        .setAttribute("type", "plain")
                        .setText(image.label()));
        var origin = new ArrayList<Element>();
        if (!image.credit().isEmpty()) origin.add(new Element("credit", MEDIA).setText(image.credit()));
        if (!image.licence().isEmpty()) origin.add(new Element("copyright", MEDIA).setText(image.licence()));
        return content.addContent(origin);
    }
}
