package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.communique.render.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Press kits. Each is put together as it is fetched; only who has an older one is sent it again. */
@Controller
class KitController {

    private final Site site;
    private final Kits kits;

    KitController(Site site, Templates templates) {
        this.site = site;
        this.kits = new Kits(site.archive, site.settings, templates, Kits.MOST_BYTES);
    }

    @GetMapping("/media/kit/{file}")
    void kit(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var published = kits.published(file);
        if (published.isEmpty() || published.get().killed()) {
            site.show(request, response, site.statements.gone(published));
            return;
        }
        var kit = kits.of(published.get());
        var etag = kit.etag();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", Responder.FIVE_MINUTES);
        response.setHeader("ETag", Conditions.tag(etag, false));
        response.setHeader("X-Robots-Tag", "noindex");
        if (Conditions.unchanged(request.getHeader("If-None-Match"), null, etag, Instant.EPOCH)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + published.get().publicId() + ".zip\"");
        response.setContentLengthLong(kit.size());
        if (!request.getMethod().equals("HEAD")) kits.write(kit, response.getOutputStream());
    }
}
