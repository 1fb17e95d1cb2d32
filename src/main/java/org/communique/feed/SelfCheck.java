package org.communique.feed;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.communique.store.Json;

/** Reads a document that was just written, as a reader would, before anybody is served it. */
final class SelfCheck {

    private static final XMLInputFactory XML = factory();

    private SelfCheck() {}

    /**
     * Whether a document can be parsed and holds the entries of its page, each once.
     *
     * @return what is wrong; empty if nothing is. Never a text of the document
     */
    static String fault(String document, FeedPage page, FeedFormat format) {
        var wanted = page.entries().stream().map(FeedEntry::id).toList();
        try {
            var found =
                    switch (format) {
                        case RSS -> xml(document, new QName("item"), new QName("guid"));
                        case ATOM -> xml(document, atom("entry"), atom("id"));
                        case JSON -> json(document);
                    };
            if (!found.equals(wanted)) return "holds other entries than its page";
            return new HashSet<>(found).size() == found.size() ? "" : "holds an entry twice";
        } catch (XMLStreamException malformed) {
            return "is not well-formed";
        } catch (RuntimeException malformed) {
            return "is no JSON Feed: " + malformed.getClass().getSimpleName();
        }
    }

    private static List<String> xml(String document, QName entry, QName id) throws XMLStreamException {
        var reader = XML.createXMLStreamReader(new StringReader(document));
        var ids = new ArrayList<String>();
        int depth = 0;
        int entryDepth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                if (reader.getName().equals(entry)) entryDepth = depth;
                if (reader.getName().equals(id) && entryDepth == depth - 1 && entryDepth > 0) {
                    ids.add(reader.getElementText());
                    depth--;
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (depth == entryDepth) entryDepth = 0;
                depth--;
            }
        }
        return ids;
    }

    private static List<String> json(String document) {
        var items = (List<?>) Json.read(document, Map.class).get("items");
        return items.stream().map(it -> (String) ((Map<?, ?>) it).get("id")).toList();
    }

    private static QName atom(String name) {
        return new QName(FeedXml.ATOM.getURI(), name);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
