package org.communique.web.desk.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.release.Galley;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.workspace.Missing;
import org.communique.workspace.ReviewDesk.Sheet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The documents inside the frames of the page: each alone, without scripts, with pictures of ours only. */
@Component
final class Frames {

    /** A mail brings its own style; nothing in it runs, and nothing loads from elsewhere. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "report-uri /csp-report; frame-ancestors 'self'; sandbox";

    private static final String SITE = read("/static/site.css");

    private final Templates templates;

    Frames(Templates templates) {
        this.templates = templates;
    }

    /** What can be looked at. */
    enum Kind {
        MAIL,
        ADVANCE,
        PAGE,
        ENTRY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Missing if the release has no such edition, or there is nothing of this kind */
    ResponseEntity<String> document(Sheet sheet, String language, String kind) {
        var what = Stream.of(Kind.values())
                .filter(it -> it.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Missing("edition"));
        var galleys = what == Kind.ADVANCE ? sheet.advance() : sheet.editions();
        var galley = galleys.stream()
                .filter(it -> it.revision().language().toLanguageTag().equals(language))
                .findFirst()
                .orElseThrow(() -> new Missing("edition"));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .body(html(sheet, galley, what));
    }

    private String html(Sheet sheet, Galley galley, Kind kind) {
        var lists = sheet.addressed();
        var names = kind == Kind.ADVANCE ? lists.press() : lists.lists();
        var list = names.stream().findFirst().orElse("");
        return switch (kind) {
            case MAIL -> Sample.html(galley, list, Sample.Reader.ANYBODY);
            case ADVANCE -> Sample.html(galley, list, Sample.Reader.PRESS);
            case PAGE -> document(galley, galley.rendered().page());
            case ENTRY -> document(galley, galley.rendered().entry());
        };
    }

    private String document(Galley galley, String body) {
        var language = galley.revision().language();
        var content = galley.revision().content();
        return templates.render(
                "desk/review-frame.html",
                language,
                Map.of(
                        "language", language.toLanguageTag(),
                        "direction", Languages.direction(language),
                        "title", content.title(),
                        "summary", content.summary(),
                        "style", SITE,
                        "body", body));
    }

    private static String read(String resource) {
        try (var file = Frames.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException(resource + " is missing from the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
