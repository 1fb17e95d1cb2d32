package org.communique.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.communique.delivery.Channel;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Freeze and ledger as the audience grows to a million: seconds, heap, and the time from the release to the first accepted mail. */
class SizeBench {

    static final int[] SIZES = {10_000, 100_000, Integer.getInteger("most", 1_000_000)};

    @TempDir
    Path folder;

    @Test
    void growing() throws Exception {
        for (int people : SIZES) {
            try (var house = new SendHouse(Files.createDirectories(folder.resolve("n" + people)), people)) {
                var channel = new Nothing();
                house.send(channel);
                var heap = new Heap();
                channel.first.set(0);
                var speed = house.send(channel);
                heap.stop();
                Bench.print(
                        ("%,d recipients: freeze %.2f s; ledger alone %s; heap in use after collections at most %,d MB; "
                                        + "release to first accepted mail %.2f s")
                                .formatted(
                                        people,
                                        house.freezeSeconds,
                                        speed,
                                        heap.most() >> 20,
                                        (channel.first.get() - house.releasedAt) / 1e9));
            }
        }
    }

    /** Accepts everything at once. */
    private static final class Nothing implements Channel {

        private final AtomicLong first = new AtomicLong();

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public Reach plan() {
            return Reach.EACH_CONTACT;
        }

        @Override
        public Outcome deliver(Parcel parcel) {
            first.compareAndSet(0, System.nanoTime());
            return new Outcome.Accepted("250 2.0.0 ok");
        }

        @Override
        public void carry(Load load) {
            for (var parcel = load.take(); parcel.isPresent(); parcel = load.take())
                load.settle(parcel.get(), deliver(parcel.get()));
        }

        @Override
        public void close() {}
    }

    /** Watches what is left on the heap after each collection. */
    private static final class Heap {

        private final AtomicBoolean watching = new AtomicBoolean(true);
        private final AtomicLong most = new AtomicLong();
        private final Thread thread = new Thread(this::watch);

        Heap() {
            System.gc();
            thread.setDaemon(true);
            thread.start();
        }

        void stop() throws InterruptedException {
            watching.set(false);
            thread.join();
        }

        long most() {
            return most.get();
        }

        private void watch() {
            var lock = new java.util.concurrent.CountDownLatch(1);
            while (watching.get()) {
                long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(it -> it.getType() == MemoryType.HEAP && it.getCollectionUsage() != null)
                        .mapToLong(it -> it.getCollectionUsage().getUsed())
                        .sum();
                most.accumulateAndGet(used, Math::max);
                try {
                    lock.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }
}
