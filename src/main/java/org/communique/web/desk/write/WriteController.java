package org.communique.web.desk.write;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.drafting.Saving;
import org.communique.drafting.Version.Cause;
import org.communique.statement.Slug;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.communique.workspace.ProofDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /desk/{organisation}/statements/{key}}: where an edition is written. Every button keeps the text first. */
@Controller
class WriteController {

    private final Desks desks;
    private final DeskPages pages;
    private final WritePage page;
    private final WriteActions actions;

    WriteController(Desks desks, DeskPages pages, WritePage page, WriteActions actions) {
        this.desks = desks;
        this.pages = pages;
        this.page = page;
        this.actions = actions;
    }

    @GetMapping("/desk/{organisation}/statements/{key}")
    ResponseEntity<String> edition(Visit visit, @PathVariable String key, HttpServletRequest request) {
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        var form = WriteForm.of(request, open.writing().source());
        return pages.page(visit, "desk/write.html", page.model(visit, open, form.language(), Told.of(request)));
    }

    /** @param swap of a script that writes on while this is answered: it gets the parts that changed */
    @PostMapping("/desk/{organisation}/statements/{key}")
    ResponseEntity<String> save(
            Visit visit,
            @PathVariable String key,
            HttpServletRequest request,
            @RequestHeader(name = "HX-Request", defaultValue = "") String swap) {
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        var form = WriteForm.of(request, open.writing().source());
        if (form.tooLong()) return tooLong(visit, open, form);
        if (form.doing().startsWith("settle-")) return settled(visit, open, form);
        var saving = keep(visit, open, form);
        if (saving instanceof Saving.Conflict conflict) return conflict(visit, open, form, conflict, swap);
        if (!swap.isEmpty()) return parts(visit, key, form.language());
        if (form.doing().equals("rename")) return renamed(visit, key, form);
        var told = actions.done(visit, key, form);
        return told.fault()
                ? again(
                        visit,
                        desks.drafts().open(visit.actor(), visit.of(), key),
                        form,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        told)
                : DeskPages.seeOther(page.href(visit, key, form.language()) + told.query());
    }

    private ResponseEntity<String> renamed(Visit visit, String key, WriteForm form) {
        var wanted = form.value("key").strip();
        var fault = Slug.good(wanted)
                ? desks.drafts()
                        .rename(visit.actor(), visit.of(), key, wanted)
                        .name()
                        .toLowerCase(Locale.ROOT)
                : "unfit";
        var told = Told.of("key-" + fault);
        if (!told.fault()) return DeskPages.seeOther(page.href(visit, wanted, form.language()) + told.query());
        var now = desks.drafts().open(visit.actor(), visit.of(), key);
        return again(visit, now, form, HttpStatus.UNPROCESSABLE_CONTENT, told);
    }

    private Saving keep(Visit visit, DraftDesk.Open open, WriteForm form) {
        var now = open.in(form.language());
        if (form.empty()) return new Saving.Saved(now.version(), now.at().orElse(Instant.EPOCH));
        return desks.drafts()
                .save(
                        visit.actor(),
                        visit.of(),
                        open.writing().key(),
                        form.edit(form.text(now.text().files()), Cause.WRITTEN));
    }

    private ResponseEntity<String> conflict(
            Visit visit, DraftDesk.Open open, WriteForm form, Saving.Conflict conflict, String swap) {
        var hers = form.text(open.in(form.language()).text().files());
        var model = page.conflict(visit, open.writing(), form.language(), hers, conflict);
        if (swap.isEmpty()) return pages.page(HttpStatus.CONFLICT, visit, "desk/write-conflict.html", model);
        var notice = pages.part(visit, "desk/write-conflict.html", "notice", model);
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .headers(notice.getHeaders())
                .body(notice.getBody());
    }

