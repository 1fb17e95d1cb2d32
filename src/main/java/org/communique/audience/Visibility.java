package org.communique.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who learns that a list is there. */
public enum Visibility {
    /** Everybody: it stands on the subscribe page. */
    PUBLIC,
    /** Whoever has its address, which nobody can guess. */
    HIDDEN,
    /** Nobody outside. */
    PRIVATE;

    /** The word in tables, files and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Visibility> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
