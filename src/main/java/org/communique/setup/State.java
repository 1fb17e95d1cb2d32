package org.communique.setup;

import java.util.Locale;

/** What became of a step. */
public enum State {
    DONE,
    SKIPPED;

    /** As it stands in the table and in keys of phrases. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
