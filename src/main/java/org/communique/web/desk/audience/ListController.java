package org.communique.web.desk.audience;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Joining;
import org.communique.audience.ListKind;
import org.communique.audience.Visibility;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ListDesk;
import org.communique.workspace.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/audiences}: the lists, and making one. */
@Controller
class ListController {

    private final Desks desks;
    private final DeskPages pages;

    ListController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/audiences")
    ResponseEntity<String> lists(Visit visit) {
        var rows = ListRow.of(
                new Words(visit),
                desks.lists().all(visit.actor(), visit.of()),
                desks.audiences().sums(visit.actor(), visit.of()));
        return pages.page(
                visit, "desk/lists.html", Map.of("tabs", Tab.of(visit), "rows", rows, "manages", manages(visit)));
    }

    @GetMapping("/desk/{organisation}/audiences/lists/new")
    ResponseEntity<String> blank(Visit visit) {
        must(visit);
        return form(HttpStatus.OK, visit, new Filled().with("kind", ListKind.PUBLIC.code()));
    }

    @PostMapping("/desk/{organisation}/audiences/lists/new")
    ResponseEntity<String> create(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        must(visit);
        var form = new Filled(sent);
        form.fault(!form.text("slug").matches("[a-z0-9]+(-[a-z0-9]+)*"), "slug", "desk.audiences.fault-slug");
        form.fault(ListKind.of(form.text("kind")).isEmpty(), "kind", "desk.audiences.fault-choose");
        var names = ListNames.read(visit, form);
        if (form.faulty()) return form(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        try {
            var kind = ListKind.of(form.text("kind")).orElseThrow();
            var wish = new ListDesk.Wish(form.text("slug"), names, kind, doors(form));
            desks.lists().create(visit.actor(), visit.of(), wish);
            return DeskPages.seeOther(visit.path("/audiences/lists/" + form.text("slug")));
        } catch (Taken taken) {
            form.fault("slug", "desk.audiences.fault-taken");
            return form(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        }
    }

    @PostMapping("/desk/{organisation}/audiences/lists/{list}")
    ResponseEntity<String> change(
            Visit visit, @PathVariable String list, @RequestParam MultiValueMap<String, String> sent) {
        must(visit);
        var before = desks.lists().list(visit.actor(), visit.of(), list);
        var form = new Filled(sent);
        var names = ListNames.read(visit, form);
        var doors = doors(form).orElse(new ListDesk.Doors(before.visibility(), before.joining()));
        if (form.faulty()) return DeskPages.seeOther(visit.path("/audiences/lists/" + before.slug() + "?unnamed"));
        var change = new ListDesk.Change(ListNames.merged(before, names), doors);
        desks.lists().change(visit.actor(), visit.of(), before.slug(), change);
        return DeskPages.seeOther(visit.path("/audiences/lists/" + before.slug()));
    }

    private static Optional<ListDesk.Doors> doors(Filled form) {
        return Visibility.of(form.text("visibility"))
                .flatMap(seen -> Joining.of(form.text("joining")).map(joined -> new ListDesk.Doors(seen, joined)));
    }

    private ResponseEntity<String> form(HttpStatus status, Visit visit, Filled form) {
        var model = new HashMap<String, Object>(Doors.choices(new Words(visit)));
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("languages", ListNames.fields(visit));
        model.put("kinds", new Words(visit).choices("desk.audiences.kind-", codes()));
        return pages.page(status, visit, "desk/list-new.html", model);
    }

    private static List<String> codes() {
        return Arrays.stream(ListKind.values()).map(ListKind::code).toList();
    }

    private static boolean manages(Visit visit) {
        return visit.actor().may(Permission.LIST_MANAGE, visit.organisation().id());
    }

    private static void must(Visit visit) {
        visit.actor().must(Permission.LIST_MANAGE, visit.organisation().id());
    }
}
