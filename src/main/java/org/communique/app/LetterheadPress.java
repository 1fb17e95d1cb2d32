package org.communique.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.release.Galleys;
import org.communique.render.Greeting;
import org.communique.render.Manuscript;
import org.communique.render.Renderer;
import org.communique.render.Slots;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.workspace.LetterheadDesk;

/** A mail on a letterhead that says nothing, by the renderer that writes the others. */
record LetterheadPress(Core core) implements LetterheadDesk.Press {

    private static final String NOWHERE = "https://example.org/";

    @Override
    public String preview(Organisation of, Letterhead letterhead, LetterheadDesk.Sample sample) {
        var words = new Content(
                sample.title(), "Sed ut perspiciatis unde omnis.", sample.text(), List.of(), List.of(), List.of());
        var manuscript = new Manuscript(
                Kind.STATEMENT,
                sample.language(),
                words,
                Galleys.imprint(of, letterhead, sample.language()),
                core.clock.instant(),
                of.zone(),
                core.settings.baseUrl() + "/",
                core.settings.baseUrl() + "/media",
                List.of(),
                List.of(),
                Optional.empty());
        var html = new Renderer(core.templates).render(manuscript).html();
        return Slots.fillHtml(
                html,
                Map.of(
                        Slots.GREETING,
                        Greeting.in(sample.language()).to(""),
                        Slots.LIST_NAME,
                        of.name(sample.language()),
                        Slots.UNSUBSCRIBE_URL,
                        NOWHERE,
                        Slots.PREFERENCES_URL,
                        NOWHERE));
    }
}
