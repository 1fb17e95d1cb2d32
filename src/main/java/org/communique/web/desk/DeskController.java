package org.communique.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.workspace.Missing;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk}: to the first organisation in which she has a role. */
@Controller
class DeskController {

    private final Staff staff;
    private final Organisations organisations;

    DeskController(Staff staff, Organisations organisations) {
        this.staff = staff;
        this.organisations = organisations;
    }

    @GetMapping("/desk")
    ResponseEntity<String> first(HttpServletRequest request) {
        var actor = staff.actor(request.getRemoteUser());
        return organisations.all().stream()
                .filter(it -> actor.belongsTo(it.id()))
                .findFirst()
                .map(it -> DeskPages.seeOther("/desk/" + it.slug()))
                .orElseThrow(() -> new Missing("organisation"));
    }
}
