package org.communique.audience;

import java.util.Locale;

/** Why we must not write to an address. */
public enum Suppression {
    /** The next hop says it does not exist. */
    INVALID,
    /** Its owner reported our mail as spam. */
    COMPLAINT,
    /** Somebody asked us, or staff decided. */
    MANUAL,
    /** The person had herself erased. */
    ERASED;

    static Suppression of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
