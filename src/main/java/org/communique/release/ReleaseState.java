package org.communique.release;

import java.util.Locale;
import java.util.Set;

/** Where a release stands. The arrows out of each state are listed here and nowhere else. */
public enum ReleaseState {
    DRAFT,
    APPROVED,
    SCHEDULED,
    RELEASING,
    RELEASED,
    WITHDRAWN,
    HELD;

    /** The word in tables and on screens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    public static ReleaseState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * The states that may follow; a release that is going out ends, or is held if it changed meanwhile. What is decided and not
     * begun is a draft again when its text, audience or time changes.
     */
    public Set<ReleaseState> next() {
        if (this == DRAFT) return Set.of(APPROVED, WITHDRAWN);
        if (this == APPROVED) return Set.of(SCHEDULED, WITHDRAWN, DRAFT);
        if (this == SCHEDULED) return Set.of(RELEASING, HELD, WITHDRAWN, DRAFT);
        if (this == HELD) return Set.of(SCHEDULED, WITHDRAWN);
        if (this == RELEASING) return Set.of(RELEASED, HELD);
        return Set.of();
    }
}
