package org.communique.web.site;

import java.util.List;

/**
 * A way to another list.
 *
 * @param count   how many stand there, in digits; may be empty
 * @param current whether it is the page it stands on
 */
record NavLink(String href, String text, String count, boolean current) {

    /** Ways of one sort, under the word for it. */
    record Group(String label, List<NavLink> links) {}
}
