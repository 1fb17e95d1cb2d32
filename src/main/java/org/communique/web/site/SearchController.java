package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.Search;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The search page: a GET form that needs no script. What was asked stands in the answer only, never in a cache or a log. */
@Controller
class SearchController {

    private final Site site;
    private final SearchPages pages;

    SearchController(Site site, Search search, Templates templates) {
        this.site = site;
        this.pages = new SearchPages(search, templates, site.frames);
    }

    @GetMapping("/{language}/search")
    void search(
            @PathVariable("language") String tag,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "page", defaultValue = "1") String page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) site.missing(request, response);
        else Responder.personal(request, response, pages.answer(language.get(), typed, number(page)));
    }

    /** How a browser offers to search here (OpenSearch 1.1). */
    @GetMapping("/opensearch/{file}")
    void description(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language =
                file.endsWith(".xml") ? language(file.substring(0, file.length() - 4)) : Optional.<Locale>empty();
        if (language.isEmpty()) site.missing(request, response);
        else Responder.prepared(request, response, pages.description(language.get()), Responder.FIVE_MINUTES);
    }

    /** Languages that have pages, and those in which readers are spoken to. */
    private Optional<Locale> language(String tag) {
        return Languages.parse(tag)
                .filter(it -> it.toLanguageTag().equals(tag))
                .filter(it -> site.frames.languages().contains(it)
                        || Languages.shipped().contains(it));
    }

    /** Anything that is no page of an answer is its first. */
    private static int number(String page) {
        return page.matches("[1-9]|10") ? Integer.parseInt(page) : 1;
    }
}
