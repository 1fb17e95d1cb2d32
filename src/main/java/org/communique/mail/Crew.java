package org.communique.mail;

import java.util.ArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Several threads that do the same work, and the one that waits for them. */
final class Crew {

    private Crew() {}

    /**
     * Runs {@code work} on {@code n} threads and returns when all have ended.
     *
     * @throws RuntimeException the first that any of them threw, after all have ended
     */
    static void work(int n, IntConsumer work) {
        var failure = new AtomicReference<RuntimeException>();
        ThreadFactory threads = VirtualThreads.orPlatform("mail");
        var crew = new ArrayList<Thread>();
        for (int i = 0; i < n; i++) {
            int number = i;
            var thread = threads.newThread(() -> {
                try {
                    work.accept(number);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            });
            crew.add(thread);
            thread.start();
        }
        crew.forEach(Crew::join);
        if (failure.get() != null) throw failure.get();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
