package org.communique.web.site;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.communique.feed.Archive;
import org.communique.feed.Facet;
import org.communique.feed.FeedSettings;
import org.communique.feed.Prepared;
import org.communique.feed.Published;
import org.communique.feed.Selection;
import org.communique.render.Phrases;
import org.communique.render.Templates;

/** The public pages as prepared bytes: each is rendered once for each generation of the snapshot, when first asked for. */
final class Pages {

    private static final int NEWEST = 50;
    private static final int MOST_KEPT = 500;

    private final Archive archive;
    private final FeedSettings settings;
    private final Templates templates;
    private final Frame.Maker frames;
    private volatile Kept kept = new Kept(-1, new ConcurrentHashMap<>());

    /** Pages of one generation. Only published paths are kept, so that nobody can fill the memory with guesses. */
    private record Kept(long generation, Map<String, Prepared> byPath) {}

    Pages(Archive archive, FeedSettings settings, Templates templates, Frame.Maker frames) {
        this.archive = archive;
        this.settings = settings;
        this.templates = templates;
        this.frames = frames;
    }

    /** The newest in a language. */
    Optional<Prepared> index(Locale language) {
        var path = Frame.Maker.index(language);
        return page(
                path,
                () -> Optional.of(language).filter(frames.languages()::contains).map(it -> {
                    var alternates = alternates(frames.languages(), language);
                    var title = Phrases.get(it, "site.statements");
                    return render(
                            "site/index.html",
                            language,
                            path,
                            alternates,
                            list(it, title, archive.newest(Selection.of(it), 0, NEWEST)));
                }));
    }

    /** Everything of a year in a language. */
    Optional<Prepared> year(Locale language, int year) {
        var path = Frame.Maker.index(language) + "/" + year;
        return page(path, () -> {
            var published = archive.newest(Selection.of(language, Facet.YEAR, Integer.toString(year)), 0, MOST_KEPT);
            if (published.isEmpty()) return Optional.empty();
            var title = Phrases.get(language, "site.statements-of", Integer.toString(year));
            return Optional.of(render("site/index.html", language, path, List.of(), list(language, title, published)));
        });
    }

    /** The page of one edition. */
    Optional<Prepared> statement(String path) {
        return page(path, () -> archive.byPath(path).map(it -> {
            var translations = archive.translations(it).stream()
                    .map(other -> frames.link(other.language(), other.path(), false))
                    .toList();
            var model = Map.<String, Object>of("statement", StatementView.of(it, settings), "title", it.title());
            return render("site/statement.html", it.language(), path, translations, model);
        }));
    }

    private Map<String, Object> list(Locale language, String title, List<Published> published) {
        var years = archive.years(language).stream()
                .map(it -> Map.of(
                        "text", Integer.toString(it), "href", settings.href(Frame.Maker.index(language) + "/" + it)))
                .toList();
        return Map.of(
                "title", title,
                "entries",
                        published.stream()
                                .map(it -> StatementView.of(it, settings))
                                .toList(),
                "years", years);
    }

    private List<Frame.Link> alternates(List<Locale> languages, Locale own) {
        return languages.stream()
                .filter(it -> !it.equals(own))
                .map(it -> frames.link(it, Frame.Maker.index(it), false))
                .toList();
    }

    private Prepared render(
            String template, Locale language, String path, List<Frame.Link> alternates, Map<String, Object> model) {
        var all = new HashMap<String, Object>(model);
        all.put("frame", frames.frame(language, Optional.of(path), alternates));
        return Prepared.of(templates.render(template, language, all), changed(), "text/html");
    }

    /** Any publication may change the links around a page, so all pages share the date of the newest. */
    private Instant changed() {
        return Instant.ofEpochMilli(frames.feeds().generation());
    }

    private Optional<Prepared> page(String path, Supplier<Optional<Prepared>> make) {
        var now = kept;
        if (now.generation() != frames.feeds().generation() || now.byPath().size() > MOST_KEPT) {
            now = new Kept(frames.feeds().generation(), new ConcurrentHashMap<>());
            kept = now;
        }
        var byPath = now.byPath();
        var ready = byPath.get(path);
        if (ready != null) return Optional.of(ready);
        var made = make.get();
        made.ifPresent(it -> byPath.put(path, it));
        return made;
    }
}
