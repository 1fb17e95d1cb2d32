package org.communique.store;

import java.util.Locale;

/** What differs between the two databases; everything else is one SQL text. */
public enum Dialect {
    SQLITE(""),
    POSTGRESQL("FOR UPDATE OF %s SKIP LOCKED");

    private final String rowLock;

    Dialect(String rowLock) {
        this.rowLock = rowLock;
    }

    /** Ends a select that claims rows of one table, so that two nodes never claim the same; SQLite has one writer anyway. */
    public String rowLock(String alias) {
        return rowLock.formatted(alias);
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
