package org.communique.web.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Feeds;
import org.communique.feed.OfferedFeed;
import org.communique.feed.Prepared;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page in each language that shows people which feeds there are; made anew when there are others. */
final class FeedsPages {

    private static final Logger LOG = LoggerFactory.getLogger(FeedsPages.class);

    private final Feeds feeds;
    private final Templates templates;
    private final Frame.Maker frames;
    private volatile Made made = new Made(List.of(), Map.of());

    /** The pages for a list of feeds. */
    private record Made(List<OfferedFeed> feeds, Map<Locale, Prepared> pages) {}

    FeedsPages(Feeds feeds, Templates templates, Frame.Maker frames) {
        this.feeds = feeds;
        this.templates = templates;
        this.frames = frames;
    }

    /** The page in a language that has feeds. */
    Optional<Prepared> page(Locale language) {
        return Optional.ofNullable(made.pages().get(language));
    }

    /** The languages that have such a page, the site's own first. */
    List<Locale> languages() {
        return languages(feeds.listed());
    }

    /**
     * Makes the pages if there are other feeds than before. A template that fails leaves the pages that were there: it must not
     * keep a statement from being published.
     */
    synchronized void renew() {
        var listed = feeds.listed();
        if (made.feeds().equals(listed) && !made.pages().isEmpty()) return;
        try {
            var pages = new LinkedHashMap<Locale, Prepared>();
            for (var language : languages(listed)) pages.put(language, render(language, listed));
            made = new Made(listed, Map.copyOf(pages));
        } catch (RuntimeException unfit) {
            LOG.error("feeds.page-unfit failure={}", unfit.getClass().getSimpleName());
        }
    }

    private static List<Locale> languages(List<OfferedFeed> listed) {
        return listed.stream()
                .flatMap(it -> it.id().selection().language().stream())
                .distinct()
                .toList();
    }

    private Prepared render(Locale language, List<OfferedFeed> listed) {
        var path = path(language);
        var others = languages(listed).stream()
                .filter(it -> !it.equals(language))
                .map(it -> frames.link(it, path(it), false))
                .toList();
        var model = new LinkedHashMap<String, Object>();
        model.put("frame", frames.frame(language, Optional.of(path), others));
        model.put("title", Phrases.get(language, "feeds.title"));
        model.put("groups", FeedsView.groups(frames.settings(), language, listed));
        model.put("opml", frames.settings().href(Feeds.OPML));
        model.put("others", new ArrayList<>(others));
        var changed = Instant.ofEpochMilli(feeds.generation());
        return Prepared.of(templates.render("site/feeds.html", language, model), changed, "text/html");
    }

    private static String path(Locale language) {
        return Frame.Maker.index(language) + "/feeds";
    }
}
