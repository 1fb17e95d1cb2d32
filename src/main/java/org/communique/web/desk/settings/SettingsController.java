package org.communique.web.desk.settings;

import java.util.List;
import java.util.Map;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Violations;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/{organisation}/settings}: what there is to set, of what she may see. */
@Controller
class SettingsController {

    private static final List<Way> WAYS = List.of(
            new Way("organisation", "globe", Permission.ORGANISATION_READ),
            new Way("letterheads", "newspaper", Permission.LETTERHEAD_READ),
            new Way("sender", "mail", Permission.ORGANISATION_MANAGE),
            new Way("users", "users", Permission.STAFF_READ),
            new Way("calendar", "calendar-days", Permission.ORGANISATION_READ),
            new Way("approval", "check", Permission.ORGANISATION_READ),
            new Way("audit", "lock", Permission.AUDIT_READ));

    private final Desks desks;
    private final DeskPages pages;
    private final Violations violations;

    SettingsController(Desks desks, DeskPages pages, Violations violations) {
        this.desks = desks;
        this.pages = pages;
        this.violations = violations;
    }

    /** A page. @param name last part of its address, and of its words */
    record Way(String name, String icon, Permission permission) {}

    @GetMapping("/desk/{organisation}/settings")
    ResponseEntity<String> hub(Visit visit) {
        var of = desks.organisations().organisation(visit.actor(), visit.of());
        var ways = WAYS.stream()
                .filter(it -> visit.actor().may(it.permission(), of.id()))
                .toList();
        long reports = visit.actor().may(Permission.AUDIT_READ, of.id()) ? violations.all() : 0;
        return pages.page(visit, "desk/settings.html", Map.of("ways", ways, "reports", reports));
    }
}
