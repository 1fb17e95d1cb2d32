package org.communique.mail;

import java.util.Map;

/**
 * What the mails of one edition weighed in a rehearsal.
 *
 * @param edition language tag
 * @param mails   that could have gone out
 * @param bytes   of all of them, signatures included
 * @param largest bytes of the largest
 * @param html    bytes of the HTML part as sent, of the largest, at most {@link #MAX_HTML}
 * @param refused how many could not have gone out, by reason
 */
public record Weight(String edition, long mails, long bytes, int largest, int html, Map<String, Long> refused) {

    /** Most bytes of an HTML part as sent. */
    public static final int MAX_HTML = MessageTemplate.MAX_HTML;

    public Weight {
        refused = Map.copyOf(refused);
    }
}
