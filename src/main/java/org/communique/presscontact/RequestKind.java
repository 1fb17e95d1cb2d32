package org.communique.presscontact;

import java.util.Locale;

/** What a journalist asks of the press desk. */
public enum RequestKind {
    /** To be a press contact, with terms that she accepts. */
    REGISTRATION,
    /** To be written to elsewhere. */
    MOVE;

    /** The word in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RequestKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
