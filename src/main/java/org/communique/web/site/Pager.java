package org.communique.web.site;

import org.communique.feed.FeedSettings;
import org.communique.feed.Selection;

/**
 * The way through a list of several pages.
 *
 * @param newer    address of the page before; empty on the first
 * @param older    address of the page after; empty on the last
 * @param position such as "Page 2 of 5"; empty if there is only one
 */
record Pager(String newer, String older, String position) {

    static Pager of(Selection selection, int number, int last, Words words, FeedSettings settings) {
        return new Pager(
                number > 1 ? settings.href(Addresses.of(selection, number - 1)) : "",
                number < last ? settings.href(Addresses.of(selection, number + 1)) : "",
                last == 1 ? "" : words.phrase("site.page-of", words.number(number), words.number(last)));
    }
}
