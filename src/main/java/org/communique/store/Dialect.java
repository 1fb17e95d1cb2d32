package org.communique.store;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /**
     * Lets one transaction at a time go on from here, until it ends: for what counts on being last. SQLite has one writer anyway.
     *
     * @param what a number of the caller's own
     */
    public void oneAtATime(JdbcClient db, int what) {
        if (this == POSTGRESQL)
            db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:what)) AS locked")
                    .param("what", what)
                    .query(Integer.class)
                    .single();
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
