package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Feeds, and the addresses people and readers guess. */
@Controller
class FeedController {

    private static final int PERMANENT_REDIRECT = 308;

    private final Site site;
    private final Pollers pollers;

    FeedController(Site site, Pollers pollers) {
        this.site = site;
        this.pollers = pollers;
    }

    @GetMapping("/feeds/{file}")
    void feed(@PathVariable("file") String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var feed = site.feeds.get("/feeds/" + file);
        if (feed.isEmpty()) {
            site.missing(request, response);
            return;
        }
        site.settings
                .hub()
                .ifPresent(hub -> response.setHeader(
                        "Link",
                        "<" + hub + ">; rel=\"hub\", <" + site.settings.url("/feeds/" + file) + ">; rel=\"self\""));
        var wait = pollers.wait(request);
        if (wait.isPresent()) Responder.later(response, wait.get());
        else Responder.feed(request, response, feed.get());
    }

    @GetMapping({"/feed", "/rss", "/rss.xml", "/feed.xml", "/index.xml"})
    void guessedRss(HttpServletResponse response) {
        Responder.redirect(response, PERMANENT_REDIRECT, site.settings.url(site.feeds.defaultRss()), "");
    }

    @GetMapping("/atom.xml")
    void guessedAtom(HttpServletResponse response) {
        Responder.redirect(response, PERMANENT_REDIRECT, site.settings.url(site.feeds.defaultAtom()), "");
    }
}
