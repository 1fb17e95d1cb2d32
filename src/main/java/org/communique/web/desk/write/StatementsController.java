package org.communique.web.desk.write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.render.OneLine;
import org.communique.staff.Permission;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.communique.statement.Slug;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.communique.workspace.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/statements} and {@code …/new}. */
@Controller
class StatementsController {

    private final Desks desks;
    private final DeskPages pages;

    StatementsController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/statements")
    ResponseEntity<String> all(
            Visit visit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") String page) {
        var headings = desks.drafts().all(visit.actor(), visit.of());
        var releases = desks.releases().all(visit.actor(), visit.of());
        var statements = desks.statements().all(visit.actor(), visit.of());
        var shelf = new Shelf(visit, headings, releases, statements);
        boolean writes = visit.actor()
                .may(Permission.STATEMENT_WRITE, visit.organisation().id());
        return pages.page(
                visit,
                "desk/statements.html",
                Map.of("list", shelf.page(new Shelf.Ask(q, state, number(page))), "writes", writes));
    }

    private static int number(String page) {
        return page.matches("[1-9]\\d{0,6}") ? Integer.parseInt(page) : 1;
    }

    @GetMapping("/desk/{organisation}/statements/new")
    ResponseEntity<String> blank(Visit visit) {
        visit.actor().must(Permission.STATEMENT_WRITE, visit.organisation().id());
        var source = visit.organisation().fallback().get(0).toLanguageTag();
        return form(visit, HttpStatus.OK, new Filled("", "statement", source, ""), "");
    }

    /** What stands in the form. */
    record Filled(String title, String kind, String language, String key) {}

    @PostMapping("/desk/{organisation}/statements/new")
    ResponseEntity<String> begin(Visit visit, @RequestParam Map<String, String> fields) {
        visit.actor().must(Permission.STATEMENT_WRITE, visit.organisation().id());
        var filled = new Filled(
                OneLine.of(fields.getOrDefault("title", "")),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("language", ""),
                fields.getOrDefault("key", "").strip());
        var language = Languages.parse(filled.language());
        var kind = Kind.of(filled.kind());
        var fault = fault(filled, kind, language);
        if (!fault.isEmpty()) return form(visit, HttpStatus.UNPROCESSABLE_CONTENT, filled, fault);
        try {
            var wish =
                    new DraftDesk.Beginning(kind.orElseThrow(), language.orElseThrow(), filled.title(), filled.key());
            var writing = desks.drafts().begin(visit.actor(), visit.of(), wish);
            return DeskPages.seeOther(visit.path("/statements/" + writing.key()));
        } catch (Taken taken) {
            return form(visit, HttpStatus.UNPROCESSABLE_CONTENT, filled, "key-taken");
        }
    }

    private static String fault(Filled filled, Optional<Kind> kind, Optional<Locale> language) {
        if (filled.title().isEmpty() || filled.title().length() > Content.MAX_TITLE) return "title";
        if (kind.isEmpty()) return "kind";
        if (language.isEmpty()) return "language";
        return filled.key().isEmpty() || Slug.good(filled.key()) ? "" : "key";
    }

    private ResponseEntity<String> form(Visit visit, HttpStatus status, Filled filled, String fault) {
        var model = new HashMap<String, Object>();
        model.put("filled", filled);
        model.put("fault", fault);
        model.put("kinds", Arrays.stream(Kind.values()).map(Kind::code).toList());
        model.put(
                "languages", Choice.languages(visit.organisation(), visit.user().language()));
        return pages.page(status, visit, "desk/statement-new.html", model);
    }
}
