package org.communique.web.desk.review;

import java.util.Map;
import org.communique.release.InvalidRelease;
import org.communique.review.Ruling;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ReviewDesk;
import org.communique.workspace.ReviewDesk.Answer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/releases/{id}/review}: asks, shows what goes out, and hears what people say of it. */
@Controller
class ReviewController {

    private static final String PATH = "/desk/{organisation}/releases/{id}/review";

    private final Desks desks;
    private final ReviewPages pages;
    private final Frames frames;

    ReviewController(Desks desks, ReviewPages pages, Frames frames) {
        this.desks = desks;
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String language) {
        return pages.page(visit, look(visit, id), language);
    }

    @GetMapping(PATH + "/frame/{language}/{kind}")
    ResponseEntity<String> frame(
            Visit visit, @PathVariable long id, @PathVariable String language, @PathVariable String kind) {
        return frames.document(look(visit, id), new Frames.Wish(language, kind), sha256 -> desks.reviews()
                .picture(visit.actor(), visit.of(), id, sha256));
    }

    @PostMapping(PATH)
    ResponseEntity<String> ask(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String note) {
        return answer(visit, id, new Form(note, ""), () -> desks.reviews().ask(visit.actor(), visit.of(), id, note));
    }

    @StepUp
    @PostMapping(PATH + "/urgent")
    ResponseEntity<String> urge(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        return answer(
                visit, id, new Form(reason, ""), () -> desks.reviews().urge(visit.actor(), visit.of(), id, reason));
    }

    /** Bound to the hash of what was shown: a form of something older is told what has changed. */
    @PostMapping(PATH + "/approve")
    ResponseEntity<String> approve(Visit visit, @PathVariable long id, @RequestParam Map<String, String> form) {
        return say(visit, id, form, true);
    }

    @PostMapping(PATH + "/return")
    ResponseEntity<String> sendBack(Visit visit, @PathVariable long id, @RequestParam Map<String, String> form) {
        return say(visit, id, form, false);
    }

    @PostMapping(PATH + "/look")
    ResponseEntity<String> look(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String note) {
        return desks.secondLooks().looked(visit.actor(), visit.of(), id, note)
                ? DeskPages.seeOther(visit.path("/releases/" + id + "/review"))
                : pages.notLooked(visit, look(visit, id));
    }

    private ResponseEntity<String> say(Visit visit, long id, Map<String, String> form, boolean yes) {
        var hash = form.getOrDefault("hash", "");
        var given = new Form(form.getOrDefault("note", ""), hash);
        var answer = new Answer(yes, hash, given.note(), false);
        return answer(visit, id, given, () -> desks.reviews().say(visit.actor(), visit.of(), id, answer));
    }

    /** What came. @param hash of what was shown; empty = nothing to be bound to */
    private record Form(String note, String hash) {}

    private interface Step {
        Ruling take();
    }

    private ResponseEntity<String> answer(Visit visit, long id, Form form, Step step) {
        try {
            var ruling = step.take();
            return ruling instanceof Ruling.Refused refused
                    ? pages.refused(visit, look(visit, id), refused.why(), given(visit, id, form))
                    : DeskPages.seeOther(visit.path("/releases/" + id + "/review"));
        } catch (InvalidRelease cannotGoOut) {
            return pages.unready(visit, look(visit, id), cannotGoOut, given(visit, id, form));
        }
    }

    private ReviewPages.Given given(Visit visit, long id, Form form) {
        return new ReviewPages.Given(form.note(), desks.reviews().since(visit.actor(), visit.of(), id, form.hash()));
    }

    private ReviewDesk.Sheet look(Visit visit, long id) {
        return desks.reviews().look(visit.actor(), visit.of(), id);
    }
}
