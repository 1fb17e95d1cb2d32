package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in a test for what threads of the server are about to do. */
final class Patience {

    private static final Duration POLL = Duration.ofNanos(500_000);

    private Patience() {}

    /** The routes run on threads of their own; this waits for what they are about to do, not for a time. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not happen within 30 s");
            LockSupport.parkNanos(POLL.toNanos()); // gives its processor to those it waits for
        }
    }
}
