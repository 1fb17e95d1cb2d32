package org.communique.web.site;

import java.util.List;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;

/**
 * A published edition as lists show it.
 *
 * @param date      in the words of its language
 * @param moment    the same for machines
 * @param corrected says that it was corrected; empty if it was not
 * @param image     one picture or none
 */
record EntryView(
        String href,
        String kind,
        String title,
        String summary,
        String organisation,
        String date,
        String moment,
        String corrected,
        List<FileView> image) {

    static EntryView of(Published published, FeedSettings settings) {
        var words = Words.of(published, settings);
        return new EntryView(
                settings.href(published.path()),
                words.phrase("site.kind." + published.kind().code()),
                published.title(),
                published.summary(),
                published.organisation(),
                words.day(published.publishedAt()),
                published.publishedAt().toString(),
                published.history().corrections().isEmpty() ? "" : words.phrase("site.corrected"),
                published.image().stream()
                        .map(it -> FileView.of(it, settings, words))
                        .toList());
    }
}
