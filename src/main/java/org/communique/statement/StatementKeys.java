package org.communique.statement;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives statements other keys; part of {@link Statements}, which writes the table. */
public final class StatementKeys {

    private StatementKeys() {}

    /**
     * Everything else of the statement stays as it is.
     *
     * @return false if it has another key by now
     */
    public static boolean rename(JdbcClient db, Statement statement, String key) {
        return db.sql("UPDATE statement SET key = :key WHERE id = :id AND key = :old")
                        .param("key", key)
                        .param("id", statement.id())
                        .param("old", statement.key())
                        .update()
                == 1;
    }
}
