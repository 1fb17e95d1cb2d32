package org.communique.web.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.presscontact.Journalists;
import org.communique.presscontact.PressLinks;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Topics;
import org.springframework.stereotype.Component;

/** The pages of the press desk, made anew for each request. */
@Component
class PressPages {

    private final Templates templates;
    private final Site site;
    private final Organisations organisations;
    private final Topics topics;
    private final Journalists journalists;

    PressPages(Templates templates, Site site, Organisations organisations, Topics topics, Journalists journalists) {
        this.templates = templates;
        this.site = site;
        this.organisations = organisations;
        this.topics = topics;
        this.journalists = journalists;
    }

    /** What to say above a form. @param wrong fields that have to be put right */
    record Remark(String phrase, Set<String> wrong) {

        static final Remark NONE = new Remark("", Set.of());
        static final Remark AGAIN = new Remark("press.again", Set.of());

        static Remark mend(Set<String> wrong) {
            return new Remark("press.mend", wrong);
        }
    }

    /** One box of a form. */
    record Option(String value, String text, String language, String direction, boolean chosen) {}

    /** Whose press desk this is: that of the site. */
    Optional<Long> organisation() {
        return organisations.all().stream().findFirst().map(Organisation::id);
    }

    /** Slugs that may be chosen. */
    Set<String> topics() {
        return topics.all().keySet();
    }

    String register(Locale language, PressForm form, Remark remark) {
        var model = form(form, remark);
        model.put("terms", journalists.requests().terms(language));
        model.put("topics", topics(language, form));
        model.put("languages", languages(language, form));
        return render("site/press-register.html", language, model);
    }

    String moved(Locale reader, PressForm form, Remark remark) {
        return render("site/press-moved.html", Languages.shipped(reader), form(form, remark));
    }

    /** A question with one button. @param key of {@code .title}, {@code .text} and {@code .button} */
    String ask(Locale reader, String key) {
        var language = Languages.shipped(reader);
        return step(language, key, Phrases.get(language, key + ".text"), Phrases.get(language, key + ".button"));
    }

    /** It is done. @param key of {@code .done} and {@code .done-text} */
    String done(Locale reader, String key) {
        var language = Languages.shipped(reader);
        return step(language, key + ".done", Phrases.get(language, key + ".done-text"), "");
    }

    /** "Not my beat", before and after. */
    String beat(PressLinks.Beat beat, boolean done) {
        var language = Languages.shipped(beat.language());
        var named = String.join(", ", beat.topics());
        var end = beat.topics().isEmpty() ? "-list" : "";
        return done
                ? step(language, "press.beat.done", Phrases.get(language, "press.beat.done-text" + end, named), "")
                : step(
                        language,
                        "press.beat",
                        Phrases.get(language, "press.beat.text" + end, named),
                        Phrases.get(language, "press.beat.button"));
    }

    private String step(Locale language, String key, String text, String button) {
        var title = key.endsWith(".done") ? Phrases.get(language, key) : Phrases.get(language, key + ".title");
        return render("site/press-step.html", language, Map.of("title", title, "text", text, "button", button));
    }

    private Map<String, Object> form(PressForm form, Remark remark) {
        return new HashMap<>(Map.of(
                "form", form,
                "remark", remark.phrase(),
                "wrong", remark.wrong(),
                "token", journalists.guard().token()));
    }

    private List<Option> topics(Locale language, PressForm form) {
        return topics.all().keySet().stream()
                .map(it -> new Option(
                        it,
                        topics.label(it, language, List.of(Locale.ENGLISH)),
                        language.toLanguageTag(),
                        Languages.direction(language),
                        form.topics().contains(it)))
                .toList();
    }

    private static List<Option> languages(Locale language, PressForm form) {
        return Languages.shipped().stream()
                .map(it -> new Option(
                        it.toLanguageTag(),
                        Languages.ownName(it),
                        it.toLanguageTag(),
                        Languages.direction(it),
                        form.languages().isEmpty()
                                ? it.equals(language)
                                : form.languages().contains(it.toLanguageTag())))
                .toList();
    }

    private String render(String template, Locale language, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("search", true); // no search box beside a form that people fill in
        all.put("frame", site.frames.frame(language, Optional.empty(), List.of()));
        return templates.render(template, language, all);
    }
}
