package org.communique.release;

import java.util.List;

/**
 * A release whose time has come, and what for.
 *
 * @param galleys its editions, compared with the approval a moment ago
 */
public record Moment(Release release, Phase phase, List<Galley> galleys) {

    public Moment {
        galleys = List.copyOf(galleys);
    }

    /** The two times of a release. */
    public enum Phase {
        /** The press gets its copy under embargo. */
        ADVANCE,
        /** Everybody may know. */
        PUBLIC;

        /** The word in tables. */
        public String code() {
            return this == ADVANCE ? "advance" : "public";
        }
    }
}
