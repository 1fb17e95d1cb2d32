package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.Facet;
import org.communique.feed.FeedId;
import org.communique.feed.Selection;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Addresses of feeds that people and readers guess, or have from other sites like ours: all lead to the feed for good. */
@Controller
class GuessController {

    private static final int PERMANENT_REDIRECT = 308;
    private static final String LANGUAGE = "/{language:[a-z]{2,3}(?:-[A-Za-z0-9]+)*}";

    private final Site site;

    GuessController(Site site) {
        this.site = site;
    }

    @GetMapping({
        "/feed",
        "/feed/",
        "/feed/rss",
        "/rss",
        "/rss/",
        "/rss.xml",
        "/feed.xml",
        "/feed.rss",
        "/index.xml",
        "/index.rss",
        "/rss/news",
        "/rss/news_feed/all",
        "/rss-feed/news-publication",
        "/latest/rss.xml"
    })
    void rss(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lead(Optional.of(FeedId.of(Selection.of(site.settings.language()))), "rss", request, response);
    }

    @GetMapping({"/atom.xml", "/atom", "/feed.atom", "/feed/atom", "/index.atom"})
    void atom(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lead(Optional.of(FeedId.of(Selection.of(site.settings.language()))), "atom", request, response);
    }

    @GetMapping({"/feed.json", "/feed/json", "/index.json"})
    void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lead(Optional.of(FeedId.of(Selection.of(site.settings.language()))), "json", request, response);
    }

    @GetMapping({
        LANGUAGE + "/feed",
        LANGUAGE + "/feed/",
        LANGUAGE + "/rss",
        LANGUAGE + "/rss/",
        LANGUAGE + "/rss.xml",
        LANGUAGE + "/feed.xml",
        LANGUAGE + "/index.xml",
        LANGUAGE + "/latest/feed",
        LANGUAGE + "/latest/rss.xml",
        LANGUAGE + "/latest/news/feed",
        LANGUAGE + "/latest/news/rss.xml"
    })
    void rss(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        lead(language(tag).map(Selection::of).map(FeedId::of), "rss", request, response);
    }

    @GetMapping({LANGUAGE + "/atom.xml", LANGUAGE + "/feed.atom", LANGUAGE + "/feed/atom"})
    void atom(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        lead(language(tag).map(Selection::of).map(FeedId::of), "atom", request, response);
    }

    @GetMapping({LANGUAGE + "/feed.json", LANGUAGE + "/feed/json"})
    void json(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        lead(language(tag).map(Selection::of).map(FeedId::of), "json", request, response);
    }

    /** The page of a topic, tag, organisation or kind with {@code /feed} behind it. */
    @GetMapping(LANGUAGE + "/{facet:topic|tag|organisation|kind}/{slug}/feed")
    void part(
            @PathVariable("language") String tag,
            @PathVariable("facet") String facet,
            @PathVariable("slug") String slug,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = Facet.valueOf(facet.toUpperCase(Locale.ROOT));
        lead(language(tag).map(it -> FeedId.of(Selection.of(it, part, slug))), "rss", request, response);
    }

    private static Optional<Locale> language(String tag) {
        return Languages.parse(tag);
    }

    private void lead(Optional<FeedId> feed, String ending, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = feed.flatMap(it -> site.feeds.path(it, ending));
        if (path.isEmpty()) site.missing(request, response);
        else Responder.redirect(response, PERMANENT_REDIRECT, site.settings.url(path.get()), "");
    }
}
