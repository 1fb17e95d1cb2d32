package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.communique.feed.Prepared;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files: images and attachments of published editions, the style sheet. */
@Controller
class FileController {

    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#a4441a"/></svg>
            """;
    private static final Instant WRITTEN = Instant.parse("2020-01-01T00:00:00Z");

    private final Site site;
    private final Prepared icon = Prepared.of(ICON, WRITTEN, "image/svg+xml");

    FileController(Site site) {
        this.site = site;
    }

    @GetMapping("/media/{sha256:[0-9a-f]{64}}/{name}")
    void media(
            @PathVariable("sha256") String sha256,
            @PathVariable("name") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var found = site.archive.file(sha256, name);
        if (found.isEmpty()) site.missing(request, response);
        else Downloads.answer(request, response, found.get());
    }

    /** The same file under the address that mails and entries name. */
    @GetMapping("/media/{first:[0-9a-f]{32}}/{second:[0-9a-f]{32}}/{name}")
    void media(
            @PathVariable("first") String first,
            @PathVariable("second") String second,
            @PathVariable("name") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        media(first + second, name, request, response);
    }

    @GetMapping("/static/{file}")
    void asset(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (site.style.path().equals("/static/" + file))
            Responder.prepared(request, response, site.style.prepared(), Responder.FOR_EVER);
        else if (site.script.path().equals("/static/" + file))
            Responder.prepared(request, response, site.script.prepared(), Responder.FOR_EVER);
        else {
            var accent = AccentSheet.of(file);
            if (accent.isPresent()) Responder.prepared(request, response, accent.get(), Responder.FOR_EVER);
            else site.missing(request, response);
        }
    }

    @GetMapping("/favicon.svg")
    void icon(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responder.prepared(request, response, icon, Responder.FIVE_MINUTES);
    }
}
