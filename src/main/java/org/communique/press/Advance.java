package org.communique.press;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * One press contact's advance copy of one release, as the tables have it at this moment. That there is one means that the contact
 * is accredited: on the press list it came through, with terms that are accepted and not over, neither suppressed nor revoked.
 *
 * @param language of the edition that was sent to the contact
 * @param handed   when the copies were frozen and went out
 * @param until    the instant the embargo ends
 * @param zone     the release was planned in
 * @param mark     says whose copy it is to those who have the log, and nothing to others; such as {@code k3fq-71mz}
 */
public record Advance(
        long delivery,
        long dispatch,
        long release,
        long contact,
        Locale language,
        Standing standing,
        Instant handed,
        Instant until,
        ZoneId zone,
        String mark) {

    /** Whether it may be shown. */
    public enum Standing {
        /** Under embargo. */
        OPEN,
        /** The public page is there. */
        PUBLIC,
        /** Withdrawn, or held for a person to decide: not a word of it is shown. */
        WITHDRAWN
    }
}
