package org.communique.web.desk.report;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.communique.progress.Unreached;
import org.communique.render.Moments;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.web.desk.board.ConsentWords;
import org.communique.web.desk.board.LiveView;
import org.communique.web.desk.board.Words;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/releases/{id}} and {@code /reports}. */
@Controller
class ReportController {

    private static final int REPORTS = 50;

    private final Desks desks;
    private final DeskPages pages;
    private final ConsentWords consents;
    private final Clock clock;

    ReportController(Desks desks, DeskPages pages, ConsentWords consents, Clock clock) {
        this.consents = consents;
        this.desks = desks;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param said  what a button has done, see {@link SendingController}
     * @param after number of the last contact of the page before, of those who did not get it
     */
    @GetMapping("/desk/{organisation}/releases/{id:[0-9]+}")
    ResponseEntity<String> release(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "0") long after) {
        var model = new HashMap<String, Object>(going(visit, id));
        var release = desks.releases().release(visit.actor(), visit.of(), id);
        var lists = desks.lists().all(visit.actor(), visit.of());
        var titles = desks.reports().titles(visit.actor(), visit.of(), id);
        var report = desks.reports().report(visit.actor(), visit.of(), id);
        var view = new ReportView(visit, lists);
        model.put("it", ReleaseView.of(release, titles, visit));
        model.put("report", view.page(report));
        model.put("people", people(visit, id, after, view));
        model.put("look", look(visit, id));
        model.put(
                "plans",
                visit.actor().may(Permission.RELEASE_PLAN, visit.organisation().id()) && ReleaseView.retimed(release));
        model.put("said", ReleaseView.SAID.contains(said) ? said : "");
        model.put(
                "exports",
                visit.actor()
                        .may(Permission.CONTACT_EXPORT, visit.organisation().id()));
        return pages.page(visit, "desk/release.html", model);
    }

    /** The part of a release's page that changes while it goes out. */
    @GetMapping("/desk/{organisation}/releases/{id:[0-9]+}/live.html")
    ResponseEntity<String> part(Visit visit, @PathVariable long id) {
        desks.releases().release(visit.actor(), visit.of(), id);
        return pages.part(visit, "desk/release.html", "moving", going(visit, id));
    }

    @GetMapping("/desk/{organisation}/reports")
    ResponseEntity<String> reports(Visit visit, @RequestParam(defaultValue = "0") int skip) {
        var column = desks.reports().released(visit.actor(), visit.of(), Math.max(0, skip), REPORTS);
        var rows = column.cards().stream().map(it -> ReleaseView.row(it, visit)).toList();
        int next = skip + REPORTS < column.all() ? skip + REPORTS : 0;
        return pages.page(visit, "desk/reports.html", Map.of("rows", rows, "next", next));
    }

    /** Plans a release for those whom this one has not reached, and leads to where it is asked to be approved. */
    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/again")
    ResponseEntity<String> again(Visit visit, @PathVariable long id) {
        var planned = desks.reports().again(visit.actor(), visit.of(), id);
        return DeskPages.seeOther(visit.path("/releases/" + planned.id() + "?said=planned"));
    }

    private Map<String, Object> going(Visit visit, long id) {
        var all = desks.board().goingOut(visit.actor(), visit.of());
        var model = new HashMap<String, Object>(LiveView.of(all, id, visit, clock.instant()));
        model.put(
                "consents",
                consents.of(
                        visit,
                        all.stream().filter(it -> it.release().id() == id).toList()));
        return model;
    }

    /** What is to be said of a second look that is owed; empty if none is. */
    private String look(Visit visit, long id) {
        var words = Words.of(visit.user().language(), visit.zone());
        return desks.secondLooks().of(visit.actor(), visit.of(), id).stream()
                .filter(it -> it.done().isEmpty())
                .findFirst()
                .map(it -> words.get(
                        it.due().isBefore(clock.instant()) ? "desk.look.late" : "desk.look.until",
                        Moments.inWords(it.due(), visit.zone(), words.language())))
                .orElse("");
    }

    private ReportView.People people(Visit visit, long id, long after, ReportView view) {
        var found = desks.reports().unreached(visit.actor(), visit.of(), id, Math.max(0, after));
        var shown = found.stream().limit(Unreached.PAGE).toList();
        var numbers = shown.stream().map(Unreached.Person::contact).distinct().toList();
        boolean sees = visit.actor()
                .may(Permission.CONTACT_READ_ONE, visit.organisation().id());
        var masked = sees ? desks.reports().masked(visit.actor(), visit.of(), numbers) : Map.<Long, String>of();
        long next = found.size() > shown.size() ? numbers.get(numbers.size() - 1) : 0;
        return view.people(shown, masked, next);
    }
}
