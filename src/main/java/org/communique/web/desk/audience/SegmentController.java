package org.communique.web.desk.audience;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.segment.Fault;
import org.communique.segment.InvalidSegment;
import org.communique.segment.Segment;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/audiences/segments}: saved rules, and one that is being written. */
@Controller
class SegmentController {

    private static final String PAGE = "desk/segments.html";

    private final Desks desks;
    private final DeskPages pages;

    SegmentController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** A saved segment. */
    record Row(String slug, String rule, String edit) {}

    @GetMapping("/desk/{organisation}/audiences/segments")
    ResponseEntity<String> segments(Visit visit, @RequestParam(defaultValue = "") String edit) {
        var form = new Filled();
        all(visit).stream().filter(it -> it.slug().equals(edit)).forEach(it -> form.with("slug", it.slug())
                .with("rule", it.rule()));
        return page(HttpStatus.OK, visit, form, form.text("rule").isEmpty() ? RuleNote.NONE : count(visit, form));
    }

    /** How many a rule fits, while it is written. */
    @PostMapping("/desk/{organisation}/audiences/segments/count")
    ResponseEntity<String> counted(
            Visit visit,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "") String htmx) {
        visit.actor().must(Permission.SEGMENT_READ, visit.organisation().id());
        var form = new Filled(sent);
        var note = count(visit, form);
        if (!htmx.isEmpty()) return pages.part(visit, PAGE, "note", Map.of("note", note));
        return page(note.bad() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, visit, form, note);
    }

    @PostMapping("/desk/{organisation}/audiences/segments")
    ResponseEntity<String> save(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        var form = new Filled(sent);
        try {
            desks.segments().save(visit.actor(), visit.of(), form.text("slug"), form.text("rule"));
            return DeskPages.seeOther(visit.path("/audiences/segments"));
        } catch (InvalidSegment invalid) {
            var fault = invalid.fault();
            form.fault(fault.key().equals("segment.fault-name"), "slug", "desk.audiences.fault-slug");
            var note = form.faulty() ? RuleNote.NONE : bad(visit, form.text("rule"), fault);
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form, note);
        }
    }

    @PostMapping("/desk/{organisation}/audiences/segments/{segment}/remove")
    ResponseEntity<String> remove(Visit visit, @PathVariable String segment) {
        try {
            desks.segments().remove(visit.actor(), visit.of(), segment);
            return DeskPages.seeOther(visit.path("/audiences/segments"));
        } catch (InvalidSegment used) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, new Filled(), bad(visit, "", used.fault()));
        }
    }

    private List<Segment> all(Visit visit) {
        return desks.segments().all(visit.actor(), visit.of());
    }

    private RuleNote count(Visit visit, Filled form) {
        try {
            long many = desks.segments().count(visit.actor(), visit.of(), form.text("rule"));
            return RuleNote.good(visit.user().language(), many);
        } catch (InvalidSegment invalid) {
            return bad(visit, form.text("rule"), invalid.fault());
        }
    }

    private static RuleNote bad(Visit visit, String rule, Fault fault) {
        return RuleNote.bad(visit.user().language(), rule, fault);
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form, RuleNote note) {
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("note", note);
        model.put(
                "rows",
                all(visit).stream()
                        .map(it -> new Row(
                                it.slug(), it.rule(), visit.path("/audiences/segments?edit=" + it.slug() + "#rule")))
                        .toList());
        model.put(
                "manages",
                visit.actor()
                        .may(Permission.SEGMENT_MANAGE, visit.organisation().id()));
        return pages.page(status, visit, PAGE, model);
    }
}
