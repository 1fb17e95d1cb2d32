package org.communique.web.desk;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.render.Templates;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Every page of the desk: rendered from a template, never stored, under the desk's policy. */
public final class DeskPages {

    /** No inline script or style; frames and pictures of our own only. */
    public static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; frame-src 'self'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; report-uri /csp-report; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Templates templates;
    private final DeskAssets assets;

    DeskPages(Templates templates, DeskAssets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    /**
     * A page within the frame.
     *
     * @param template below {@code templates/}, such as {@code desk/board.html}; finds {@code frame} beside the model
     * @param model    what the template may name
     */
    public ResponseEntity<String> page(Visit visit, String template, Map<String, ?> model) {
        return page(HttpStatus.OK, visit, template, model);
    }

    /** The same with another status, such as 422 for a form with faults. */
    public ResponseEntity<String> page(HttpStatus status, Visit visit, String template, Map<String, ?> model) {
        var language = visit.user().language();
        return answer(status, templates.render(template, language, with(DeskFrame.of(visit, assets), model)));
    }

    /** A part of a page, for a swap in place: the fragment of this name in the template. */
    public ResponseEntity<String> part(Visit visit, String template, String fragment, Map<String, ?> model) {
        var language = visit.user().language();
        var all = with(DeskFrame.of(visit, assets), model);
        return answer(HttpStatus.OK, templates.part(template, fragment, language, all));
    }

    /** A page for somebody who is not signed in, or not at the desk of an organisation. */
    public ResponseEntity<String> bare(HttpStatus status, Bare who, String template, Map<String, ?> model) {
        return answer(status, templates.render(template, who.language(), with(DeskFrame.bare(who, assets), model)));
    }

    /** @param userName as it is shown; empty = not signed in */
    public record Bare(Locale language, String csrf, Optional<String> userName) {}

    /** To another page of ours, with GET (RFC 9110 §15.4.4). @param path begins with a slash */
    public static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static Map<String, Object> with(DeskFrame frame, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("frame", frame);
        return all;
    }

    private static ResponseEntity<String> answer(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .body(html);
    }
}
