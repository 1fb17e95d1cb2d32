package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The archive: an index for each language and year, a page for each edition, and its permanent address. */
@Controller
class ArchiveController {

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

    @GetMapping("/{language}")
    void index(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        site.page(request, response, language(tag).flatMap(site.pages::index));
    }

    @GetMapping("/{language}/{year:[0-9]{4}}")
    void year(
            @PathVariable("language") String tag,
            @PathVariable("year") int year,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        site.page(request, response, language(tag).flatMap(it -> site.pages.year(it, year)));
    }

    @GetMapping("/{language}/{year:[0-9]{4}}/{slug}")
    void statement(
            @PathVariable("language") String tag,
            @PathVariable("year") String year,
            @PathVariable("slug") String slug,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        site.page(request, response, site.pages.statement("/" + tag + "/" + year + "/" + slug));
    }

    /** Permanent addresses lead to the page, wherever it is now. */
    @GetMapping("/s/{publicId}")
    void permanent(@PathVariable("publicId") String publicId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var found = site.archive.byPublicId(publicId);
        if (found.isEmpty()) site.missing(request, response);
        else Responder.redirect(response, 308, site.settings.url(found.get().path()), "");
    }

    /** Only a tag in its usual form: a page has one address. */
    private static Optional<Locale> language(String tag) {
        return Languages.parse(tag).filter(it -> it.toLanguageTag().equals(tag));
    }
}
