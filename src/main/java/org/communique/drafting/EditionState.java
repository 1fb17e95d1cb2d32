package org.communique.drafting;

import java.util.Locale;

/** How an edition stands to the one it is translated from. */
public enum EditionState {
    /** The others are translated from it. */
    SOURCE,
    /** Says what the source says. */
    CURRENT,
    /** The source has changed since this said the same. */
    STALE,
    /** A language of the organisation in which nobody has written yet. */
    MISSING;

    /** As it stands in keys of phrases. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
