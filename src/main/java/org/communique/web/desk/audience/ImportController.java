package org.communique.web.desk.audience;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Entry;
import org.communique.staff.Permission;
import org.communique.transfer.ImportFault;
import org.communique.transfer.InvalidImport;
import org.communique.transfer.Look;
import org.communique.transfer.Upload;
import org.communique.transfer.Upload.State;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/imports/{uid}}: one file on its way in, for her who sent it: columns, dry run, progress, report. */
@Controller
class ImportController {

    private static final String PAGE = "desk/import.html";

    private final Desks desks;
    private final DeskPages pages;

    ImportController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** @param edit present to name the columns anew after a dry run */
    @GetMapping("/desk/{organisation}/imports/{uid}")
    ResponseEntity<String> one(Visit visit, @PathVariable String uid, @RequestParam Map<String, String> query) {
        var upload = desks.uploads().upload(visit.actor(), visit.of(), uid);
        boolean columns = upload.state() == State.WAITING
                || upload.state() == State.FAILED
                || upload.state() == State.CHECKED && query.containsKey("edit");
        if (columns) return columns(HttpStatus.OK, visit, upload, wished(upload));
        return pages.page(visit, PAGE, model(visit, upload, "state"));
    }

    /** The part that is asked for every second while something is under way. */
    @GetMapping("/desk/{organisation}/imports/{uid}/progress")
    ResponseEntity<String> progress(Visit visit, @PathVariable String uid) {
        var upload = desks.uploads().upload(visit.actor(), visit.of(), uid);
        if (upload.busy()) return pages.part(visit, PAGE, "progress", model(visit, upload, "state"));
        return ResponseEntity.ok()
                .header("HX-Refresh", "true")
                .header("Cache-Control", "no-store")
                .build();
    }

    @PostMapping("/desk/{organisation}/imports/{uid}/check")
    ResponseEntity<String> check(
            Visit visit, @PathVariable String uid, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.CONTACT_IMPORT, visit.organisation().id());
        var upload = desks.uploads().upload(visit.actor(), visit.of(), uid);
        var form = new Filled(sent);
        form.fault(form.text("basis").isEmpty(), "basis", "desk.imports.fault-basis");
        form.fault(form.text("source").isEmpty(), "source", "desk.imports.fault-source");
        form.fault(form.all("list").isEmpty(), "list", "desk.imports.fault-list");
        if (form.faulty()) return columns(HttpStatus.UNPROCESSABLE_CONTENT, visit, upload, form);
        try {
            desks.uploads().check(visit.actor(), visit.of(), uid, wishes(visit, uid, form));
            return DeskPages.seeOther(visit.path("/imports/" + uid));
        } catch (InvalidImport invalid) {
            form.fault(
                    "columns",
                    invalid.fault().key(),
                    invalid.fault().arguments().toArray());
            return columns(HttpStatus.UNPROCESSABLE_CONTENT, visit, upload, form);
        }
    }

    @PostMapping("/desk/{organisation}/imports/{uid}/take")
    ResponseEntity<String> take(Visit visit, @PathVariable String uid) {
        desks.uploads().take(visit.actor(), visit.of(), uid);
        return DeskPages.seeOther(visit.path("/imports/" + uid));
    }

    @PostMapping("/desk/{organisation}/imports/{uid}/discard")
    ResponseEntity<String> discard(Visit visit, @PathVariable String uid) {
        desks.uploads().discard(visit.actor(), visit.of(), uid);
        return DeskPages.seeOther(visit.path("/imports"));
    }

    @PostMapping("/desk/{organisation}/imports/{uid}/errors")
    ResponseEntity<Resource> errors(Visit visit, @PathVariable String uid) {
        return Download.of(desks.uploads().errors(visit.actor(), visit.of(), uid), "errors.csv");
    }

    /** The meaning of each column stands under its place; the file says again what the columns are called. */
    private Upload.Wishes wishes(Visit visit, String uid, Filled form) {
        var mapping = new LinkedHashMap<String, String>();
        var header = desks.uploads()
                .look(visit.actor(), visit.of(), uid)
                .map(Look::header)
                .orElse(List.of());
        for (int i = 0; i < header.size(); i++)
            if (!form.text("column-" + i).isEmpty()) mapping.put(header.get(i), form.text("column-" + i));
        var known =
                switch (form.text("known")) {
                    case "fill" -> Entry.Known.FILL;
                    case "overwrite" -> Entry.Known.OVERWRITE;
                    default -> Entry.Known.KEEP;
                };
        return new Upload.Wishes(
                form.all("list"), form.text("basis"), form.text("source"), known, form.has("asked", "yes"), mapping);
    }

    private static String words(Visit visit, ImportFault fault) {
        return new Words(visit).of(fault.key(), fault.arguments().toArray());
    }

    private static Filled wished(Upload upload) {
        var form = new Filled();
        upload.wishes().ifPresent(it -> {
            it.lists().forEach(list -> form.with("list", list));
            form.with("basis", it.basis()).with("source", it.source());
            form.with("known", it.known().name().toLowerCase(Locale.ROOT));
            if (it.asked()) form.with("asked", "yes");
        });
        return upload.wishes().isPresent() ? form : form.with("known", "keep");
    }

    private ResponseEntity<String> columns(HttpStatus status, Visit visit, Upload upload, Filled form) {
        var words = new Words(visit);
        var look = desks.uploads().look(visit.actor(), visit.of(), upload.uid());
        if (look.isEmpty()) return pages.page(visit, PAGE, model(visit, upload, "gone"));
        var model = model(visit, upload, "columns");
        model.put("look", look.get());
        model.put("unreadable", look.get().fault().map(it -> words(visit, it)).orElse(""));
        model.put("separator", words.of("desk.imports.separator-" + separator(look.get())));
        model.put("form", form);
        model.put(
                "columns", ColumnView.of(words, look.get(), form, desks.fields().all(visit.actor(), visit.of())));
        model.put("lists", words.choices(desks.lists().all(visit.actor(), visit.of())));
        return pages.page(status, visit, PAGE, model);
    }

    private static String separator(Look look) {
        return switch (look.separator()) {
            case ";" -> "semicolon";
            case "tab" -> "tab";
            case "|" -> "bar";
            default -> "comma";
        };
    }

    /** @param what is shown: {@code columns}, {@code state} or {@code gone} */
    private static Map<String, Object> model(Visit visit, Upload upload, String what) {
        var words = new Words(visit);
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("path", visit.path("/imports/" + upload.uid()));
        model.put("what", what);
        model.put("state", upload.state().code());
        model.put("fault", upload.fault().map(it -> words(visit, it)).orElse(""));
        model.put("percent", upload.percent());
        model.put("rows", words.number(upload.rows()));
        upload.report().ifPresent(it -> model.put("report", ReportView.of(words, it)));
        return model;
    }
}
