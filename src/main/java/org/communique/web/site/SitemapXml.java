package org.communique.web.site;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML of a sitemap (sitemaps.org, with hreflang links and news). Texts are escaped by the writer of the JDK. */
final class SitemapXml {

    static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final XMLStreamWriter xml;

    private SitemapXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Something that writes elements. */
    interface Body {
        void write(SitemapXml to) throws XMLStreamException;
    }

    /** A whole document. @param root {@code urlset} or {@code sitemapindex} */
    static String document(String root, Body body) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(SITEMAP);
            xml.writeNamespace("xhtml", XHTML);
            xml.writeNamespace("news", NEWS);
            body.write(new SitemapXml(xml));
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a sitemap must be writable whatever its texts are", e);
        }
    }

    void open(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    void open(String prefix, String element) throws XMLStreamException {
        xml.writeStartElement(prefix, element, NEWS);
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    void element(String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    void news(String element, String content) throws XMLStreamException {
        xml.writeStartElement("news", element, NEWS);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    void changed(Instant instant) throws XMLStreamException {
        element("lastmod", seconds(instant));
    }

    /** Every language of a page, its own among them, as each of them must name all. @param urls by language tag */
    void languages(Map<String, String> urls) throws XMLStreamException {
        if (urls.size() < 2) return;
        for (var it : urls.entrySet()) {
            xml.writeEmptyElement("xhtml", "link", XHTML);
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("hreflang", it.getKey());
            xml.writeAttribute("href", it.getValue());
        }
    }

    static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
