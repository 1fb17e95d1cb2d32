package org.communique.transfer;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.communique.audience.ArrivalBatch;
import org.communique.audience.Arrivals;

/** Stages side by side: one thread sorts, others encrypt, the caller's writes in the order of what was sorted. */
final class Pipeline implements AutoCloseable {

    private final Arrivals arrivals;
    private final ExecutorService sealers;
    private final Pipe<Future<ArrivalBatch>> batches;
    private Optional<Future<ArrivalBatch>> next = Optional.empty();

    Pipeline(Arrivals arrivals) {
        this.arrivals = arrivals;
        int sealing = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        sealers = Executors.newFixedThreadPool(sealing, work -> {
            var thread = new Thread(work, "import-seal");
            thread.setDaemon(true);
            return thread;
        });
        batches = new Pipe<>(Math.min(4, sealing + 1));
    }

    /** Begins with what has been gathered. */
    void start() {
        start(() -> {
            for (var batch = arrivals.next(); !batch.isEmpty(); batch = arrivals.next()) put(batch);
        });
    }

    /** Begins. @param sorting hands batches to {@link #put} */
    void start(Pipe.Source sorting) {
        batches.start(sorting);
    }

    void put(ArrivalBatch batch) {
        batches.put(sealers.submit(() -> arrivals.seal(batch)));
    }

    /** Waits for the next batch. @return false at the end */
    boolean awaitNext() {
        if (next.isEmpty()) next = batches.take();
        next.ifPresent(Pipeline::sealed);
        return next.isPresent();
    }

    /**
     * Gives every batch to the writer until the end or until the time is over; called when {@link #awaitNext} said true. Never waits
     * longer for a batch, as others who want to write wait meanwhile.
     */
    void writeFor(long milliseconds, Consumer<ArrivalBatch> writer) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            var batch = next.orElseThrow();
            next = Optional.empty();
            writer.accept(sealed(batch));
            next = batches.take(Math.max(0, until - System.nanoTime()));
        } while (next.isPresent() && System.nanoTime() < until);
    }

    private static ArrivalBatch sealed(Future<ArrivalBatch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped");
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException cause) throw cause;
            if (broken.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException("the import broke off", broken.getCause());
        }
    }

    @Override
    public void close() {
        sealers.shutdownNow();
        batches.close();
        try {
            if (!sealers.awaitTermination(10, TimeUnit.SECONDS))
                throw new IllegalStateException("the import does not stop");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
