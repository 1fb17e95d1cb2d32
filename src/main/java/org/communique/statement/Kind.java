package org.communique.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of text a statement is; an {@link #ISSUE} is one number of a newsletter. */
public enum Kind {
    STATEMENT,
    NEWS,
    PRESS_RELEASE,
    OPEN_LETTER,
    ISSUE;

    /** The word used in files, tables and message keys, such as {@code press-release}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
