package org.communique.drafting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A state of a draft that is kept.
 *
 * @param number   1, 2, 3 …; some in between are not kept
 * @param author   user who wrote it
 * @param revision that it was stored as, by row id
 */
public record Version(int number, DraftText text, String author, Cause cause, Optional<Long> revision, Instant at) {

    /** How it came about. */
    public enum Cause {
        WRITTEN,
        /** Taken from an earlier version or from a file that was taken in. */
        RESTORED,
        /** What somebody had written when she found that another had written meanwhile. */
        SET_ASIDE,
        /** Made of two that were written at the same time. */
        MERGED;

        /** The word in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Cause of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
