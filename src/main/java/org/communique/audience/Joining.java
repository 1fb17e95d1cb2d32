package org.communique.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What makes a subscription out of a wish to subscribe. */
public enum Joining {
    /** The wish alone: for addresses that are known to be hers. */
    SINGLE,
    /** The link in a mail to the address, and the button behind it. */
    DOUBLE,
    /** Somebody of the staff. */
    APPROVED;

    /** The word in tables, files and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Joining> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
