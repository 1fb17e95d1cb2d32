package org.communique.hub;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that wait for callbacks, made when there is work and gone soon after. */
final class Crew implements AutoCloseable {

    private final int most;
    private final AtomicInteger busy = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /** @param most at work at once */
    Crew(String name, int most) {
        this.most = most;
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many may be given something to do. */
    int free() {
        return most - busy.get();
    }

    /** Does it at once. The caller has asked {@link #free()} and is the only one who does. @param then always called */
    void give(Runnable work, Runnable then) {
        busy.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                busy.decrementAndGet();
                then.run();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
