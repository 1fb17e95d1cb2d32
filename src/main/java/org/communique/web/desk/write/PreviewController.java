package org.communique.web.desk.write;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.drafting.DraftText;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.communique.workspace.ProofDesk;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code …/statements/{key}/preview} and {@code …/files/{sha256}}: what is shown in the frame beside the text. */
@Controller
class PreviewController {

    /** Nothing runs, nothing is loaded from elsewhere, and only our own page may frame it. */
    static final String POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'none'; "
                    + "base-uri 'none'; report-uri /csp-report; frame-ancestors 'self'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Desks desks;
    private final Previews previews;

    PreviewController(Desks desks, Previews previews) {
        this.desks = desks;
        this.previews = previews;
    }

    /** The edition as it is kept. */
    @GetMapping("/desk/{organisation}/statements/{key}/preview")
    ResponseEntity<String> kept(Visit visit, @PathVariable String key, HttpServletRequest request) {
        return preview(visit, key, WriteForm.of(request, source(visit)), Optional.empty());
    }

    /** The edition as it stands in the form; nothing is kept of it. What is too long to be kept is not shown either. */
    @PostMapping("/desk/{organisation}/statements/{key}/preview")
    ResponseEntity<String> typed(Visit visit, @PathVariable String key, HttpServletRequest request) {
        var form = WriteForm.of(request, source(visit));
        if (form.tooLong()) return ResponseEntity.unprocessableContent().build();
        var open = desks.drafts().open(visit.actor(), visit.of(), key);
        var files = open.in(form.language()).text().files();
        return preview(visit, key, form, form.empty() ? Optional.empty() : Optional.of(form.text(files)));
    }

    private ResponseEntity<String> preview(Visit visit, String key, WriteForm form, Optional<DraftText> typed) {
        var proofed = desks.proofs().proof(visit.actor(), visit.of(), new ProofDesk.Ask(key, form.language(), typed));
        var reader = new Previews.Reader(listName(visit, form), form.value("reader"));
        var html = previews.html(proofed, PreviewView.of(form.value("view")), reader);
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .body(Previews.withFilesOf(visit.path("/statements/" + key + "/files/"), html));
    }

    /** The name of the chosen list as readers of the edition know it; the organisation's where there is none. */
    private String listName(Visit visit, WriteForm form) {
        var of = visit.organisation();
        return desks.proofs().lists(visit.actor(), visit.of()).stream()
                .filter(it -> form.value("list").isEmpty() || it.slug().equals(form.value("list")))
                .findFirst()
                .map(ContactList::names)
                .map(it -> it.in(form.language(), of.fallback()))
                .orElseGet(() -> of.name(form.language()));
    }

    @GetMapping("/desk/{organisation}/statements/{key}/files/{sha256}")
    ResponseEntity<byte[]> file(Visit visit, @PathVariable String key, @PathVariable String sha256) {
        var file = desks.drafts().file(visit.actor(), visit.of(), key, sha256).orElseThrow(() -> new Missing("file"));
        boolean shown = file.mediaType().startsWith("image/");
        return ResponseEntity.ok()
                .header("Content-Type", file.mediaType())
                .header("Content-Disposition", shown ? "inline" : "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(file.bytes());
    }

    private static Locale source(Visit visit) {
        return visit.organisation().fallback().get(0);
    }
}
