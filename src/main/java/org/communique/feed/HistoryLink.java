package org.communique.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * How a document of a feed leads to the others (RFC 5005 §4).
 *
 * @param href absolute
 */
record HistoryLink(String rel, String href) {

    /**
     * Of a document in a format. The archive document that is newest now leads to the number after it, which leads to the
     * current document until there is one: so its bytes do not change when there is.
     */
    static List<HistoryLink> of(FeedPage page, FeedFormat format) {
        var links = new ArrayList<HistoryLink>();
        var chapter = page.chapter();
        if (chapter.isArchive()) links.add(new HistoryLink("current", page.current(format)));
        if (chapter.previous() > 0)
            links.add(new HistoryLink("prev-archive", page.archive(chapter.previous(), format)));
        if (chapter.isArchive()) links.add(new HistoryLink("next-archive", page.archive(chapter.number() + 1, format)));
        return links;
    }
}
