package org.communique.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** ROME's documents as text, and the elements that ROME has no word for. */
final class FeedXml {

    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    private FeedXml() {}

    /** Never indented: white space of the texts is kept. */
    static String text(WireFeed feed, Consumer<Element> finish) {
        try {
            var document = new WireFeedOutput().outputJDom(feed);
            finish.accept(document.getRootElement());
            var text = new StringWriter();
            var format = Format.getRawFormat().setEncoding("UTF-8").setLineSeparator("\n");
            new XMLOutputter(format).output(document, text);
            return text.toString();
        } catch (FeedException | IOException e) {
            throw new IllegalStateException("a feed must be writable whatever its texts are", e);
        }
    }

    static Element atomLink(String rel, String type, String href) {
        return atomLink(rel, href).setAttribute("type", type);
    }

    static Element atomLink(String rel, String href) {
        return new Element("link", ATOM).setAttribute("rel", rel).setAttribute("href", href);
    }

    static Element atomUpdated(Instant updated) {
        return new Element("updated", ATOM)
                .setText(updated.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The picture with its type, true size and description (Media RSS). */
    static List<Element> media(FeedSettings settings, Optional<PublishedFile> image) {
        return image.map(it -> List.of(new Element("content", MEDIA)
                        .setAttribute("url", settings.url(it.path()))
                        .setAttribute("medium", "image")
                        .setAttribute("type", it.mediaType())
                        .setAttribute("fileSize", Long.toString(it.size()))
                        .setAttribute("width", Integer.toString(it.width()))
                        .setAttribute("height", Integer.toString(it.height()))
                        .addContent(new Element("description", MEDIA)
                                .setAttribute("type", "plain")
                                .setText(it.label()))))
                .orElse(List.of());
    }
}
