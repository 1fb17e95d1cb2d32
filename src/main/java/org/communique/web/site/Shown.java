package org.communique.web.site;

import org.communique.feed.Prepared;

/**
 * A page with how it is answered.
 *
 * @param gone true: what stood here was recalled, and the page says so (410, RFC 9110 §15.5.11)
 */
record Shown(boolean gone, Prepared page) {

    static Shown here(Prepared page) {
        return new Shown(false, page);
    }
}
