package org.communique.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.communique.delivery.Outcome;

/** A delivery in another thread whose channel does not answer the first parcel until it is told to. */
final class Hanging implements AutoCloseable {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private final Thread thread;

    Hanging(TestHouse house) {
        house.mail.answer = parcel -> {
            if (entered.getCount() == 0) return new Outcome.Accepted("250 the second attempt");
            entered.countDown();
            return answer.join();
        };
        var outbox = house.outbox;
        thread = new Thread(() -> {
            try {
                outbox.carryDue();
            } catch (RuntimeException theHouseIsGone) {
                // as in a crash: nothing is written any more
            }
        });
        thread.start();
    }

    /** Returns when the channel holds the first parcel. */
    void awaitFirst() throws InterruptedException {
        entered.await();
    }

    void answer(Outcome outcome) {
        answer.complete(outcome);
    }

    @Override
    public void close() {
        answer.completeExceptionally(new IllegalStateException("the process is gone"));
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
