package org.communique.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Prepared;
import org.communique.feed.Search;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.search.Question;
import org.communique.search.Question.Asked;
import org.communique.statement.Languages;
import org.springframework.web.util.HtmlUtils;

/** Renders answers to questions. An answer is made for one reader and kept nowhere. */
final class SearchPages {

    private static final int ON_A_PAGE = 20;
    /** Whoever has not found it by then is helped by another word. */
    private static final int MOST_REACHED = 200;

    private static final Instant WRITTEN = Instant.parse("2020-01-01T00:00:00Z");

    private final Search search;
    private final Templates templates;
    private final Frame.Maker frames;

    SearchPages(Search search, Templates templates, Frame.Maker frames) {
        this.search = search;
        this.templates = templates;
        this.frames = frames;
    }

    /** @param number of the page of the answer, from 1 */
    byte[] answer(Locale language, String typed, int number) {
        var reading = Question.read(language, typed);
        var view = reading instanceof Asked asked
                ? answered(language, typed, asked, number)
                : SearchView.unanswered(typed, message(language, (Question.Unclear) reading));
        var model = Map.of(
                "frame",
                frames.frame(language, Optional.empty(), List.of()).unindexed(),
                "title",
                Phrases.get(language, "search.title"),
                "search",
                view,
                "most",
                Question.LONGEST);
        return templates.render("site/search.html", language, model).getBytes(StandardCharsets.UTF_8);
    }

    private SearchView answered(Locale language, String typed, Asked asked, int number) {
        long total = search.count(language, asked);
        int skip = (number - 1) * ON_A_PAGE;
        var hits = total <= skip ? List.<SearchView.Hit>of() : hits(language, asked, skip);
        boolean more = skip + ON_A_PAGE < Math.min(total, MOST_REACHED);
        return new SearchView(
                typed,
                Phrases.get(language, hits.isEmpty() ? "search.none" : "search.found", Long.toString(total)),
                !more && total > MOST_REACHED
                        ? Phrases.get(language, "search.first-only", Integer.toString(MOST_REACHED))
                        : "",
                skip + 1,
                hits,
                elsewhere(language, typed),
                number > 1 ? address(language, typed, number - 1) : "",
                more ? address(language, typed, number + 1) : "");
    }

    private List<SearchView.Hit> hits(Locale language, Asked asked, int skip) {
        return search.find(language, asked, skip, ON_A_PAGE).stream()
                .map(it -> SearchView.Hit.of(it, asked, frames.settings()))
                .toList();
    }

    private List<SearchView.Elsewhere> elsewhere(Locale language, String typed) {
        return search.elsewhere(language, typed, frames.languages()).entrySet().stream()
                .map(it -> new SearchView.Elsewhere(
                        address(it.getKey(), typed, 1),
                        it.getKey().toLanguageTag(),
                        Languages.direction(it.getKey()),
                        Languages.ownName(it.getKey()),
                        Long.toString(it.getValue())))
                .toList();
    }

    private static String message(Locale language, Question.Unclear unclear) {
        return switch (unclear) {
            case EMPTY -> "";
            case TOO_LONG -> Phrases.get(language, "search.too-long", Integer.toString(Question.LONGEST));
            case NO_WORDS -> Phrases.get(language, "search.no-words");
        };
    }

    private String address(Locale language, String typed, int number) {
        var address = frames.settings().href(path(language)) + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return number == 1 ? address : address + "&page=" + number;
    }

    private static String path(Locale language) {
        return Frame.Maker.index(language) + "/search";
    }

    /** The names are held to the lengths of OpenSearch 1.1: 16 and 1024 characters. */
    Prepared description(Locale language) {
        var name = frames.settings().siteName(language);
        var text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <ShortName>%s</ShortName>
                <Description>%s</Description>
                <Language>%s</Language>
                <InputEncoding>UTF-8</InputEncoding>
                <Url type="text/html" template="%s?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(
                xml(name.substring(0, name.offsetByCodePoints(0, Math.min(16, name.codePointCount(0, name.length()))))),
                xml(name + ": " + Phrases.get(language, "search.label")),
                language.toLanguageTag(),
                xml(frames.settings().url(path(language))));
        return Prepared.of(text, WRITTEN, "application/opensearchdescription+xml");
    }

    private static String xml(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
