package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.communique.feed.Prepared;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What search engines are told: the sitemaps, and what they may read. */
@Controller
class SitemapController {

    private static final int STATEMENTS = 5000;

    private final Site site;
    private final Sitemaps sitemaps;
    private final NewsSitemap news;
    private final Prepared robots;

    SitemapController(Site site, Clock clock) {
        this.site = site;
        var listings = site.archive.listings();
        this.sitemaps = new Sitemaps(listings, site.frames, site.pages, STATEMENTS);
        this.news = new NewsSitemap(listings, site.settings, site.pages, clock);
        this.robots = Prepared.of(robots(), Instant.parse("2020-01-01T00:00:00Z"), "text/plain");
    }

    @GetMapping("/sitemap.xml")
    void sitemap(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responder.prepared(request, response, sitemaps.first(), Responder.FIVE_MINUTES);
    }

    @GetMapping("/sitemap-{number:[0-9]{1,4}}.xml")
    void part(@PathVariable("number") int number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, sitemaps.part(number));
    }

    @GetMapping("/sitemap-news.xml")
    void news(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responder.prepared(request, response, news.now(), Responder.FIVE_MINUTES);
    }

    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responder.prepared(request, response, robots, Responder.FIVE_MINUTES);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Optional<Prepared> found)
            throws IOException {
        if (found.isPresent()) Responder.prepared(request, response, found.get(), Responder.FIVE_MINUTES);
        else site.missing(request, response);
    }

    /** Feeds are named too: some hosts' defaults leave them out. */
    private String robots() {
        return """
                User-agent: *
                Disallow: %s
                Allow: %s

                Sitemap: %s
                Sitemap: %s
                """.formatted(
                        site.settings.href("/u/"),
                        site.settings.href("/feeds/"),
                        site.settings.url("/sitemap.xml"),
                        site.settings.url("/sitemap-news.xml"));
    }
}
