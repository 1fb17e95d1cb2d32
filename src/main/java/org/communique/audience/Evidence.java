package org.communique.audience;

import java.util.Locale;

/** The tables that are added to and never changed, each sealed by a chain of its own. */
enum Evidence {
    /** Consent and its withdrawal, with the words that were shown. */
    CONSENT("wording", """
            list || ' ' || contact || coalesce('-' || through, '') || ' ' || event || ' ' || at || ' ' || coalesce(import || '', '') || ' '
            || coalesce(hex(network), '') || ' ' || source
            """),
    /** What was done with contacts. */
    AUDIT("0", """
            at || ' ' || organisation || ' ' || length(actor) || ' ' || length(action) || ' ' || length(subject) || ' '
            || actor || action || subject || detail
            """);

    private final String rows;

    Evidence(String wording, String text) {
        rows = "SELECT id, " + wording + " AS wording, " + text.strip() + " AS text FROM " + table()
                + " WHERE id > :after ORDER BY id LIMIT :limit";
    }

    /** Name of the table and of its chain. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rows after a number, with the number of the words they refer to (0 = none) and all else they say in one text. */
    String rows() {
        return rows;
    }
}
