package org.communique.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.communique.audience.Arrival;
import org.communique.audience.ArrivalBatch;
import org.communique.audience.Arrivals;

/**
 * Three stages side by side: one thread reads, others encrypt, the caller's writes in the order of the file. Between them wait a
 * few batches at most, so that memory stays the same however long the file is.
 */
final class Pipeline implements AutoCloseable {

    private static final Future<ArrivalBatch> END = CompletableFuture.completedFuture(null);

    private final Arrivals arrivals;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });
    private final ExecutorService sealers;
    private final ArrayBlockingQueue<Future<ArrivalBatch>> queue;
    private ArrivalBatch next;
    private boolean ended;

    Pipeline(Arrivals arrivals) {
        this.arrivals = arrivals;
        int sealing = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        sealers = Executors.newFixedThreadPool(sealing, work -> {
            var thread = new Thread(work, "import-seal");
            thread.setDaemon(true);
            return thread;
        });
        queue = new ArrayBlockingQueue<>(Math.min(4, sealing));
    }

    /** Reads something. */
    interface Read {
        void from(InputStream in) throws IOException;
    }

    /** Begins to read. @param reading hands on what it finds to {@link #put} */
    void start(InputStream in, Read reading) {
        threads.execute(() -> {
            try {
                reading.from(in);
                put(END);
            } catch (Throwable broken) { // also an Error: whoever waits for the next batch must learn of it
                put(CompletableFuture.failedFuture(broken));
            }
        });
    }

    /** The first stage hands on. */
    void put(List<Arrival> people) {
        var batch = arrivals.recognise(people);
        put(sealers.submit(() -> arrivals.seal(batch)));
    }

    private void put(Future<ArrivalBatch> batch) {
        try {
            queue.put(batch);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import has ended");
        }
    }

    /** Waits for the next batch. @return false at the end of the file */
    boolean awaitNext() {
        if (next == null && !ended) next = taken();
        return next != null;
    }

    /**
     * Gives every batch to the writer until the file ends or the time is over; called when {@link #awaitNext} said true. Never waits
     * longer for the file, as others who want to write wait meanwhile.
     */
    void writeFor(long milliseconds, Consumer<ArrivalBatch> writer) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            var batch = next;
            next = null;
            writer.accept(batch);
        } while (System.nanoTime() < until && nextBefore(until));
    }

    private boolean nextBefore(long until) {
        if (ended) return false;
        try {
            var batch = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (batch != null) next = opened(batch);
            return next != null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped");
        }
    }

    private ArrivalBatch taken() {
        try {
            return opened(queue.take());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped");
        }
    }

    private ArrivalBatch opened(Future<ArrivalBatch> future) throws InterruptedException {
        try {
            var batch = future.get();
            ended = batch == null;
            return batch;
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException cause) throw cause;
            if (broken.getCause() instanceof Error cause) throw cause;
            if (broken.getCause() instanceof IOException cause)
                throw new UncheckedIOException("the file cannot be read", cause);
            throw new IllegalStateException("the import broke off", broken.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sealers.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS) || !sealers.awaitTermination(10, TimeUnit.SECONDS))
                throw new IllegalStateException("the import does not stop");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
