package org.communique.web.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.communique.feed.FeedSettings;
import org.communique.feed.Listed;
import org.communique.feed.Listings;
import org.communique.feed.Prepared;

/**
 * What was published in the last two days, for news search (Google's news sitemap: no older, at most 1,000). Prepared again
 * when something is published, and when the oldest in it grows too old.
 */
final class NewsSitemap {

    static final Duration NEW = Duration.ofHours(48);
    static final int MOST = 1000;

    private final Listings listings;
    private final FeedSettings settings;
    private final Pages pages;
    private final Clock clock;
    private volatile Kept kept = new Kept(Instant.MIN, Instant.MIN, Prepared.of("", Instant.EPOCH, "application/xml"));

    /** Good for one generation of the snapshot and until an instant. */
    private record Kept(Instant generation, Instant until, Prepared document) {}

    NewsSitemap(Listings listings, FeedSettings settings, Pages pages, Clock clock) {
        this.listings = listings;
        this.settings = settings;
        this.pages = pages;
        this.clock = clock;
    }

    Prepared now() {
        var known = kept;
        var now = clock.instant();
        if (known.generation().equals(pages.changed()) && now.isBefore(known.until())) return known.document();
        var fresh = make(now, pages.changed());
        kept = fresh;
        return fresh.document();
    }

    /** It changed last when something was published, or when the newest of the old ones fell out of it. */
    private Kept make(Instant now, Instant generation) {
        var newest = listings.newest(MOST + 1);
        var since = now.minus(NEW);
        var news = newest.stream()
                .filter(it -> it.publishedAt().isAfter(since))
                .limit(MOST)
                .toList();
        var fallen = newest.stream()
                .map(it -> it.publishedAt().plus(NEW))
                .filter(it -> !it.isAfter(now))
                .findFirst();
        var changed = fallen.filter(it -> it.isAfter(generation)).orElse(generation);
        var until = news.isEmpty()
                ? Instant.MAX
                : news.get(news.size() - 1).publishedAt().plus(NEW);
        return new Kept(generation, until, Prepared.of(xml(news), changed, "application/xml"));
    }

    private String xml(List<Listed> news) {
        return SitemapXml.document("urlset", to -> {
            for (var one : news) url(to, one);
        });
    }

    private void url(SitemapXml to, Listed one) throws XMLStreamException {
        to.open("url");
        to.element("loc", settings.url(one.path()));
        to.open("news", "news");
        to.open("news", "publication");
        to.news("name", settings.siteName(one.language()));
        to.news("language", one.language().getLanguage());
        to.close();
        to.news("publication_date", SitemapXml.seconds(one.publishedAt()));
        to.news("title", one.title());
        to.close();
        to.close();
    }
}
