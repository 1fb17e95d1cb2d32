package org.communique.web.desk.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.communique.progress.Report;
import org.communique.transfer.Cells;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.ReportDesk;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Reports as files for a spreadsheet. Counts name nobody; a file that names people is proved, and written down. */
@Controller
class ReportFiles {

    private final Desks desks;

    ReportFiles(Desks desks) {
        this.desks = desks;
    }

    @GetMapping("/desk/{organisation}/releases/{id:[0-9]+}/report.csv")
    ResponseEntity<byte[]> counts(Visit visit, @PathVariable long id) {
        var report = desks.reports().report(visit.actor(), visit.of(), id);
        var slugs = new Slugs(visit);
        var csv = new StringBuilder(
                Cells.line(List.of("channel", "phase", "list", "language", "provider", "outcome", "count")));
        report.rows().forEach(it -> csv.append(Cells.line(row(it, slugs.of(it.list())))));
        report.leftOut()
                .forEach(it -> csv.append(Cells.line(List.of(
                        it.channel(),
                        it.phase(),
                        slugs.of(it.list()),
                        "",
                        "",
                        "left out: " + it.reason(),
                        Long.toString(it.n())))));
        return file("release-" + id + ".csv", csv);
    }

    /** Who did not get it, with their addresses. */
    @StepUp
    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/not-reached.csv")
    ResponseEntity<byte[]> notReached(Visit visit, @PathVariable long id) {
        var named = desks.reports().named(visit.actor(), visit.of(), id);
        var slugs = new Slugs(visit);
        var csv = new StringBuilder(
                Cells.line(List.of("contact", "email", "name", "list", "language", "reason", "answer")));
        named.forEach(it -> csv.append(Cells.line(row(it, slugs))));
        return file("release-" + id + "-not-reached.csv", csv);
    }

    private static List<String> row(Report.Row it, String list) {
        return List.of(
                it.channel(),
                it.phase(),
                list,
                it.language(),
                it.provider(),
                it.fate().name().toLowerCase(Locale.ROOT),
                Long.toString(it.n()));
    }

    private static List<String> row(ReportDesk.Named it, Slugs slugs) {
        return List.of(
                Long.toString(it.contact().id()),
                it.contact().address().value(),
                it.contact().name(),
                slugs.of(it.person().list()),
                it.person().language(),
                it.person().why(),
                it.person().note());
    }

    private static ResponseEntity<byte[]> file(String name, CharSequence csv) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What lists are called in files; a list that is no more, by its number. */
    private final class Slugs {

        private final java.util.Map<Long, String> byId = new java.util.HashMap<>();

        Slugs(Visit visit) {
            desks.lists().all(visit.actor(), visit.of()).forEach(it -> byId.put(it.id(), it.slug()));
        }

        String of(long list) {
            return byId.getOrDefault(list, Long.toString(list));
        }
    }
}
