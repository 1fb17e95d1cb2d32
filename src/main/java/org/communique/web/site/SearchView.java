package org.communique.web.site;

import java.util.List;
import org.communique.feed.FeedSettings;
import org.communique.feed.Published;
import org.communique.search.Marks;
import org.communique.search.PlainText;
import org.communique.search.Question.Asked;

/**
 * An answer as its page shows it. Texts are pieces, marked or not, never HTML.
 *
 * @param typed     what was asked, as it was typed
 * @param message   how many were found, or why nothing was looked for; empty if nothing was asked
 * @param limit     says that more is found than shown; empty if all can be reached
 * @param first     number of the first hit
 * @param elsewhere other languages in which something is found
 * @param earlier   address of the page before; empty if there is none
 * @param later     address of the page after; empty if there is none
 */
record SearchView(
        String typed,
        String message,
        String limit,
        int first,
        List<Hit> hits,
        List<Elsewhere> elsewhere,
        String earlier,
        String later) {

    static SearchView unanswered(String typed, String message) {
        return new SearchView(typed, message, "", 1, List.of(), List.of(), "", "");
    }

    /** Another language, with the address that asks there. */
    record Elsewhere(String href, String language, String direction, String name, String count) {}

    /**
     * A statement that answers.
     *
     * @param passage from its text, around the first answer; empty if the answer stands in title or summary alone
     */
    record Hit(NewsItem item, List<Marks.Piece> title, List<Marks.Piece> summary, List<Marks.Piece> passage) {

        static Hit of(Published published, Asked asked, FeedSettings settings) {
            var language = published.language();
            return new Hit(
                    NewsItem.of(published, settings),
                    Marks.whole(language, published.title(), asked),
                    Marks.whole(language, published.summary(), asked),
                    Marks.passage(language, PlainText.of(published.pageHtml()), asked));
        }
    }
}
