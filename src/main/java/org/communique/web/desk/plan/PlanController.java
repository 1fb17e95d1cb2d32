package org.communique.web.desk.plan;

import java.util.List;
import java.util.Map;
import org.communique.render.Phrases;
import org.communique.web.desk.DeskPages;
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

/** {@code /desk/{organisation}/statements/{key}/plan}. Nothing here sends anything: a plan that is saved is a draft. */
@Controller
class PlanController {

    private static final String TEMPLATE = "desk/plan.html";
    private static final String PARTS = "desk/plan-parts.html";

    private final Desks desks;
    private final DeskPages pages;
    private final PlanPages plans;

    PlanController(Desks desks, DeskPages pages, PlanPages plans) {
        this.desks = desks;
        this.pages = pages;
        this.plans = plans;
    }

    @GetMapping("/desk/{organisation}/statements/{key}/plan")
    ResponseEntity<String> plan(Visit visit, @PathVariable String key) {
        var look = plans.look(visit, key);
        var form = desks.plans()
                .planned(visit.actor(), visit.of(), key)
                .map(PlanForm::of)
                .orElseGet(() -> PlanForm.fresh(look.choices().earliest(), visit.zone()));
        return pages.page(visit, TEMPLATE, Map.of("page", plans.read(look, form).page()));
    }

    /** The form as it is filled in, counted anew: the parts that change if htmx asks, else the whole page. Saves nothing. */
    @PostMapping("/desk/{organisation}/statements/{key}/plan/look")
    ResponseEntity<String> look(
            Visit visit,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "") String htmx) {
        var page = plans.read(plans.look(visit, key), PlanForm.of(sent)).page();
        return htmx.isEmpty()
                ? pages.page(
                        page.good() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                        visit,
                        TEMPLATE,
                        Map.of("page", page))
                : pages.part(visit, PARTS, "live", Map.of("page", page));
    }

    /** Saves it; whoever asks for approval as well is sent on to do so, with the form. */
    @PostMapping("/desk/{organisation}/statements/{key}/plan")
    ResponseEntity<String> save(
            Visit visit, @PathVariable String key, @RequestParam MultiValueMap<String, String> sent) {
        desks.plans().mayPlan(visit.actor(), visit.of());
        var look = plans.look(visit, key);
        var form = PlanForm.of(sent);
        var read = plans.read(look, form);
        if (read.plan().isEmpty())
            return pages.page(HttpStatus.UNPROCESSABLE_CONTENT, visit, TEMPLATE, Map.of("page", read.page()));
        var saved = desks.plans().save(visit.actor(), visit.of(), read.plan().get(), form.before());
        if (saved.isEmpty()) return changedMeanwhile(visit, read.page());
        if (!sent.containsKey("ask")) return DeskPages.seeOther(visit.path("/statements/" + key + "/plan"));
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header("Location", visit.path("/releases/" + saved.get().id() + "/review"))
                .build();
    }

    @PostMapping("/desk/{organisation}/statements/{key}/plan/discard")
    ResponseEntity<String> discard(
            Visit visit, @PathVariable String key, @RequestParam(defaultValue = "0") long release) {
        desks.plans().discard(visit.actor(), visit.of(), release);
        return DeskPages.seeOther(visit.path("/statements/" + key + "/plan"));
    }

    /** What she filled in stays on her screen; the plan of the other is behind the link. */
    private ResponseEntity<String> changedMeanwhile(Visit visit, PlanPage page) {
        var fault = Phrases.get(Phrases.desk(visit.user().language()), "desk.plan.fault.changed");
        return pages.page(HttpStatus.CONFLICT, visit, TEMPLATE, Map.of("page", page.with(List.of(fault))));
    }
}
