package org.communique.web.desk.audience;

import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.ListNumbers;
import org.communique.feed.FeedSettings;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.ApprovalDesk;
import org.communique.workspace.Desks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/audiences/lists/{list}}: its numbers, its doors, and who waits at them. */
@Controller
class OneListController {

    private final Desks desks;
    private final DeskPages pages;
    private final FeedSettings site;

    OneListController(Desks desks, DeskPages pages, FeedSettings site) {
        this.desks = desks;
        this.pages = pages;
        this.site = site;
    }

    /** Somebody who waits, by number. */
    record Waiting(long contact, String since) {}

    /** A month of the table, and how high its bar is. @param height 0 to 40 */
    record Month(String name, String joined, String left, long height, int x) {}

    @GetMapping("/desk/{organisation}/audiences/lists/{list}")
    ResponseEntity<String> list(Visit visit, @PathVariable String list, @RequestParam Map<String, String> query) {
        var form = new Filled();
        if (query.containsKey("unnamed")) form.fault("names", "desk.audiences.fault-name");
        return page(HttpStatus.OK, visit, list, form);
    }

    @PostMapping("/desk/{organisation}/audiences/lists/{list}/requests/{contact}")
    ResponseEntity<String> decide(
            Visit visit,
            @PathVariable String list,
            @PathVariable long contact,
            @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.SUBSCRIPTION_APPROVE, visit.organisation().id());
        var form = new Filled(sent);
        var who = new ApprovalDesk.Candidate(list, contact);
        if (form.has("decision", "decline")) {
            desks.approvals().decline(visit.actor(), visit.of(), who, form.text("reason"));
        } else {
            desks.approvals().pending(visit.actor(), visit.of(), list);
            form.fault(form.text("reason").isEmpty(), "reason-" + contact, "desk.audiences.fault-reason");
            if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, list, form);
            desks.approvals().approve(visit.actor(), visit.of(), who, form.text("reason"));
        }
        return DeskPages.seeOther(visit.path("/audiences/lists/" + list));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, String slug, Filled form) {
        var words = new Words(visit);
        var list = desks.lists().list(visit.actor(), visit.of(), slug);
        var sums = desks.audiences().sums(visit.actor(), visit.of());
        var model = new HashMap<String, Object>(Doors.choices(words));
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("list", list);
        model.put("row", ListRow.of(words, List.of(list), sums).get(0));
        model.put("names", ListNames.fields(visit));
        model.put("sum", sums.stream().filter(it -> it.list() == list.id()).toList());
        model.put("months", months(words, desks.audiences().months(visit.actor(), visit.of(), slug)));
        model.put("address", address(list));
        model.put("waiting", may(visit, Permission.SUBSCRIPTION_APPROVE) ? waiting(visit, words, slug) : List.of());
        model.put("manages", may(visit, Permission.LIST_MANAGE));
        return pages.page(status, visit, "desk/list.html", model);
    }

    private List<Waiting> waiting(Visit visit, Words words, String list) {
        return desks.approvals().pending(visit.actor(), visit.of(), list).stream()
                .map(it -> new Waiting(it.contact(), words.day(Instant.ofEpochMilli(it.since()))))
                .toList();
    }

    private static List<Month> months(Words words, List<ListNumbers.Month> months) {
        long most = Math.max(
                1, months.stream().mapToLong(ListNumbers.Month::joined).max().orElse(1));
        var rows = new ArrayList<Month>();
        for (var it : months) {
            var name = it.month().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, words.language()) + " "
                    + it.month().getYear();
            rows.add(new Month(
                    name,
                    words.number(it.joined()),
                    words.number(it.left()),
                    it.joined() * 40 / most,
                    rows.size() * 20));
        }
        return rows;
    }

    /** Of the form by which people ask to join; empty if outsiders may not know of the list. */
    private String address(ContactList list) {
        var form = site.url("/" + site.language().toLanguageTag() + "/subscribe");
        return switch (list.visibility()) {
            case PUBLIC -> form;
            case HIDDEN ->
                form + "/list/"
                        + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(list.uid()));
            case PRIVATE -> "";
        };
    }

    private static boolean may(Visit visit, Permission permission) {
        return visit.actor().may(permission, visit.organisation().id());
    }
}
