package org.communique.drafting;

import java.time.Instant;
import org.communique.drafting.Version.Cause;

/** What saving a draft came to. */
public sealed interface Saving {

    /** @param version that the next save builds on */
    record Saved(int version, Instant at) implements Saving {}

    /**
     * Somebody has written since: nothing was stored, nothing is lost.
     *
     * @param theirs   the newest version
     * @param revision to be named as {@link Change#revision} by a save that knows of it
     */
    record Conflict(Version theirs, long revision) implements Saving {}

    /**
     * What somebody wants kept.
     *
     * @param base     version that it was written on
     * @param revision the newest of the edition that she knew of, by row id; 0 = none
     * @param author   user
     */
    record Change(int base, long revision, DraftText text, String author, Cause cause) {}
}
