package org.communique.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a file says. */
public enum Meaning {
    EMAIL,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    /** Name and address in one cell, as a mail program writes them. */
    MAILBOX,
    LANGUAGE,
    COUNTRY,
    TOPICS,
    RHYTHM,
    STATUS,
    /** 1 or true = we must not write to the address. */
    BLOCKED,
    /** 1 or true = the address has been confirmed; 0 or false = it has not, and the row stays out. */
    CONFIRMED,
    CONSENT_AT,
    /** Instead of the former where that is empty. */
    ASKED_AT,
    CONSENT_IP,
    /** What the export of Communiqué says of subscriptions, for people to read. */
    IGNORED,
    /** A free field of the organisation. */
    FIELD;

    /** The word on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Meaning> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
