package org.communique.sender;

import java.util.Arrays;
import java.util.Locale;

/** Where a key is in its life. */
public enum KeyState {
    /** Made; its record can be published. Signs nothing yet. */
    CREATED,
    /** Signs what leaves. */
    LIVE,
    /** Signs no more; its record stays for the mail under way. */
    RETIRED;

    /** The word in the table and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}, which is known to be one. */
    static KeyState of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
