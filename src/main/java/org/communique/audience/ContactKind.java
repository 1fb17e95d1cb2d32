package org.communique.audience;

import java.util.Locale;

/** What a contact is to the organisation. */
public enum ContactKind {
    /** Follows by consent. */
    SUBSCRIBER,
    /** A person of a member organisation. */
    MEMBER,
    /** A journalist or a desk. */
    PRESS,
    /** A ministry, a court, a foundation. */
    INSTITUTION,
    /** Works for the organisation. */
    STAFF;

    /** The word in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ContactKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
