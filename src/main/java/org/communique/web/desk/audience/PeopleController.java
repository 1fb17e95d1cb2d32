package org.communique.web.desk.audience;

import java.util.Map;
import org.communique.audience.Address;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/people}: finds somebody by her exact address, which never stands in an address of ours. */
@Controller
class PeopleController {

    private final Desks desks;
    private final DeskPages pages;

    PeopleController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/people")
    ResponseEntity<String> people(Visit visit) {
        return page(HttpStatus.OK, visit, new Filled());
    }

    @PostMapping("/desk/{organisation}/people")
    ResponseEntity<String> find(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.CONTACT_READ_ONE, visit.organisation().id());
        var form = new Filled(sent);
        try {
            var address = new Address(form.text("address"));
            var found = desks.persons().find(visit.actor(), visit.of(), address);
            if (found.isPresent()) return DeskPages.seeOther(visit.path("/people/" + found.get()));
            form.fault("address", "desk.people.fault-too-many");
            return page(HttpStatus.TOO_MANY_REQUESTS, visit, form);
        } catch (IllegalArgumentException noAddress) {
            form.fault("address", "desk.people.fault-address");
        } catch (Missing nobody) {
            form.fault("address", "desk.people.fault-nobody");
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var quota = desks.persons().quota(visit.actor(), visit.of());
        return pages.page(
                status, visit, "desk/people.html", Map.of("tabs", Tab.of(visit), "form", form, "quota", quota));
    }
}
