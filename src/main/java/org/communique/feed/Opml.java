package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.jdom2.Document;
import org.jdom2.Element;

/**
 * All feeds as an OPML 2.0 subscription list, grouped by language. Each feed once, in the format every reader knows: whoever
 * imports the file does not want each of them three times.
 */
final class Opml {

    private Opml() {}

    static Prepared render(FeedSettings settings, List<OfferedFeed> feeds, Instant changed) {
        var body = new Element("body");
        Optional<Locale> group = Optional.empty();
        Element outlines = body;
        for (var feed : feeds) {
            var language = feed.id().selection().language();
            if (outlines == body || !language.equals(group)) {
                outlines = new Element("outline").setAttribute("text", group(settings, language));
                body.addContent(outlines);
                group = language;
            }
            outlines.addContent(outline(settings, feed));
        }
        var title = new Element("title").setText(settings.siteName(settings.language()));
        var opml = new Element("opml")
                .setAttribute("version", "2.0")
                .addContent(new Element("head").addContent(title))
                .addContent(body);
        return Prepared.of(FeedXml.text(new Document(opml)), changed, "text/x-opml");
    }

    private static String group(FeedSettings settings, Optional<Locale> language) {
        return language.map(Languages::ownName)
                .orElseGet(() -> Phrases.get(settings.language(), "feeds.all-languages"));
    }

    private static Element outline(FeedSettings settings, OfferedFeed feed) {
        var rss = feed.links().get(FeedFormat.RSS.ordinal());
        return new Element("outline")
                .setAttribute("type", "rss")
                .setAttribute("version", "RSS2")
                .setAttribute("text", feed.title())
                .setAttribute("title", feed.title())
                .setAttribute("xmlUrl", settings.url(rss.path()))
                .setAttribute("htmlUrl", settings.url(feed.home()))
                .setAttribute("language", rss.language().toLanguageTag());
    }
}
