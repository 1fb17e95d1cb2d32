package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.feed.Facet;
import org.communique.feed.Selection;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The archive: its lists, a page for each edition and what it said before, what was put right, and permanent addresses. */
@Controller
class ArchiveController {

    private static final String FACETED = "/{language}/{facet:topic|tag|organisation|kind}/{slug}";
    private static final Pattern LATER_PAGE = Pattern.compile("[2-9]|[1-9][0-9]{1,4}");

    private final Site site;

    ArchiveController(Site site) {
        this.site = site;
    }

    @GetMapping("/")
    void home(
            @RequestHeader(value = "Accept-Language", required = false) Optional<String> wanted,
            HttpServletResponse response) {
        var languages = site.archive.languages();
        var best = wanted.flatMap(it -> ReaderLanguage.best(it, languages)).orElse(site.settings.language());
        var path = Frame.Maker.index(best);
        Responder.redirect(response, HttpServletResponse.SC_FOUND, site.settings.url(path), "Accept-Language");
    }

    @GetMapping({"/{language}", "/{language}/page/{page}"})
    void index(
            @PathVariable("language") String tag,
            @PathVariable(value = "page", required = false) Optional<String> page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        site.show(request, response, list(tag, Facet.EVERYTHING, "", page));
    }

    @GetMapping({"/{language}/{year:[0-9]{4}}", "/{language}/{year:[0-9]{4}}/page/{page}"})
    void year(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = Optional.ofNullable(path.get("page"));
        site.show(request, response, list(path.get("language"), Facet.YEAR, path.get("year"), page));
    }

    @GetMapping({FACETED, FACETED + "/page/{page}"})
    void faceted(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var facet = Facet.valueOf(path.get("facet").toUpperCase(Locale.ROOT));
        var page = Optional.ofNullable(path.get("page"));
        site.show(request, response, list(path.get("language"), facet, path.get("slug"), page));
    }

    @GetMapping("/{language}/{year:[0-9]{4}}/{slug}")
    void statement(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        site.show(request, response, site.statements.at(path(path)));
    }

    /** The current text has its own address, without a number. */
    @GetMapping("/{language}/{year:[0-9]{4}}/{slug}/revision/{number:[1-9][0-9]{0,5}}")
    void revision(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int number = Integer.parseInt(path.get("number"));
        site.show(request, response, site.statements.revision(path(path), number));
    }

    @GetMapping("/{language}/corrections")
    void corrections(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        site.show(request, response, language(tag).flatMap(site.corrections::page));
    }

    /** Permanent addresses lead to the page, wherever it is now; of what was recalled they say so themselves. */
    @GetMapping("/s/{publicId}")
    void permanent(@PathVariable("publicId") String publicId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var found = site.archive.byPublicId(publicId);
        if (found.isPresent() && !found.get().killed())
            Responder.redirect(response, 308, site.settings.url(found.get().path()), "");
        else site.show(request, response, site.statements.gone(found));
    }

    /** @param page empty = the first, which has no number in its address */
    private Optional<Shown> list(String tag, Facet facet, String slug, Optional<String> page) {
        if (page.isPresent() && !LATER_PAGE.matcher(page.get()).matches()) return Optional.empty();
        int number = page.map(Integer::parseInt).orElse(1);
        return language(tag).flatMap(it -> site.indexes.page(Selection.of(it, facet, slug), number));
    }

    private static String path(Map<String, String> path) {
        return "/" + path.get("language") + "/" + path.get("year") + "/" + path.get("slug");
    }

    /** Only a tag in its usual form: a page has one address. */
    private static Optional<Locale> language(String tag) {
        return Languages.parse(tag).filter(it -> it.toLanguageTag().equals(tag));
    }
}
