package org.communique.web.site;

import java.util.ArrayList;
import java.util.List;
import org.communique.feed.Archive.Earlier;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;

/**
 * What changed when, the newest first, and the first publication last.
 *
 * @param earlier whether there is an earlier text to read
 */
record HistoryView(List<Step> steps, boolean earlier) {

    /**
     * One change.
     *
     * @param when   in words
     * @param moment the same for machines
     * @param text   what was corrected, or that it was published
     * @param before address of the text that stood before; empty if it cannot be read
     * @param shown  whether that text is the page itself
     */
    record Step(String when, String moment, String text, String before, boolean shown) {}

    /**
     * @param earlier what may be read, the newest first; each was replaced by the correction of the same place in its list
     * @param shown   number of the revision whose page this is; 0 for the current one
     */
    static HistoryView of(Published published, List<Earlier> earlier, FeedSettings settings, int shown) {
        var words = Words.of(published, settings);
        var steps = new ArrayList<Step>();
        var corrections = published.history().corrections();
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            boolean readable = i < earlier.size();
            int revision = readable ? earlier.get(i).revision() : -1;
            steps.add(new Step(
                    words.moment(correction.at()),
                    correction.at().toString(),
                    correction.reason(),
                    readable ? settings.href(Addresses.revision(published, revision)) : "",
                    revision == shown));
        }
        var first = published.publishedAt();
        steps.add(new Step(words.moment(first), first.toString(), words.phrase("site.first-published"), "", false));
        return new HistoryView(steps, !earlier.isEmpty());
    }
}
