package org.communique.web.desk.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.communique.convert.Converted;
import org.communique.convert.Converter;
import org.communique.convert.Refusal;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /desk/{organisation}/convert}: gives a text back as Markdown and keeps nothing of it. To scripts as plain text, to a
 * browser without them as a page to copy from.
 */
@Controller
class ConvertController {

    /** How many pictures were left out. */
    static final String IMAGES = "X-Images-Left-Out";

    /** How many footnotes stand at the end now. */
    static final String NOTES = "X-Notes-At-End";

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final DeskPages pages;

    ConvertController(DeskPages pages) {
        this.pages = pages;
    }

    @GetMapping("/desk/{organisation}/convert")
    ResponseEntity<String> form(Visit visit) {
        mayWrite(visit);
        return pages.page(visit, "desk/convert.html", model(new Converted.Written("", 0, 0), ""));
    }

    @PostMapping("/desk/{organisation}/convert")
    ResponseEntity<String> convert(
            Visit visit,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String html,
            @RequestHeader(name = "Accept", defaultValue = "") String accepted) {
        mayWrite(visit);
        var converted = file == null || file.isEmpty() ? Converter.html(html) : read(file);
        return accepted.contains("text/html") ? page(visit, converted) : text(visit, converted);
    }

    private static void mayWrite(Visit visit) {
        visit.actor().must(Permission.STATEMENT_WRITE, visit.organisation().id());
    }

    private static Converted read(MultipartFile file) {
        try {
            var type = file.getContentType();
            if (type != null && type.startsWith(MediaType.TEXT_HTML_VALUE)) return pasted(file);
            var copy = Files.createTempFile("document", ".tmp");
            try {
                file.transferTo(copy);
                return Converter.file(copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be kept for reading", e);
        }
    }

    private static Converted pasted(MultipartFile file) throws IOException {
        // no character is longer than four bytes
        if (file.getSize() > 4L * Converter.MAX_HTML) return new Converted.Refused(Refusal.TOO_LARGE);
        return Converter.html(new String(file.getBytes(), StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> text(Visit visit, Converted converted) {
        return converted.match(
                it -> plain(HttpStatus.OK)
                        .header(IMAGES, String.valueOf(it.images()))
                        .header(NOTES, String.valueOf(it.notes()))
                        .body(it.markdown()),
                it -> plain(HttpStatus.UNPROCESSABLE_CONTENT).body(words(visit, it.why())));
    }

    private static ResponseEntity.BodyBuilder plain(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore());
    }

    private ResponseEntity<String> page(Visit visit, Converted converted) {
        return converted.match(
                it -> pages.page(visit, "desk/convert.html", model(it, "")),
                it -> pages.page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        visit,
                        "desk/convert.html",
                        model(new Converted.Written("", 0, 0), words(visit, it.why()))));
    }

    private static String words(Visit visit, Refusal why) {
        return Phrases.get(visit.user().language(), "desk.convert.refused." + why.code());
    }

    private static Map<String, Object> model(Converted.Written it, String refused) {
        return Map.of("markdown", it.markdown(), "images", it.images(), "notes", it.notes(), "refused", refused);
    }
}
