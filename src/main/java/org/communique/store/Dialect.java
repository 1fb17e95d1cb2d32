package org.communique.store;

import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What differs between the two databases; everything else is one SQL text. */
public enum Dialect {
    SQLITE("", " COLLATE BINARY"),
    POSTGRESQL("FOR UPDATE OF %s SKIP LOCKED", " COLLATE \"C\"");

    private final String rowLock;
    private final String binary;

    Dialect(String rowLock, String binary) {
        this.rowLock = rowLock;
        this.binary = binary;
    }

    /** Follows a text that is compared byte by byte, whatever the order of letters in the database's language. */
    public String binary() {
        return binary;
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

    /** The same transactions, but that all statements of one see the same rows; SQLite has one writer anyway. */
    TransactionTemplate oneMoment(TransactionTemplate transaction) {
        var moment = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        if (this == POSTGRESQL) moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return moment;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
