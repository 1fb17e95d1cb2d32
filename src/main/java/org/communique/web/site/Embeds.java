package org.communique.web.site;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.feed.Facet;
import org.communique.feed.Prepared;
import org.communique.feed.Published;
import org.communique.feed.Selection;
import org.communique.feed.Term;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.store.Json;

/** The latest statements for other sites, as prepared bytes. Every address in them is absolute. */
final class Embeds {

    private static final int USUAL = 5;
    private static final int MOST_KEPT = 500;

    private final Site site;
    private final Templates templates;
    private final PerGeneration kept;

    /** What a site can take. */
    enum Form {
        /** Without head and style, for server-side includes. */
        FRAGMENT(".fragment.html"),
        /** For an iframe. */
        DOCUMENT(".html"),
        /** For programs. */
        JSON(".json");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        static Optional<Form> of(String file) {
            return List.of(values()).stream()
                    .filter(it -> file.endsWith(it.ending))
                    .findFirst();
        }

        String without(String file) {
            return file.substring(0, file.length() - ending.length());
        }
    }

    Embeds(Site site, Templates templates) {
        this.site = site;
        this.templates = templates;
        this.kept = new PerGeneration(MOST_KEPT, site.feeds::generation);
    }

    /** How many statements; what is no number from 1 to 20 is as good as nothing. */
    static int number(String asked) {
        return asked.matches("[1-9]|1[0-9]|20") ? Integer.parseInt(asked) : USUAL;
    }

    /** The newest of a selection, the newest first; empty if the site has no such page. */
    Optional<Prepared> list(Selection selection, Form form, int number) {
        var key = form + "/" + selection.tag() + "/" + selection.facet() + "/" + selection.slug() + "/" + number;
        return kept.get(key, () -> exists(selection) ? Optional.of(render(selection, form, number)) : Optional.empty());
    }

    /** One statement as a card; empty if it cannot be read. */
    Optional<Prepared> statement(String publicId) {
        return kept.get("statement/" + publicId, () -> site.archive
                .byPublicId(publicId)
                .filter(it -> !it.killed())
                .map(it -> html(
                        it.language(),
                        "site/embed.html",
                        Map.of("title", it.title(), "card", true, "items", items(List.of(it))))));
    }

    /** What the newest of a selection are called; empty if the site has no such page. */
    Optional<String> title(Selection selection) {
        return exists(selection) ? Optional.of(title(selection, newest(selection, 1))) : Optional.empty();
    }

    private boolean exists(Selection selection) {
        return selection.facet() == Facet.EVERYTHING
                ? selection.language().filter(site.frames.languages()::contains).isPresent()
                : !newest(selection, 1).isEmpty();
    }

    private List<Published> newest(Selection selection, int number) {
        return site.archive.newest(selection, 0, number);
    }

    private Prepared render(Selection selection, Form form, int number) {
        var newest = newest(selection, number);
        var language = selection.language().orElse(site.settings.language());
        var title = title(selection, newest);
        return switch (form) {
            case JSON -> json(language, title, newest);
            case DOCUMENT -> html(language, "site/embed.html", model(title, newest));
            case FRAGMENT -> html(language, "site/embed-fragment.html", model(title, newest));
        };
    }

    private Map<String, Object> model(String title, List<Published> newest) {
        return Map.of("title", title, "card", false, "items", items(newest));
    }

    private Prepared html(Locale language, String template, Map<String, Object> model) {
        var all = new LinkedHashMap<>(model);
        all.put("frame", site.frames.frame(language, Optional.empty(), List.of()));
        all.put("home", site.settings.url(Frame.Maker.index(language)));
        return Prepared.of(templates.render(template, language, all), changed(), "text/html");
    }

    private Prepared json(Locale language, String title, List<Published> newest) {
        var json = new LinkedHashMap<String, Object>();
        json.put("title", title);
        json.put("language", language.toLanguageTag());
        json.put("home", site.settings.url(Frame.Maker.index(language)));
        json.put(
                "items",
                items(newest).stream().map(it -> it.json(site.settings)).toList());
        return Prepared.of(Json.write(json), changed(), "application/json");
    }

    private List<NewsItem> items(List<Published> published) {
        return published.stream().map(it -> NewsItem.of(it, site.settings)).toList();
    }

    /** Topics and organisations are called as the newest statement calls them. */
    private String title(Selection selection, List<Published> newest) {
        var language = selection.language().orElse(site.settings.language());
        Supplier<String> network = () -> site.settings.siteName(language);
        var name =
                switch (selection.facet()) {
                    case TOPIC ->
                        newest.stream()
                                .flatMap(it -> it.topics().stream())
                                .filter(it -> it.slug().equals(selection.slug()))
                                .map(Term::label)
                                .findFirst()
                                .orElseGet(network);
                    case ORGANISATION ->
                        newest.stream().map(Published::organisation).findFirst().orElseGet(network);
                    default -> network.get();
                };
        return Phrases.get(language, "embed.title", name);
    }

    private Instant changed() {
        return Instant.ofEpochMilli(site.feeds.generation());
    }
}
