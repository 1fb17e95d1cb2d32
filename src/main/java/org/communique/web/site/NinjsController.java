package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.communique.feed.Prepared;
import org.communique.store.Json;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Each statement for newsroom systems, in the format they take in: ninjs 3.1 of the IPTC. */
@Controller
class NinjsController {

    private static final int MOST_KEPT = 200;

    private final Site site;
    private final PerGeneration kept;

    NinjsController(Site site) {
        this.site = site;
        this.kept = new PerGeneration(MOST_KEPT, site.feeds::generation);
    }

    /** A killed statement stays here as {@code canceled}: it is how a newsroom learns that it must not use it. */
    @GetMapping("/statements/{publicId}.ninjs.json")
    void statement(@PathVariable("publicId") String publicId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var found = kept.get(publicId, () -> site.archive.byPublicId(publicId).map(it -> {
            var translations = site.archive.translations(it).stream()
                    .flatMap(other -> site.archive.byPath(other.path()).stream())
                    .toList();
            var item = new Ninjs(site.settings, it).item(translations);
            var changed = Stream.concat(Stream.of(it), translations.stream())
                    .map(one -> one.history().changedAt())
                    .max(Instant::compareTo)
                    .orElseThrow();
            return Prepared.of(Json.write(item), changed, "application/json");
        }));
        if (found.isEmpty()) site.missing(request, response);
        else Responder.shared(request, response, found.get());
    }
}
