package org.communique.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A step of the first run that somebody goes, or goes past; making the first user is none of them, since nothing goes without. */
public enum Step {
    ORGANISATION,
    MAIL,
    DNS,
    LIST,
    STATEMENT;

    /** As it stands in the table and in keys of phrases. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step with this code; empty if there is none. */
    public static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
