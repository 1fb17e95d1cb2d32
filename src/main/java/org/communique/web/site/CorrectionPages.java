package org.communique.web.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.FeedSettings;
import org.communique.feed.History.Correction;
import org.communique.feed.Prepared;
import org.communique.feed.Published;

/** What was put right and what was recalled in a language, and by which rules. */
final class CorrectionPages {

    private static final int MOST = 200;

    private final Archive archive;
    private final FeedSettings settings;
    private final Frame.Maker frames;
    private final Pages pages;
    private final SitePolicy policy;

    /**
     * One correction or recall.
     *
     * @param label which of the two, in words
     * @param href  of the statement's page, also if only a notice is left there
     */
    record Amendment(String label, String when, String moment, String title, String href, String reason) {}

    /** With its instant, to be put in order. */
    private record Dated(Instant at, Amendment amendment) {}

    CorrectionPages(Archive archive, Frame.Maker frames, Pages pages, SitePolicy policy) {
        this.archive = archive;
        this.settings = frames.settings();
        this.frames = frames;
        this.pages = pages;
        this.policy = policy;
    }

    /** The page of a language; empty if the site does not have it. */
    Optional<Shown> page(Locale language) {
        return pages.page(
                Addresses.corrections(language),
                () -> Optional.of(language).filter(frames.languages()::contains).map(it -> Shown.here(render(it))));
    }

    private Prepared render(Locale language) {
        var words = new Words(language, settings.zone());
        var others = frames.languages().stream()
                .filter(it -> !it.equals(language))
                .map(it -> frames.link(it, Addresses.corrections(it), false))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("title", words.phrase("site.corrections-title"));
        model.put("policy", policy(words));
        model.put("contact", settings.editor().orElse(""));
        model.put(
                "amendments",
                archive.listings().amended(language, MOST).stream()
                        .flatMap(it -> amendments(it, words).stream())
                        .sorted(Comparator.comparing(Dated::at).reversed())
                        .map(Dated::amendment)
                        .toList());
        var frame = frames.frame(language, Optional.of(Addresses.corrections(language)), others);
        return pages.render("site/corrections.html", frame, model);
    }

    private List<String> policy(Words words) {
        var lines = new ArrayList<>(List.of(words.phrase("site.policy-correct"), words.phrase("site.policy-retract")));
        if (policy.earlierRevisions()) lines.add(words.phrase("site.policy-earlier"));
        return lines;
    }

    private List<Dated> amendments(Published published, Words words) {
        var all = new ArrayList<Dated>();
        for (var it : published.history().corrections()) all.add(dated(published, words, "site.correction", it));
        published
                .history()
                .killed()
                .map(it -> new Correction(it.at(), it.reason()))
                .ifPresent(it -> all.add(dated(published, words, "site.retracted", it)));
        return all;
    }

    private Dated dated(Published published, Words words, String label, Correction it) {
        var title = published.title().isEmpty() ? words.phrase("site.retracted-title") : published.title();
        return new Dated(
                it.at(),
                new Amendment(
                        words.phrase(label),
                        words.day(it.at()),
                        it.at().toString(),
                        title,
                        settings.href(published.path()),
                        it.reason()));
    }
}
