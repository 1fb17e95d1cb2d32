package org.communique.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * From a thread of its own to the caller's, in order. A few things wait in it at most, so that memory stays the same however many
 * come.
 */
final class Pipe<T> implements AutoCloseable {

    private final ArrayBlockingQueue<Supplier<Optional<T>>> queue;
    private Thread thread = new Thread();
    private boolean ended;

    /** @param waiting how many wait at most */
    Pipe(int waiting) {
        queue = new ArrayBlockingQueue<>(waiting);
    }

    /** Where things come from. */
    interface Source {
        /** Hands all of them to {@link #put}. */
        void flow() throws IOException;
    }

    /** Begins, once. */
    void start(Source source) {
        thread = new Thread(() -> run(source), "import");
        thread.setDaemon(true);
        thread.start();
    }

    /** Called by the source; waits while the pipe is full. */
    void put(T thing) {
        add(() -> Optional.of(thing));
    }

    /** The next thing; empty at the end. @throws RuntimeException what the source threw */
    Optional<T> take() {
        return ended ? Optional.empty() : opened(interruptibly(queue::take));
    }

    /** The same if it comes in time; empty if it does not. */
    Optional<T> take(long nanoseconds) {
        var next = ended ? null : interruptibly(() -> queue.poll(nanoseconds, TimeUnit.NANOSECONDS));
        return next == null ? Optional.empty() : opened(next);
    }

    @Override
    public void close() {
        thread.interrupt();
        interruptibly(() -> {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            return true;
        });
        if (thread.isAlive()) throw new IllegalStateException("the import does not stop");
    }

    private void run(Source source) {
        try {
            source.flow();
            add(Optional::empty);
        } catch (IOException broken) {
            add(() -> {
                throw new UncheckedIOException("the file cannot be read", broken);
            });
        } catch (RuntimeException broken) {
            add(() -> {
                throw broken;
            });
        } catch (Error broken) { // whoever waits for the next thing must learn of it
            add(() -> {
                throw broken;
            });
        }
    }

    private Optional<T> opened(Supplier<Optional<T>> next) {
        var thing = next.get();
        ended = thing.isEmpty();
        return thing;
    }

    private void add(Supplier<Optional<T>> next) {
        interruptibly(() -> {
            queue.put(next);
            return true;
        });
    }

    private interface Waiting<R> {
        R done() throws InterruptedException;
    }

    private static <R> R interruptibly(Waiting<R> waiting) {
        try {
            return waiting.done();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped");
        }
    }
}
