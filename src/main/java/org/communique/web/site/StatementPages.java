package org.communique.web.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.Archive.Earlier;
import org.communique.feed.FeedSettings;
import org.communique.feed.Prepared;
import org.communique.feed.Preprint;
import org.communique.feed.Published;
import org.communique.feed.Published.Translation;

/** The page of an edition, of what it said before, and of what is left when it was recalled. */
final class StatementPages {

    private final Archive archive;
    private final FeedSettings settings;
    private final Frame.Maker frames;
    private final Pages pages;
    private final SitePolicy policy;

    StatementPages(Archive archive, Frame.Maker frames, Pages pages, SitePolicy policy) {
        this.archive = archive;
        this.settings = frames.settings();
        this.frames = frames;
        this.pages = pages;
        this.policy = policy;
    }

    /** The page at a path such as {@code /en/2026/slug}. */
    Optional<Shown> at(String path) {
        return pages.page(path, () -> archive.byPath(path).map(it -> it.killed() ? gone(it) : Shown.here(current(it))));
    }

    /** What is answered for an edition that was recalled, wherever it is asked for; empty for one that is readable. */
    Optional<Shown> gone(Optional<Published> published) {
        return published.filter(Published::killed).flatMap(it -> at(it.path()));
    }

    /** What an edition said before it was corrected; empty if nobody may know, or there is none of this number. */
    Optional<Shown> revision(String path, int number) {
        var killed = at(path).filter(Shown::gone);
        if (killed.isPresent()) return killed; // kept once, under its own address, whatever numbers are guessed
        return pages.page(path + "/revision/" + number, () -> {
            var published = archive.byPath(path);
            if (published.isEmpty()) return Optional.empty();
            return earlier(published.get()).stream()
                    .filter(it -> it.revision() == number)
                    .findFirst()
                    .map(it -> Shown.here(past(published.get(), it)));
        });
    }

    private List<Earlier> earlier(Published published) {
        return policy.earlierRevisions() && !published.history().corrections().isEmpty()
                ? archive.earlier(published)
                : List.of();
    }

    private Prepared current(Published published) {
        var around = new Around(archive.translations(published), archive.original(published), earlier(published));
        return pages.render("site/statement.html", frame(published, around), model(published, around));
    }

    /** The page of what is not public yet, as it would be. */
    String foreseen(Preprint preprint) {
        var readable = policy.earlierRevisions()
                        && !preprint.published().history().corrections().isEmpty()
                ? preprint.earlier()
                : List.<Earlier>of();
        var around = new Around(preprint.translations(), preprint.original(), readable);
        var published = preprint.published();
        return pages.html("site/statement.html", frame(published, around), model(published, around));
    }

    /** What a page says beside the edition itself. */
    private record Around(List<Translation> translations, Optional<Published> original, List<Earlier> earlier) {}

    private Frame frame(Published published, Around around) {
        var links = around.translations().stream()
                .map(it -> frames.link(it.language(), it.path(), false))
                .toList();
        var frame = frames.frame(published.language(), Optional.of(published.path()), links);
        return around.original()
                .filter(it -> sameWords(it, published))
                .map(it -> frame.copyOf(settings.url(it.path())))
                .orElse(frame);
    }

    private Map<String, Object> model(Published published, Around around) {
        var graph = new OpenGraph(published, around.translations(), settings);
        var model = new HashMap<String, Object>(Map.of(
                "title", published.title(),
                "statement", StatementView.of(published, settings),
                "history", HistoryView.of(published, around.earlier(), settings, 0),
                "properties", graph.properties(),
                "card", graph.card(),
                "data", new ArticleData(published, around.translations(), around.original(), settings).json()));
        var accent = AccentSheet.path(published.speaker().paper().colour());
        model.put("accent", accent.isEmpty() ? "" : settings.href(accent));
        model.put("legal", published.speaker().paper().legal());
        return model;
    }

    /** Our page begins with the note on who had it first. */
    private static boolean sameWords(Published original, Published again) {
        return original.language().equals(again.language())
                && original.title().equals(again.title())
                && original.summary().equals(again.summary())
                && again.pageHtml().endsWith(original.pageHtml());
    }

    private Prepared past(Published published, Earlier earlier) {
        var words = Words.of(published, settings);
        var model = new HashMap<String, Object>();
        model.put("title", earlier.title());
        model.put("summary", earlier.summary());
        model.put("body", earlier.pageHtml());
        model.put("kind", words.phrase("site.kind." + published.kind().code()));
        model.put("organisation", published.organisation());
        model.put("stood", words.phrase("site.stood", words.moment(earlier.from()), words.moment(earlier.until())));
        model.put("current", settings.href(published.path()));
        model.put("history", HistoryView.of(published, earlier(published), settings, earlier.revision()));
        return pages.render("site/revision.html", unindexed(published), model);
    }

    private Shown gone(Published published) {
        var words = Words.of(published, settings);
        var killed = published.history().killed().orElseThrow();
        var title = published.title().isEmpty() ? words.phrase("site.retracted-title") : published.title();
        var model = Map.<String, Object>of(
                "title", words.phrase("site.retracted") + ": " + title,
                "heading", title,
                "organisation", published.organisation(),
                "reason", killed.reason(),
                "when", words.phrase("site.retracted-at", words.moment(killed.at())),
                "moment", killed.at().toString());
        return new Shown(true, pages.render("site/killed.html", unindexed(published), model));
    }

    private Frame unindexed(Published published) {
        return frames.frame(published.language(), Optional.of(published.path()), List.of())
                .unindexed();
    }
}
