package org.communique.web.desk;

import java.util.Map;
import org.communique.staff.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/{organisation}/keys}: what keys do. {@code desk.js} reads it too, so a key opens what this page names and no more. */
@Controller
class KeysController {

    private final DeskPages pages;

    KeysController(DeskPages pages) {
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/keys")
    ResponseEntity<String> keys(Visit visit) {
        boolean writes = visit.actor()
                .may(Permission.STATEMENT_WRITE, visit.organisation().id());
        return pages.page(visit, "desk/keys.html", Map.of("writes", writes));
    }
}
