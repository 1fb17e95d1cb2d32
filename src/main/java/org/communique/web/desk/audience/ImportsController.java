package org.communique.web.desk.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.communique.staff.Permission;
import org.communique.transfer.Format;
import org.communique.transfer.ImportLog;
import org.communique.transfer.InvalidImport;
import org.communique.transfer.Undo;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /desk/{organisation}/imports}: files that came in, those on their way, and a new one. */
@Controller
class ImportsController {

    private static final int SHOWN = 50;

    private final Desks desks;
    private final DeskPages pages;

    ImportsController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** An import of the log. @param undo path; empty if it cannot be taken back */
    record Row(long number, String at, String source, String state, String people, String undo) {}

    /** An upload that is not finished. */
    record Begun(String href, String at, String size, String state) {}

    @GetMapping("/desk/{organisation}/imports")
    ResponseEntity<String> imports(Visit visit) {
        return page(HttpStatus.OK, visit, new Filled().with("format", Format.CSV.code()));
    }

    @PostMapping("/desk/{organisation}/imports")
    ResponseEntity<String> upload(
            Visit visit,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "csv") String format) {
        visit.actor().must(Permission.CONTACT_IMPORT, visit.organisation().id());
        var form = new Filled().with("format", format);
        var of = Format.of(format);
        form.fault(of.isEmpty(), "format", "desk.audiences.fault-choose");
        form.fault(file == null || file.isEmpty(), "file", "desk.imports.fault-file");
        if (file == null || form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        try (var in = file.getInputStream()) {
            var kept = desks.uploads().put(visit.actor(), visit.of(), of.orElseThrow(), in);
            if (kept.isPresent())
                return DeskPages.seeOther(visit.path("/imports/" + kept.get().uid()));
        } catch (IOException broken) {
            throw new UncheckedIOException("the upload was broken off", broken);
        }
        form.fault("file", "desk.imports.fault-size");
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
    }

    @PostMapping("/desk/{organisation}/imports/done/{number}/undo")
    ResponseEntity<String> undo(Visit visit, @PathVariable long number) {
        try {
            desks.transfer().undo(visit.actor(), visit.of(), number);
            return DeskPages.seeOther(visit.path("/imports"));
        } catch (InvalidImport tooLate) {
            var form = new Filled().with("format", Format.CSV.code());
            form.fault(
                    "undo", tooLate.fault().key(), tooLate.fault().arguments().toArray());
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        }
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var words = new Words(visit);
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("formats", words.choices("desk.imports.format-", codes()));
        model.put("begun", begun(words));
        model.put(
                "rows",
                desks.transfer().imports(visit.actor(), visit.of()).stream()
                        .limit(SHOWN)
                        .map(it -> row(words, it))
                        .toList());
        return pages.page(status, visit, "desk/imports.html", model);
    }

    private List<Begun> begun(Words words) {
        var visit = words.visit();
        return desks.uploads().mine(visit.actor(), visit.of()).stream()
                .map(it -> new Begun(
                        visit.path("/imports/" + it.uid()),
                        words.moment(it.made()),
                        words.number(Math.max(1, it.size() / 1024)),
                        words.of("desk.imports.upload-" + it.state().code())))
                .toList();
    }

    private static List<String> codes() {
        return Arrays.stream(Format.values()).map(Format::code).toList();
    }

    private static Row row(Words words, ImportLog.Item it) {
        boolean open = List.of("done", "broken").contains(it.state());
        var undo = words.visit().path("/imports/done/" + it.number() + "/undo");
        var until = it.started().plus(Undo.TIME);
        return new Row(
                it.number(),
                words.day(it.started()),
                it.source(),
                words.of("desk.imports.state-" + it.state(), words.day(until)),
                words.number(it.counts().fresh() + it.counts().joined()),
                open ? undo : "");
    }
}
