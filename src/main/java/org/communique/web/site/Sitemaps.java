package org.communique.web.site;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.communique.feed.Facet;
import org.communique.feed.FeedSettings;
import org.communique.feed.Listed;
import org.communique.feed.Listings;
import org.communique.feed.Prepared;
import org.communique.feed.Published.Translation;
import org.communique.feed.Selection;

/**
 * The sitemap: one document while the archive is small, else an index of one for the lists and one for each run of
 * statements. A statement never moves from one to another.
 */
final class Sitemaps {

    private static final List<Facet> LISTED = List.of(Facet.EVERYTHING, Facet.YEAR, Facet.TOPIC, Facet.ORGANISATION);

    private final Listings listings;
    private final FeedSettings settings;
    private final Frame.Maker frames;
    private final Pages pages;
    private final int size;

    /** @param size statements in one document at most */
    Sitemaps(Listings listings, Frame.Maker frames, Pages pages, int size) {
        this.listings = listings;
        this.settings = frames.settings();
        this.frames = frames;
        this.pages = pages;
        this.size = size;
    }

    /** {@code /sitemap.xml}. */
    Prepared first() {
        return kept("/sitemap.xml", () -> {
                    var spans = listings.spans(size);
                    return Optional.of(spans.size() <= 1 ? whole() : index(spans));
                })
                .orElseThrow();
    }

    /** {@code /sitemap-{number}.xml}, 0 for the lists; empty where the sitemap is one document or has not so many. */
    Optional<Prepared> part(int number) {
        return kept("/sitemap-" + number + ".xml", () -> {
            var spans = listings.spans(size);
            if (spans.size() <= 1) return Optional.empty();
            if (number == 0) return Optional.of(SitemapXml.document("urlset", this::lists));
            return spans.stream()
                    .filter(it -> it.number() == number && it.readable() > 0)
                    .findFirst()
                    .map(it -> SitemapXml.document("urlset", to -> statements(to, it.number())));
        });
    }

    private Optional<Prepared> kept(String path, java.util.function.Supplier<Optional<String>> xml) {
        return pages.page(path, () -> xml.get()
                        .map(it -> Shown.here(Prepared.of(it, pages.changed(), "application/xml"))))
                .map(Shown::page);
    }

    private String whole() {
        return SitemapXml.document("urlset", to -> {
            lists(to);
            statements(to, 1);
        });
    }

    private String index(List<Listings.Span> spans) {
        return SitemapXml.document("sitemapindex", to -> {
            document(to, 0, pages.changed());
            for (var span : spans) if (span.readable() > 0) document(to, span.number(), span.changedAt());
        });
    }

    private void document(SitemapXml to, int number, Instant changed) throws XMLStreamException {
        to.open("sitemap");
        to.element("loc", settings.url("/sitemap-" + number + ".xml"));
        to.changed(changed);
        to.close();
    }

    private void lists(SitemapXml to) throws XMLStreamException {
        for (var language : frames.languages()) {
            for (var facet : LISTED) {
                var shelves = facet == Facet.EVERYTHING
                        ? frames.catalogue().find(Selection.of(language)).stream()
                                .toList()
                        : frames.catalogue().of(facet, language);
                for (var shelf : shelves) url(to, Addresses.of(shelf.selection()));
            }
            url(to, Addresses.corrections(language));
        }
    }

    private void url(SitemapXml to, String path) throws XMLStreamException {
        to.open("url");
        to.element("loc", settings.url(path));
        to.close();
    }

    private void statements(SitemapXml to, int number) throws XMLStreamException {
        var listed = listings.span(number, size);
        var editions = listings.editions(listed.stream().map(Listed::statement).toList());
        for (var one : listed) {
            to.open("url");
            to.element("loc", settings.url(one.path()));
            to.changed(one.updatedAt());
            to.languages(languages(editions.getOrDefault(one.statement(), List.of())));
            to.close();
        }
    }

    private Map<String, String> languages(List<Translation> editions) {
        var urls = new LinkedHashMap<String, String>();
        for (var it : editions) urls.put(it.language().toLanguageTag(), settings.url(it.path()));
        var own = urls.get(settings.language().toLanguageTag());
        if (own != null && urls.size() > 1) urls.put("x-default", own);
        return urls;
    }
}
