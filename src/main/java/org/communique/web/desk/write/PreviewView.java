package org.communique.web.desk.write;

import java.util.Arrays;
import java.util.Locale;

/** A way to look at an edition before it goes out. */
enum PreviewView {
    PHONE,
    COMPUTER,
    /** In the dark colours that the mail itself has. */
    DARK,
    /** In the colours that some mail programs force on it. */
    INVERTED,
    TEXT,
    PAGE,
    ENTRY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PreviewView of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElse(PHONE);
    }
}
