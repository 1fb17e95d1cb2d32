package org.communique.web.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.press.Advance;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.statement.Organisation;
import org.springframework.stereotype.Component;

/** The pages of the press under embargo, made anew for each request: none of them is ever kept. */
@Component
class AdvancePages {

    private final Templates templates;
    private final Site site;

    AdvancePages(Templates templates, Site site) {
        this.templates = templates;
        this.site = site;
    }

    /** The page with the button: who speaks and until when, and not a word of what. */
    String button(Advance advance, Organisation organisation, String action) {
        var language = advance.language();
        return render(
                "site/advance.html",
                language,
                Map.of(
                        "until", CopyView.until(advance, language),
                        "about", Phrases.get(language, "site.advance-about", organisation.name(language)),
                        "action", action));
    }

    /** The whole copy. */
    String copy(CopyView copy, Locale language) {
        return render("site/advance-copy.html", language, Map.of("it", copy));
    }

    /** What a newsroom holds. */
    String list(List<CopyView> copies, Locale language) {
        return render("site/advance-list.html", language, Map.of("copies", copies));
    }

    /** There was a copy, and there is none any more. */
    String withdrawn(Advance advance, Organisation organisation) {
        var press = organisation.press();
        return note(
                advance.language(), "site.advance-withdrawn", Map.of("press", press.address(), "phone", press.phone()));
    }

    /** Asks for user name and password. */
    String signIn() {
        return note(site.settings.language(), "site.advance-sign-in", Map.of("press", "", "phone", ""));
    }

    /** Too many wrong passwords. */
    String later() {
        return note(site.settings.language(), "site.advance-later", Map.of("press", "", "phone", ""));
    }

    private String note(Locale language, String key, Map<String, String> press) {
        var model = new HashMap<String, Object>(press);
        model.put("title", Phrases.get(language, key));
        model.put("text", Phrases.get(language, key + "-text"));
        return render("site/advance-note.html", language, model);
    }

    private String render(String template, Locale language, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("frame", site.frames.frame(language, Optional.empty(), List.of()));
        return templates.render(template, language, all);
    }
}
