package org.communique.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Moves what SQLite has logged into the database, on a thread and a connection of its own, while others write on. */
final class Checkpoints implements AutoCloseable {

    private final HikariDataSource pool;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });

    Checkpoints(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Begins, unless it is at it. */
    void begin() {
        if (busy.compareAndSet(false, true)) thread.execute(this::move);
    }

    private void move() {
        try {
            new JdbcTemplate(pool).queryForList("PRAGMA main.wal_checkpoint(PASSIVE)");
        } catch (DataAccessException inTheWay) {
            // another checkpoint is under way: the next one moves the rest
        } finally {
            busy.set(false);
        }
    }

    /** Ends when the one under way has ended. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES))
                throw new IllegalStateException("a checkpoint does not end");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }
}
