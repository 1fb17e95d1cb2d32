package org.communique.web.desk.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.release.Galley;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.workspace.DraftDesk.Bytes;
import org.communique.workspace.Missing;
import org.communique.workspace.ReviewDesk.Sheet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The documents inside the frames of the page: each alone, without scripts. Pictures that are not public yet stand in the document
 * itself: a frame that is kept apart sends no cookie, so nothing it asks for could be told from a stranger's wish.
 */
@Component
final class Frames {

    /** A mail brings its own style; nothing in it runs, and nothing loads from elsewhere. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                    + "report-uri /csp-report; frame-ancestors 'self'; sandbox";

    private static final String SITE = read("/static/site.css");

    /** Where a file will be once it is public: its hash in two halves. */
    private static final Pattern MEDIA = Pattern.compile("\"[^\"\\s]*/media/([0-9a-f]{32})/([0-9a-f]{32})/[^\"\\s]*\"");

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

    /** @param language tag of the edition @param kind code of a {@link Kind} */
    record Wish(String language, String kind) {}

    /** Gives the bytes of a picture by their SHA-256 in hex. */
    interface Pictures {
        Optional<Bytes> find(String sha256);
    }

    /** @throws Missing if the release has no such edition, or there is nothing of this kind */
    ResponseEntity<String> document(Sheet sheet, Wish wish, Pictures pictures) {
        var what = Stream.of(Kind.values())
                .filter(it -> it.code().equals(wish.kind()))
                .findFirst()
                .orElseThrow(() -> new Missing("edition"));
        var galleys = what == Kind.ADVANCE ? sheet.advance() : sheet.editions();
        var galley = galleys.stream()
                .filter(it -> it.revision().language().toLanguageTag().equals(wish.language()))
                .findFirst()
                .orElseThrow(() -> new Missing("edition"));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .body(within(html(sheet, galley, what), pictures));
    }

    private static String within(String html, Pictures pictures) {
        return MEDIA.matcher(html)
                .replaceAll(it -> Matcher.quoteReplacement(pictures.find(it.group(1) + it.group(2))
                        .map(found -> "\"data:" + found.mediaType() + ";base64,"
                                + Base64.getEncoder().encodeToString(found.bytes()) + "\"")
                        .orElse(it.group())));
    }

    private String html(Sheet sheet, Galley galley, Kind kind) {
        var lists = sheet.addressed();
        var names = kind == Kind.ADVANCE ? lists.press() : lists.lists();
        var list = names.stream().findFirst().orElse("");
        return switch (kind) {
            case MAIL -> Sample.html(galley, list, Sample.Reader.ANYBODY);
            case ADVANCE -> Sample.html(galley, list, Sample.Reader.PRESS);
            case PAGE -> document(galley, galley.rendered().page(), Images.of(galley));
            case ENTRY -> document(galley, galley.rendered().entry(), List.of());
        };
    }

    private String document(Galley galley, String body, List<Images.Image> images) {
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
                        "body", body,
                        "images", images));
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
