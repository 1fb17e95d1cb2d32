package org.communique.convert;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One pass over an XML part: no declarations, no entities, nothing fetched, not too deep. Names are without prefixes. */
final class Xml {

    private static final int DEEPEST = 400;

    private final XMLStreamReader xml;
    private int depth;

    private Xml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Meets the children of an element in their order. What it does not look into is passed over. */
    interface Children {

        void element(String name) throws Unreadable;

        /** Words between them; most elements have none. */
        default void text(String text) throws Unreadable {}
    }

    /** Reads a part; the visitor meets its root. */
    static void read(InputStream part, Reading reading) throws Unreadable {
        try {
            var xml = new Xml(factory().createXMLStreamReader(part));
            xml.children(name -> reading.root(xml));
            xml.xml.close();
        } catch (XMLStreamException damaged) {
            throw new Unreadable(Refusal.BROKEN);
        }
    }

    /** What is done with a part. */
    interface Reading {
        void root(Xml xml) throws Unreadable;
    }

    /** The value of the attribute with this local name; empty if there is none. */
    String attribute(String local) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(local)) return xml.getAttributeValue(i);
        return "";
    }

    /** Goes through the children of the element at hand. */
    void children(Children visitor) throws Unreadable {
        int inside = depth;
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (depth < inside) return;
            if (event == XMLStreamConstants.START_ELEMENT) {
                visitor.element(xml.getLocalName());
                while (depth > inside) next();
            } else if (xml.isCharacters()) visitor.text(xml.getText());
        }
    }

    /** All words within the element at hand. */
    String words() throws Unreadable {
        var words = new StringBuilder();
        children(new Children() {
            @Override
            public void element(String name) throws Unreadable {
                words.append(Xml.this.words());
            }

            @Override
            public void text(String text) {
                words.append(text);
            }
        });
        return words.toString();
    }

    private int next() throws Unreadable {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE)
                throw new Unreadable(Refusal.HOSTILE);
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) throw new Unreadable(Refusal.TOO_DEEP);
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
            return event;
        } catch (XMLStreamException damaged) {
            throw new Unreadable(Refusal.BROKEN);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
