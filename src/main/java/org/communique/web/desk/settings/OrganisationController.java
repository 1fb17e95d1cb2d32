package org.communique.web.desk.settings;

import java.util.List;
import java.util.Map;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/organisation}. */
@Controller
class OrganisationController {

    private final Desks desks;
    private final DeskPages pages;

    OrganisationController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/settings/organisation")
    ResponseEntity<String> form(Visit visit, @RequestParam(defaultValue = "") String saved) {
        var of = desks.organisations().organisation(visit.actor(), visit.of());
        return page(HttpStatus.OK, visit, OrganisationForm.of(of), saved.isEmpty() ? "" : "saved");
    }

    @PostMapping("/desk/{organisation}/settings/organisation")
    ResponseEntity<String> change(Visit visit, @RequestParam Map<String, String> fields) {
        visit.actor().must(Permission.ORGANISATION_MANAGE, visit.organisation().id());
        var form = OrganisationForm.of(fields);
        if (!form.faults().isEmpty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form, "");
        desks.organisations().change(visit.actor(), visit.of(), form.profile());
        return DeskPages.seeOther(visit.path("/settings/organisation?saved=1"));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, OrganisationForm form, String told) {
        boolean asked = status != HttpStatus.OK;
        return pages.page(
                status,
                visit,
                "desk/settings-organisation.html",
                Map.of(
                        "form",
                        form,
                        "faults",
                        asked ? form.faults() : List.of(),
                        "zones",
                        Zones.all(),
                        "told",
                        told,
                        "mayManage",
                        visit.actor()
                                .may(
                                        Permission.ORGANISATION_MANAGE,
                                        visit.organisation().id())));
    }
}
