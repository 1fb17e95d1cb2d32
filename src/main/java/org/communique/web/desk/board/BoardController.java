package org.communique.web.desk.board;

import java.util.Map;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/{organisation}}. */
@Controller
class BoardController {

    private final Desks desks;
    private final DeskPages pages;

    BoardController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}")
    ResponseEntity<String> board(Visit visit) {
        var releases = desks.releases().all(visit.actor(), visit.of());
        return pages.page(visit, "desk/board.html", Map.of("count", releases.size()));
    }
}
