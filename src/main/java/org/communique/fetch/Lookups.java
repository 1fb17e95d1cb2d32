package org.communique.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a {@link Resolver} with a limit of time, which the machine's own has not. */
final class Lookups implements AutoCloseable {

    /** Questions at once at most; name servers that never answer hold no more threads than these. */
    private static final int MOST = 300;

    private final Resolver resolver;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Daemons.named("lookup"));

    Lookups(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Empty if there is no such host or it is not found in time. */
    List<InetAddress> addresses(String host, Duration patience) {
        Future<List<InetAddress>> answer;
        try {
            answer = threads.submit(() -> resolver.addresses(host));
        } catch (RejectedExecutionException tooMany) {
            return List.of();
        }
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException none) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
