package org.communique.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list is for. */
public enum ListKind {
    PUBLIC(ContactKind.SUBSCRIBER),
    NEWSLETTER(ContactKind.SUBSCRIBER),
    MEMBERS(ContactKind.MEMBER),
    PRESS(ContactKind.PRESS),
    INSTITUTIONS(ContactKind.INSTITUTION),
    STAFF(ContactKind.STAFF);

    private final ContactKind contacts;

    ListKind(ContactKind contacts) {
        this.contacts = contacts;
    }

    /** The word in tables, files and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<ListKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether anybody may join, unless somebody says otherwise. */
    boolean forEverybody() {
        return this == PUBLIC || this == NEWSLETTER;
    }

    /** What somebody new on such a list is. */
    ContactKind contacts() {
        return contacts;
    }
}
