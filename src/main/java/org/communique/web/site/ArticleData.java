package org.communique.web.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.feed.Facet;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.Published.Translation;
import org.communique.feed.PublishedFile;
import org.communique.feed.Term;
import org.communique.store.Json;

/** A statement for search engines: schema.org NewsArticle as JSON-LD. */
record ArticleData(
        Published published, List<Translation> translations, Optional<Published> original, FeedSettings settings) {

    /** JSON that may stand in a script element. */
    String json() {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("@id", published.guid());
        data.put("url", settings.url(published.path()));
        data.put("mainEntityOfPage", settings.url(published.path()));
        data.put("headline", published.title());
        data.put("description", published.summary());
        data.put("inLanguage", published.language().toLanguageTag());
        data.put("isAccessibleForFree", true);
        data.put("datePublished", published.publishedAt().toString());
        data.put("dateModified", StatementView.changed(published).toString());
        data.put("author", author());
        data.put("publisher", publisher());
        published.image().ifPresent(it -> data.put("image", image(it)));
        published.topics().stream().findFirst().ifPresent(it -> data.put("articleSection", it.label()));
        var keywords = Stream.concat(published.topics().stream(), published.tags().stream())
                .map(Term::label)
                .distinct()
                .toList();
        if (!keywords.isEmpty()) data.put("keywords", keywords);
        original.ifPresent(it -> data.put("isBasedOn", settings.url(it.path())));
        corrections(data);
        translations(data);
        return Json.write(data).replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private Map<String, Object> author() {
        var author = organisation(published.organisation());
        var slug = published.speaker().slug();
        if (!slug.isEmpty())
            author.put("url", settings.url(Addresses.of(published.language(), Facet.ORGANISATION, slug)));
        return author;
    }

    private Map<String, Object> publisher() {
        var publisher = organisation(settings.siteName(published.language()));
        publisher.put("url", settings.url("/"));
        publisher.put("correctionsPolicy", settings.url(Addresses.corrections(published.language())));
        return publisher;
    }

    private static Map<String, Object> organisation(String name) {
        var organisation = new LinkedHashMap<String, Object>();
        organisation.put("@type", "Organization");
        organisation.put("name", name);
        return organisation;
    }

    private Map<String, Object> image(PublishedFile file) {
        var image = new LinkedHashMap<String, Object>();
        image.put("@type", "ImageObject");
        image.put("url", settings.url(file.path()));
        image.put("width", file.width());
        image.put("height", file.height());
        if (!file.label().isBlank()) image.put("caption", file.label());
        if (!file.credit().isBlank()) image.put("creditText", file.credit());
        if (!file.licence().isBlank()) image.put("license", licence(file.licence()));
        return image;
    }

    /** The licence by its address, or by its name where it has none. */
    private static Object licence(String licence) {
        return licence.matches("https?://\\S+") ? licence : Map.of("@type", "CreativeWork", "name", licence);
    }

    private void corrections(Map<String, Object> data) {
        var corrections = published.history().corrections().stream()
                .map(it -> Map.of(
                        "@type", "CorrectionComment",
                        "text", it.reason(),
                        "datePublished", it.at().toString()))
                .toList();
        if (!corrections.isEmpty()) data.put("correction", corrections);
    }

    /** The edition in the site's own language is the one the others are held against; without it, nobody says. */
    private void translations(Map<String, Object> data) {
        if (published.language().equals(settings.language())) {
            var others = translations.stream().map(this::work).toList();
            if (!others.isEmpty()) data.put("workTranslation", others);
        } else inTheSitesLanguage(settings.language()).ifPresent(it -> data.put("translationOfWork", work(it)));
    }

    private Optional<Translation> inTheSitesLanguage(Locale own) {
        return translations.stream().filter(it -> it.language().equals(own)).findFirst();
    }

    private Map<String, Object> work(Translation other) {
        return Map.of(
                "@type", "NewsArticle",
                "url", settings.url(other.path()),
                "headline", other.title(),
                "inLanguage", other.language().toLanguageTag());
    }
}
