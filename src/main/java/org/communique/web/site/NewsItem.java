package org.communique.web.site;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.render.Phrases;

/**
 * A statement in a few lines, for search results and for other sites.
 *
 * @param href   within the site
 * @param url    absolute
 * @param date   in the words of its language
 * @param moment the same for machines
 */
record NewsItem(
        String href,
        String url,
        String title,
        String summary,
        String organisation,
        String kind,
        String date,
        String moment,
        Published published) {

    static NewsItem of(Published published, FeedSettings settings) {
        return new NewsItem(
                settings.href(published.path()),
                settings.url(published.path()),
                published.title(),
                published.summary(),
                published.organisation(),
                Phrases.get(
                        published.language(), "site.kind." + published.kind().code()),
                Words.of(published, settings).day(published.publishedAt()),
                published.publishedAt().toString(),
                published);
    }

    /** For programs of other sites. */
    Map<String, Object> json(FeedSettings settings) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", published.guid());
        json.put("url", url);
        json.put("title", title);
        json.put("summary", summary);
        json.put("organisation", organisation);
        json.put("kind", published.kind().code());
        json.put("published", moment);
        json.put(
                "updated", published.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        published.image().ifPresent(it -> json.put("image", Map.of("url", settings.url(it.path()), "alt", it.label())));
        return json;
    }
}
