package org.communique.web.site;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.choices.Pass;
import org.communique.choices.Standing;
import org.communique.render.Templates;
import org.communique.statement.Languages;

/** The pages behind the links of a person, as HTML. */
final class ChoicesPages {

    private final Templates templates;
    private final Frame.Maker frames;
    private final Clock clock;

    ChoicesPages(Templates templates, Frame.Maker frames, Clock clock) {
        this.templates = templates;
        this.frames = frames;
        this.clock = clock;
    }

    /** What somebody may choose. @param note key of what was just done, or is wrong; empty = nothing */
    String choices(Pass pass, Standing standing, Note note) {
        var language = language(standing);
        var today = LocalDate.ofInstant(clock.instant(), standing.organisation().zone());
        return render(
                "site/choices.html",
                language,
                Map.of("view", ChoicesView.of(standing, language, today), "fresh", pass.fresh(), "note", note));
    }

    /** A page of a heading and a text, with a button if there is something to confirm. */
    String plain(Locale language, Plain plain) {
        return render("site/choices-plain.html", language, Map.of("plain", plain));
    }

    /** The form for those who have no mail of ours at hand. */
    String myLink(Locale language, String state) {
        return render("site/my-link.html", language, Map.of("state", state));
    }

    /** The language of the page: the first she reads that has our words. */
    static Locale language(Standing standing) {
        return standing.languages().stream()
                .filter(it -> Languages.shipped(it).getLanguage().equals(it.getLanguage()))
                .map(Languages::shipped)
                .findFirst()
                .orElse(Languages.shipped(standing.languages().get(0)));
    }

    /** Languages in which there is something to read here. */
    List<Locale> spoken() {
        return frames.languages();
    }

    private String render(String template, Locale language, Map<String, ?> model) {
        var all = new java.util.HashMap<String, Object>(model);
        all.put("frame", frames.frame(language, Optional.empty(), List.of()));
        all.put("search", true);
        return templates.render(template, language, all);
    }

    /** A sentence on top of the page. @param key of the phrase; empty = none. @param fault something is wrong */
    record Note(String key, boolean fault) {

        static final Note NONE = new Note("", false);
    }

    /** @param button empty = none */
    record Plain(String title, String text, String button) {}
}
