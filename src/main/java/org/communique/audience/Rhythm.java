package org.communique.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a contact wants to be told. Whoever wants a digest is left out of single releases. */
public enum Rhythm {
    INSTANT,
    DAILY,
    WEEKLY;

    /** The word in the table and in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Rhythm> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
