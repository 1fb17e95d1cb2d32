package org.communique.choices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;

/**
 * What one contact has chosen and may choose. It holds neither address nor name, so that a page made of it discloses neither.
 *
 * @param languages   what she reads, first choice first
 * @param offered     what she may choose from
 * @param rhythm      {@code instant}, {@code daily} or {@code weekly}
 * @param pausedUntil first day with mail, in the organisation's zone; empty = not paused, or not any more
 * @param lists       that she may know of by this link
 * @param more        whether she is on lists that only a fresh link names
 */
public record Standing(
        Organisation organisation,
        List<Locale> languages,
        List<Locale> offered,
        List<Topic> topics,
        String rhythm,
        Optional<LocalDate> pausedUntil,
        List<Listed> lists,
        boolean more) {

    /** A topic, whether she has ticked it. None ticked = all. */
    public record Topic(String slug, Localized names, boolean ticked) {}

    /** A list. */
    public record Listed(String slug, Localized names, Way way) {}

    /** What she may do about a list. */
    public enum Way {
        /** She is on it. */
        LEAVE,
        /** She may join it here. */
        JOIN,
        /** She may join it by a fresh link. */
        JOIN_FRESH,
        /** Somebody has signed her up, and she has yet to confirm it by her mail. */
        WAIT
    }
}
