package org.communique.web.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.statement.Languages;

/** Pages beside the archive: the one answer to everything that is not there, and leaving a list. */
final class Aside {

    private final Templates templates;
    private final Frame.Maker frames;
    private volatile Kept kept = new Kept(-1, new byte[0]);

    /** The page of one generation, so that guessing costs us as little as asking. */
    private record Kept(long generation, byte[] page) {}

    Aside(Templates templates, Frame.Maker frames) {
        this.templates = templates;
        this.frames = frames;
    }

    /** The same bytes whatever was asked for, in every language of the site, as we cannot know the reader's. */
    byte[] missing() {
        long generation = frames.feeds().generation();
        if (kept.generation() != generation) kept = new Kept(generation, renderMissing());
        return kept.page();
    }

    private byte[] renderMissing() {
        var frame = frames.frame(frames.settings().language(), Optional.empty(), List.of());
        var lines = frames.languages().stream()
                .map(it -> Map.of(
                        "language", it.toLanguageTag(),
                        "text", Phrases.get(it, "site.missing-text"),
                        "link", frames.link(it, Frame.Maker.index(it), false)))
                .toList();
        return render("site/missing.html", frames.settings().language(), Map.of("frame", frame, "lines", lines));
    }

    /** Asks, or says what was done. */
    byte[] leave(Leaving.Asked asked, LeavePage page) {
        var language = Languages.shipped(asked.language());
        var frame = frames.frame(language, Optional.empty(), List.of());
        var choices = asked.preferences()
                .map(it -> frames.settings().href("/p/" + it))
                .orElse("");
        return render(
                "site/leave.html",
                language,
                Map.of(
                        "frame", frame,
                        "page", page,
                        "organisation", asked.organisation(),
                        "choices", choices,
                        "search", true));
    }

    private byte[] render(String template, Locale language, Map<String, ?> model) {
        return templates.render(template, language, model).getBytes(StandardCharsets.UTF_8);
    }
}
