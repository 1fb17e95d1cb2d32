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
        return page(
                HttpStatus.OK,
                visit,
                OrganisationForm.of(of),
                new Told(of.profile().seen(), saved.isEmpty() ? "" : "saved"));
    }

    @PostMapping("/desk/{organisation}/settings/organisation")
    ResponseEntity<String> change(Visit visit, @RequestParam Map<String, String> fields) {
        visit.actor().must(Permission.ORGANISATION_MANAGE, visit.organisation().id());
        var form = OrganisationForm.of(fields);
        var seen = fields.getOrDefault("seen", "");
        if (!form.faults().isEmpty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form, new Told(seen, ""));
        return desks.organisations()
                        .change(visit.actor(), visit.of(), form.profile(), seen)
                        .isPresent()
                ? DeskPages.seeOther(visit.path("/settings/organisation?saved=1"))
                : changedMeanwhile(visit, form);
    }

    /** What she filled in stays on her screen, beside what stands there now; she has seen that when she presses again. */
    private ResponseEntity<String> changedMeanwhile(Visit visit, OrganisationForm form) {
        var now = desks.organisations().organisation(visit.actor(), visit.of());
        return page(HttpStatus.CONFLICT, visit, form, new Told(now.profile().seen(), "changed"));
    }

    /** @param seen of the profile that she has looked at @param word of what has become of her changes; empty = nothing yet */
    private record Told(String seen, String word) {}

    private ResponseEntity<String> page(HttpStatus status, Visit visit, OrganisationForm form, Told told) {
        boolean asked = status != HttpStatus.OK;
        var now = OrganisationForm.of(desks.organisations().organisation(visit.actor(), visit.of()));
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
                        told.word(),
                        "seen",
                        told.seen(),
                        "now",
                        now,
                        "mayManage",
                        visit.actor()
                                .may(
                                        Permission.ORGANISATION_MANAGE,
                                        visit.organisation().id())));
    }
}
