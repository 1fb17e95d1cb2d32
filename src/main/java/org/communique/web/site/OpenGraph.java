package org.communique.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.feed.Published.Translation;

/** How a statement looks where its address is shared (ogp.me; Twitter cards read what is here too). */
record OpenGraph(Published published, List<Translation> translations, FeedSettings settings) {

    /** One property of the head. */
    record Property(String name, String content) {}

    /** The country that is meant where a language is named without one, as the protocol wants one. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("en", "GB"),
            Map.entry("nl", "NL"),
            Map.entry("de", "DE"),
            Map.entry("fr", "FR"),
            Map.entry("pl", "PL"),
            Map.entry("cs", "CZ"),
            Map.entry("bg", "BG"),
            Map.entry("mk", "MK"),
            Map.entry("ro", "RO"),
            Map.entry("uk", "UA"),
            Map.entry("ru", "RU"),
            Map.entry("bs", "BA"),
            Map.entry("be", "BY"),
            Map.entry("es", "ES"),
            Map.entry("ar", "AR"));

    List<Property> properties() {
        var all = new ArrayList<Property>();
        add(all, "og:type", "article");
        add(all, "og:title", published.title());
        add(all, "og:description", published.summary());
        add(all, "og:url", settings.url(published.path()));
        add(all, "og:site_name", settings.siteName(published.language()));
        locale(published.language()).ifPresent(it -> add(all, "og:locale", it));
        for (var other : translations) locale(other.language()).ifPresent(it -> add(all, "og:locale:alternate", it));
        image(all);
        add(all, "article:published_time", published.publishedAt().toString());
        add(all, "article:modified_time", StatementView.changed(published).toString());
        published.topics().stream().findFirst().ifPresent(it -> add(all, "article:section", it.label()));
        for (var tag : published.tags()) add(all, "article:tag", tag.label());
        return all;
    }

    /** What Twitter reads that is not among the properties. */
    String card() {
        return published.image().isPresent() ? "summary_large_image" : "summary";
    }

    private void image(List<Property> all) {
        published.image().ifPresent(it -> {
            add(all, "og:image", settings.url(it.path()));
            add(all, "og:image:type", it.mediaType());
            add(all, "og:image:width", Integer.toString(it.width()));
            add(all, "og:image:height", Integer.toString(it.height()));
            if (!it.label().isBlank()) add(all, "og:image:alt", it.label());
        });
    }

    private static void add(List<Property> all, String name, String content) {
        all.add(new Property(name, content));
    }

    /** Such as {@code nl_NL}; empty for a language of which we do not know a country. */
    static Optional<String> locale(Locale language) {
        var country = language.getCountry().isEmpty()
                ? Optional.ofNullable(COUNTRIES.get(language.getLanguage()))
                : Optional.of(language.getCountry());
        return country.map(it -> language.getLanguage() + "_" + it);
    }
}
