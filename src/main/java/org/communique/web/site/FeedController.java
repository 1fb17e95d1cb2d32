package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.communique.feed.Feeds;
import org.communique.feed.Feeds.ArchiveAnswer;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Feeds, their archive documents, and where they are listed for people and for programs. */
@Controller
class FeedController {

    private static final int TEMPORARY_REDIRECT = 307;

    private final Site site;
    private final FeedAnswers answers;

    FeedController(Site site, FeedAnswers answers) {
        this.site = site;
        this.answers = answers;
    }

    @GetMapping("/feeds/{file}")
    void everything(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        current("/feeds/" + Feeds.segment(file), request, response);
    }

    @GetMapping("/feeds/corrections/{file}")
    void corrections(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        current("/feeds/corrections/" + Feeds.segment(file), request, response);
    }

    @GetMapping("/feeds/{language}/{facet}/{file}")
    void part(
            @PathVariable("language") String language,
            @PathVariable("facet") String facet,
            @PathVariable("file") String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        current(base(language, facet, file), request, response);
    }

    @GetMapping("/feeds/{language}/archive/{file}")
    void archive(
            @PathVariable("language") String language,
            @PathVariable("file") String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        archived("/feeds/" + Feeds.segment(language), file, request, response);
    }

    @GetMapping("/feeds/{language}/{facet}/{slug}/archive/{file}")
    void archiveOfPart(
            @PathVariable("language") String language,
            @PathVariable("facet") String facet,
            @PathVariable("slug") String slug,
            @PathVariable("file") String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        archived(base(language, facet, slug), file, request, response);
    }

    @GetMapping(Feeds.OPML)
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        current(Feeds.OPML, request, response);
    }

    @GetMapping("/feeds")
    void page(
            @RequestHeader(value = "Accept-Language", required = false) Optional<String> wanted,
            HttpServletResponse response) {
        var languages = site.feedsPages.languages();
        var best = wanted.flatMap(it -> ReaderLanguage.best(it, languages)).orElse(site.settings.language());
        var path = Frame.Maker.index(best) + "/feeds";
        Responder.redirect(response, HttpServletResponse.SC_FOUND, site.settings.url(path), "Accept-Language");
    }

    @GetMapping("/{language:[a-z]{2,3}(?:-[A-Za-z0-9]+)*}/feeds")
    void page(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = Languages.parse(tag).filter(it -> it.toLanguageTag().equals(tag));
        site.page(request, response, language.flatMap(site.feedsPages::page));
    }

    private static String base(String language, String facet, String last) {
        return "/feeds/" + Feeds.segment(language) + "/" + Feeds.segment(facet) + "/" + Feeds.segment(last);
    }

    private void current(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!answers.current(path, request, response)) site.missing(request, response);
    }

    private void archived(String base, String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = site.feeds.archived(base, file);
        if (answer instanceof ArchiveAnswer.Document it)
            answers.serve(it.prepared(), Responder.ONE_DAY, request, response);
        else if (answer instanceof ArchiveAnswer.StillCurrent it)
            Responder.redirect(response, TEMPORARY_REDIRECT, site.settings.url(it.path()), "");
        else site.missing(request, response);
    }
}
