package org.communique.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A connection of its own for a million rows: with a larger cache, and on SQLite with checkpoints beside it and without the checks of foreign
 * keys and of allowed words. Whoever uses it writes only references it has just read or written in the same transaction, and
 * words of our own enums; tests ask the database afterwards whether that is so.
 */
public final class Bulk implements AutoCloseable {

    /** Rows of the temporary table {@code number}, which counts 0, 1, 2 … on SQLite. */
    public static final int NUMBERS = 20_000;

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Turns turns;
    private Runnable committed = () -> {};
    private Runnable closed = () -> {};

    Bulk(Dialect dialect, HikariDataSource pool, Turns turns) {
        this.turns = turns;
        this.dialect = dialect;
        this.pool = pool;
        this.db = JdbcClient.create(pool);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /** What differs between the two databases. */
    public Dialect dialect() {
        return dialect;
    }

    /** For single reads outside a transaction. */
    public JdbcClient read() {
        return db;
    }

    /**
     * One transaction. On SQLite it must begin with a write, and others that write wait until it ends: keep it short. PostgreSQL may
     * let it begin anew.
     */
    public <T> T write(Function<JdbcClient, T> step) {
        var result = turns.take(() -> Retries.of(() -> transaction.execute(status -> step.apply(db))));
        committed.run();
        return result;
    }

    /** {@link Store#batch(String, java.util.List, Store.Bind)} on this connection. */
    public <T> int[] batch(String sql, java.util.List<T> rows, Store.Bind<T> bind) {
        if (rows.isEmpty()) return new int[0];
        return new JdbcTemplate(pool).batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(java.sql.PreparedStatement statement, int n) throws java.sql.SQLException {
                bind.row(statement, rows.get(n));
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }

    /** Settings of an SQLite connection, and the numbers to split a value by. */
    Bulk onSqlite(int cacheKilobytes) {
        for (var pragma : new String[] {
            "foreign_keys = OFF",
            "ignore_check_constraints = ON",
            "cache_size = -" + cacheKilobytes,
            "keys.cache_size = -2048",
            "temp_store = MEMORY"
        }) new JdbcTemplate(pool).execute("PRAGMA " + pragma);
        db.sql("CREATE TEMPORARY TABLE number (value INTEGER PRIMARY KEY)").update();
        db.sql("""
                        INSERT INTO number WITH RECURSIVE n (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n LIMIT %s)
                        SELECT value FROM n
                        """.formatted(NUMBERS)).update();
        return this;
    }

    /** What is logged is moved beside the writing and not by it. */
    Bulk with(Checkpoints checkpoints) {
        new JdbcTemplate(pool).execute("PRAGMA wal_autocheckpoint = 0");
        committed = checkpoints::begin;
        closed = checkpoints::close;
        return this;
    }

    @Override
    public void close() {
        closed.run();
        pool.close();
    }
}
