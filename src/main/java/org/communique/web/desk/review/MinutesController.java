package org.communique.web.desk.review;

import java.util.List;
import java.util.Map;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.review.Minutes;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ReviewDesk.Sheet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /desk/{organisation}/releases/{id}/minutes}: what was decided, to print or to keep as text. */
@Controller
class MinutesController {

    private static final String PATH = "/desk/{organisation}/releases/{id}/minutes";

    private final Desks desks;
    private final DeskPages pages;
    private final ReviewPages names;

    MinutesController(Desks desks, DeskPages pages, ReviewPages names) {
        this.desks = desks;
        this.pages = pages;
        this.names = names;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(Visit visit, @PathVariable long id) {
        var sheet = desks.reviews().look(visit.actor(), visit.of(), id);
        return pages.page(
                visit,
                "desk/minutes.html",
                Map.of(
                        "release", id,
                        "head", head(visit, sheet),
                        "chapters", chapters(visit, sheet),
                        "path", visit.path("/releases/" + id)));
    }

    /** Markdown, which is plain text as well. */
    @GetMapping(PATH + ".md")
    ResponseEntity<String> text(Visit visit, @PathVariable long id) {
        var sheet = desks.reviews().look(visit.actor(), visit.of(), id);
        var title = Phrases.get(visit.user().language(), "desk.minutes.title", Long.toString(id));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/plain;charset=utf-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "inline; filename=\"minutes-" + id + ".md\"")
                .body(Minutes.markdown(title, head(visit, sheet), chapters(visit, sheet)));
    }

    private List<String> head(Visit visit, Sheet sheet) {
        var language = visit.user().language();
        var state = Phrases.get(
                language, "desk.review.state." + sheet.release().state().code());
        return List.of(
                Phrases.get(language, "desk.minutes.of") + ": "
                        + sheet.statement().key(),
                Phrases.get(language, "desk.review.fact.due") + ": "
                        + Moments.inWords(
                                sheet.release().dueAt(), sheet.release().zone(), language),
                Phrases.get(language, "desk.minutes.state") + ": " + state);
    }

    private List<Minutes.Chapter> chapters(Visit visit, Sheet sheet) {
        return new Minutes(visit.user().language(), visit.zone(), names::shown).of(sheet.reviews(), sheet.looks());
    }
}
