package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.choices.Choices;
import org.communique.choices.Choosing;
import org.communique.choices.Pass;
import org.communique.choices.Preferences;
import org.communique.choices.Standing;
import org.communique.choices.Wanted;
import org.communique.render.Templates;
import org.springframework.stereotype.Component;

/** What both links of a person share: the page of her choices, and the buttons on it. */
@Component
class ChoicesRoom {

    final Site site;
    final Choices choices;
    final ChoicesPages pages;

    ChoicesRoom(Site site, Choices choices, Templates templates, Clock clock) {
        this.site = site;
        this.choices = choices;
        this.pages = new ChoicesPages(templates, site.frames, clock);
    }

    /** The page, or the same 404 as for everything else that is not there. */
    void show(Optional<Pass> pass, ChoicesPages.Note note, Confidential answer) throws IOException {
        var standing = pass.flatMap(it -> choices.preferences().of(it, pages.spoken()));
        if (standing.isEmpty()) site.missing(answer.request(), answer.response());
        else answer.page(pages.choices(pass.get(), standing.get(), note));
    }

    /**
     * Does what a button of the page says.
     *
     * @return the word for what was done, for the address of the page; empty if nothing was
     */
    Optional<String> act(Pass pass, HttpServletRequest request) {
        var preferences = choices.preferences();
        var list = word(request, "list");
        return switch (word(request, "do")) {
            case "choose" -> Optional.of(choose(pass, request));
            case "join" -> join(pass, list) ? Optional.of("joined") : Optional.empty();
            case "leave" -> preferences.leave(pass, list) ? Optional.of("left") : Optional.empty();
            case "leave-all" -> {
                preferences.leaveAll(pass);
                yield Optional.of("left-all");
            }
            case "link" -> {
                choices.requests().mail(pass);
                yield Optional.of("link");
            }
            default -> Optional.empty();
        };
    }

    /** Back to a page, which says what was done. */
    void back(String path, Optional<String> done, Confidential answer) {
        answer.seeOther(site.settings.href(path) + done.map(it -> "?done=" + it).orElse(""));
    }

    private String choose(Pass pass, HttpServletRequest request) {
        var wanted = new Wanted(
                words(request, "language"),
                Set.copyOf(words(request, "topic")),
                word(request, "rhythm"),
                word(request, "pause"),
                word(request, "until"));
        return word(choices.preferences().choose(pass, wanted, pages.spoken()));
    }

    private static String word(Choosing choosing) {
        return switch (choosing) {
            case SAVED -> "saved";
            case NO_LANGUAGE -> "no-language";
            case NO_SUCH_DAY -> "no-such-day";
            case NOT_OFFERED -> "not-offered";
        };
    }

    /** The words kept are made as those shown were. */
    private boolean join(Pass pass, String slug) {
        var standing = choices.preferences().of(pass, pages.spoken());
        return standing.flatMap(it -> wording(it, slug))
                .map(it -> choices.preferences().join(pass, slug, it))
                .orElse(false);
    }

    private static Optional<Preferences.Wording> wording(Standing standing, String slug) {
        var language = ChoicesPages.language(standing);
        var organisation = standing.organisation();
        return standing.lists().stream()
                .filter(it -> it.slug().equals(slug))
                .map(it -> new Preferences.Wording(
                        language.toLanguageTag(),
                        ChoicesView.wording(
                                language,
                                it.names().in(language, organisation.fallback()),
                                organisation.name(language))))
                .findFirst();
    }

    /** What an address of the page says was done; only words of ours. */
    static ChoicesPages.Note note(HttpServletRequest request, Set<String> done, Set<String> faults) {
        var word = word(request, "done");
        if (done.contains(word)) return new ChoicesPages.Note("choices." + word, false);
        return faults.contains(word) ? new ChoicesPages.Note("choices." + word, true) : ChoicesPages.Note.NONE;
    }

    static String word(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static List<String> words(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }
}
