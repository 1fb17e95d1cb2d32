package org.communique.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.mail.MailChannel;
import org.communique.mail.MailSettings;
import org.communique.mail.Stamp;
import org.communique.store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages a second through ledger and SMTP to a sink in another thread, and the heap while the audience grows. */
class DeliveryBench {

    static final int CONNECTIONS = 8;

    @TempDir
    Path folder;

    @Test
    void sending() throws Exception {
        int people = Integer.getInteger("messages", 5_000);
        double ours = Bench.median(run -> send(people, run, true));
        double peer = Bench.median(run -> send(people, run + 100, false));
        Bench.print(
                ("sending %,d messages over %d connections: %.0f a second with the ledger; the same messages composed and sent "
                                + "without ledger: %.0f a second; ratio %.2f")
                        .formatted(people, CONNECTIONS, people / ours, people / peer, peer / ours));
    }

    private double send(int people, int run, boolean ledger) throws Exception {
        try (var house = new TestHouse(Files.createDirectories(folder.resolve("s" + run)), Dialect.SQLITE);
                var sink = new Sink();
                var mail = mail(house, sink)) {
            prepare(house, people);
            if (ledger) return Bench.seconds(() -> deliver(house, mail));
            house.mail.answer = parcel -> new Outcome.Accepted("ok");
            house.deliver();
            var parcels = List.copyOf(house.mail.parcels);
            return Bench.seconds(() -> plain(parcels, mail));
        }
    }

    private static void prepare(TestHouse house, int people) {
        var list = Bench.list(house.core, "alerts");
        house.core.imports.importCsv(Bench.csv(house.folder, people), list, "bench", false);
        house.release(house.statement("bench", "en", "nl", "mk"), TestHouse.NINE, list);
        house.sweep();
    }

    private static void deliver(TestHouse house, Channel mail) {
        house.core.outbox(new Channels(List.of(mail, house.feed))).carryDue();
    }

    private static void plain(List<Parcel> parcels, MailChannel mail) {
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        parcels.forEach(it -> threads.submit(() -> mail.deliver(it)));
        end(threads);
    }

    @Test
    void heap() throws Exception {
        for (int people : new int[] {1_000, 10_000, 100_000}) {
            try (var house = new TestHouse(Files.createDirectories(folder.resolve("h" + people)), Dialect.SQLITE)) {
                prepare(house, people);
                house.mail.answer = parcel -> {
                    house.mail.parcels.clear();
                    return new Outcome.Accepted("ok");
                };
                deliver(house, house.mail);
                System.gc();
                long after = pools().stream()
                        .mapToLong(it -> it.getCollectionUsage() == null
                                ? 0
                                : it.getCollectionUsage().getUsed())
                        .sum();
                Bench.print("heap in use after collection, having delivered to %,d: %,d kB"
                        .formatted(people, after / 1024));
            }
        }
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getType() == MemoryType.HEAP)
                .toList();
    }

    private static MailChannel mail(TestHouse house, Sink sink) {
        return MailChannel.fast(
                List.of(MailSettings.local(sink.port(), CONNECTIONS, Duration.ofSeconds(30))),
                Stamp.plain(house.core.tokens, "http://localhost:8080"),
                house.clock);
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.MINUTES))
                throw new IllegalStateException("not done in ten minutes");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
