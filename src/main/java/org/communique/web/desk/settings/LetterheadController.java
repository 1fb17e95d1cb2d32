package org.communique.web.desk.settings;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.LetterheadDesk;
import org.communique.workspace.Taken;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/letterheads}: whom readers see as the sender, and how it looks. */
@Controller
class LetterheadController {

    private static final String LIST = "/desk/{organisation}/settings/letterheads";
    private static final String ONE = LIST + "/{letterhead}";

    /** Shown as mail programs show it: its own styles, no scripts, and only within our own page. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox";

    private final Desks desks;
    private final DeskPages pages;

    LetterheadController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping(LIST)
    ResponseEntity<String> all(Visit visit) {
        return list(HttpStatus.OK, visit, "");
    }

    /** Makes one that begins as the main one is. */
    @PostMapping(LIST)
    ResponseEntity<String> create(Visit visit, @RequestParam(defaultValue = "") String slug) {
        visit.actor().must(Permission.LETTERHEAD_MANAGE, visit.organisation().id());
        var main = desks.letterheads().all(visit.actor(), visit.of()).get(0);
        var form = LetterheadForm.of(main, languages(visit)).named(slug.strip());
        if (form.faults().contains("slug")) return list(HttpStatus.UNPROCESSABLE_CONTENT, visit, "slug");
        try {
            desks.letterheads().create(visit.actor(), visit.of(), form.wish());
        } catch (Taken taken) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, visit, "taken");
        }
        return DeskPages.seeOther(visit.path("/settings/letterheads/" + form.slug()));
    }

    @GetMapping(ONE)
    ResponseEntity<String> one(
            Visit visit, @PathVariable String letterhead, @RequestParam(defaultValue = "") String saved) {
        var now = desks.letterheads().letterhead(visit.actor(), visit.of(), letterhead);
        return page(HttpStatus.OK, visit, LetterheadForm.of(now, languages(visit)), saved.isEmpty() ? "" : "saved");
    }

    @PostMapping(ONE)
    ResponseEntity<String> change(
            Visit visit, @PathVariable String letterhead, @RequestParam Map<String, String> fields) {
        visit.actor().must(Permission.LETTERHEAD_MANAGE, visit.organisation().id());
        var form = LetterheadForm.of(letterhead, fields);
        if (!form.faults().isEmpty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form, "");
        desks.letterheads().change(visit.actor(), visit.of(), form.wish());
        return DeskPages.seeOther(visit.path("/settings/letterheads/" + letterhead + "?saved=1"));
    }

    /** A mail on it, with words that mean nothing. */
    @GetMapping(ONE + "/preview")
    ResponseEntity<String> preview(Visit visit, @PathVariable String letterhead) {
        var language = Phrases.desk(visit.user().language());
        var words = new LetterheadDesk.Sample(
                language,
                Phrases.get(language, "desk.letterheads.sample-title"),
                Phrases.get(language, "desk.letterheads.sample-text"));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", MAIL_POLICY)
                .body(desks.letterheads().preview(visit.actor(), visit.of(), letterhead, words));
    }

    private static List<Locale> languages(Visit visit) {
        return visit.organisation().fallback();
    }

    private ResponseEntity<String> list(HttpStatus status, Visit visit, String fault) {
        return pages.page(
                status,
                visit,
                "desk/settings-letterheads.html",
                Map.of(
                        "letterheads", desks.letterheads().all(visit.actor(), visit.of()),
                        "fault", fault,
                        "mayManage", mayManage(visit)));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, LetterheadForm form, String told) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("faults", status == HttpStatus.OK ? List.of() : form.faults());
        model.put("told", told);
        model.put("mayManage", mayManage(visit));
        form.accent().ifPresent(it -> model.put("accent", it));
        return pages.page(status, visit, "desk/settings-letterhead.html", model);
    }

    private static boolean mayManage(Visit visit) {
        return visit.actor()
                .may(Permission.LETTERHEAD_MANAGE, visit.organisation().id());
    }
}