    /** She has seen both texts and says which one stands; the other is kept in the history. */
    private ResponseEntity<String> settled(Visit visit, DraftDesk.Open open, WriteForm form) {
        var now = open.in(form.language());
        var hers = form.text(now.text().files());
        var key = open.writing().key();
        boolean theirs = form.doing().equals("settle-theirs");
        var merged = form.doing().equals("settle-merged")
                ? hers.saying(form.value("merged-title"), form.value("merged-summary"), form.value("merged-body"))
                : hers;
        var saving = desks.drafts()
                .save(visit.actor(), visit.of(), key, form.edit(merged, theirs ? Cause.SET_ASIDE : Cause.MERGED));
        if (saving instanceof Saving.Conflict conflict) return conflict(visit, open, form, conflict, "");
        if (theirs) {
            var edit = new DraftDesk.Edit(
                    form.language(), ((Saving.Saved) saving).version(), form.revision(), now.text(), Cause.RESTORED);
            desks.drafts().save(visit.actor(), visit.of(), key, edit);
        }
        return DeskPages.seeOther(page.href(visit, key, form.language()));
    }

    /** Keeps what was written, and stores every edition if nothing is to be mended. */
    @PostMapping("/desk/{organisation}/statements/{key}/ready")
    ResponseEntity<String> ready(Visit visit, @PathVariable String key, HttpServletRequest request) {
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        var form = WriteForm.of(request, open.writing().source());
        if (form.tooLong()) return tooLong(visit, open, form);
        var saving = keep(visit, open, form);
        if (saving instanceof Saving.Conflict conflict) return conflict(visit, open, form, conflict, "");
        var mends = desks.drafts().ready(visit.actor(), visit.of(), key);
        if (mends.isEmpty()) return DeskPages.seeOther(visit.path("/statements/" + key + "/plan"));
        var now = desks.drafts().open(visit.actor(), visit.of(), key);
        return again(visit, now, form, HttpStatus.UNPROCESSABLE_CONTENT, Told.toMend(mends));
    }

    /** Keeps what was written, and sends it to colleagues as a test. */
    @PostMapping("/desk/{organisation}/statements/{key}/test")
    ResponseEntity<String> test(Visit visit, @PathVariable String key, HttpServletRequest request) {
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        var form = WriteForm.of(request, open.writing().source());
        if (form.tooLong()) return tooLong(visit, open, form);
        var saving = keep(visit, open, form);
        if (saving instanceof Saving.Conflict conflict) return conflict(visit, open, form, conflict, "");
        var named = request.getParameterValues("colleague");
        var users = named == null ? Set.<String>of() : new LinkedHashSet<>(List.of(named));
        var ask = new ProofDesk.Ask(key, form.language(), Optional.empty());
        var sent = desks.proofs().test(visit.actor(), visit.of(), new ProofDesk.Trial(ask, form.value("list"), users));
        var now = desks.drafts().open(visit.actor(), visit.of(), key);
        return again(
                visit, now, form, sent.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, Told.sent(sent));
    }

    private ResponseEntity<String> tooLong(Visit visit, DraftDesk.Open open, WriteForm form) {
        return again(visit, open, form, HttpStatus.UNPROCESSABLE_CONTENT, Told.of("too-long"));
    }

    private ResponseEntity<String> parts(Visit visit, String key, Locale language) {
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        return pages.part(visit, "desk/write.html", "kept", page.kept(visit, open, language));
    }

    /** The page once more, with what stood in the form where that was not kept. */
    private ResponseEntity<String> again(
            Visit visit, DraftDesk.Open open, WriteForm form, HttpStatus status, Told told) {
        Map<String, Object> model = new HashMap<>(page.model(visit, open, form.language(), told));
        if (told.code().equals("too-long"))
            model.put("text", form.text(open.in(form.language()).text().files()));
        if (told.code().startsWith("key-")) model.put("wanted", form.value("key"));
        return pages.page(status, visit, "desk/write.html", model);
    }
}
