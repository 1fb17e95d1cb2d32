package org.communique.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How much work something is. The clock on the wall goes on while a busy machine serves others, so it says nothing of that; the
 * processor's time of a thread does.
 */
public final class ProcessorTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /**
     * Does it in this thread, and fails if that took more of a processor.
     *
     * @return what the work gave
     */
    public static <T> T within(Duration most, Supplier<T> work) {
        long begun = THREADS.getCurrentThreadCpuTime();
        var result = work.get();
        var took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
        assertTrue(took.compareTo(most) <= 0, () -> "it was work for " + took);
        return result;
    }
}
