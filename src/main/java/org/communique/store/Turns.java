package org.communique.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Lets writers go on in the order they came. SQLite has one at a time and makes the others try again now and then, so that one who
 * writes again and again, such as an import, would leave them out for seconds. Between processes it is still so.
 */
final class Turns {

    private static final long SECONDS = 30;

    private final ReentrantLock turn = new ReentrantLock(true);

    /** Takes a step when it is its turn; steps within it belong to it. */
    <T> T take(Supplier<T> step) {
        if (!came()) throw new CannotAcquireLockException("others have been writing for " + SECONDS + " seconds");
        try {
            return step.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean came() {
        try {
            return turn.tryLock(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to write");
        }
    }
}
