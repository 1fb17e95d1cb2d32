package org.communique.web.desk.review;

import java.util.Map;
import org.communique.render.Moments;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.web.desk.board.Title;
import org.communique.workspace.Desks;
import org.communique.workspace.SecondLookDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/second-looks}: what was released urgently and somebody else has to look at. */
@Controller
class SecondLookController {

    private static final String PATH = "/desk/{organisation}/second-looks";

    private final Desks desks;
    private final DeskPages pages;
    private final ReviewPages names;
    private final java.time.Clock clock;

    SecondLookController(Desks desks, DeskPages pages, ReviewPages names, java.time.Clock clock) {
        this.desks = desks;
        this.pages = pages;
        this.names = names;
        this.clock = clock;
    }

    /** One that is owed, in words. @param late whether its time has passed @param hers whether she may do it */
    record Row(long release, Title title, String by, String reason, String due, boolean late, boolean hers) {}

    @GetMapping(PATH)
    ResponseEntity<String> page(Visit visit) {
        return page(HttpStatus.OK, visit, "");
    }

    /** Done, with what she found; the next one is on the same page. */
    @PostMapping(PATH + "/{id}")
    ResponseEntity<String> looked(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String note) {
        return desks.secondLooks().looked(visit.actor(), visit.of(), id, note)
                ? DeskPages.seeOther(visit.path("/second-looks"))
                : page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "desk.look.refused");
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, String refused) {
        var rows = desks.secondLooks().owed(visit.actor(), visit.of()).stream()
                .map(it -> row(visit, it))
                .toList();
        return pages.page(status, visit, "desk/second-looks.html", Map.of("rows", rows, "refused", refused));
    }

    private Row row(Visit visit, SecondLookDesk.Owed owed) {
        var it = owed.look();
        var titles = desks.reports().titles(visit.actor(), visit.of(), it.release());
        return new Row(
                it.release(),
                Title.of(titles, "", visit),
                names.shown(it.by()),
                it.reason(),
                Moments.inWords(it.due(), visit.zone(), visit.user().language()),
                it.due().isBefore(clock.instant()),
                owed.hers());
    }
}
