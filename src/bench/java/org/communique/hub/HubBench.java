package org.communique.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One publication to 1,000 subscribers, all healthy; then a tenth of them dead (nobody listens any more) and a tenth slow (the
 * answer never comes, which is worst). They are mixed, and the hub has not met them before.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubBench {

    private static final int MANY = Integer.getInteger("subscribers", 1000);
    private static final HubSettings SETTINGS =
            new HubSettings(HubHouse.SETTINGS.leases(), 100_000, 100_000, Integer.getInteger("connections", 256), 0);

    @TempDir
    Path folder;

    @Test
    void all_healthy() throws IOException {
        run("all healthy", false);
    }

    @Test
    void a_tenth_dead_and_a_tenth_slow() throws IOException {
        run("10 % dead, 10 % slow", true);
    }

    private void run(String name, boolean trouble) throws IOException {
        var done = new AtomicInteger();
        var first = new AtomicLong();
        var last = new AtomicLong();
        var never = new CountDownLatch(1);
        try (var house = new HubHouse(Store.sqlite(folder), SETTINGS);
                var callback = new Callback();
                var dead = new Callback("127.0.0.2")) {
            callback.answers = call -> {
                if (call.method().equals("POST") && call.target().startsWith("/slow")) await(never);
                if (call.method().equals("POST") && call.target().startsWith("/healthy")) {
                    first.compareAndSet(0, System.nanoTime());
                    last.accumulateAndGet(System.nanoTime(), Math::max);
                    done.incrementAndGet();
                }
                return Callback.agree(call);
            };
            house.publish(1);
            int expected = subscribe(house, callback, dead, trouble);
            die(dead);
            long begun = System.nanoTime();
            house.publish(2);
            HubHouse.await(() -> done.get() == expected);
            print(
                    "hub: %s: %d healthy of %d pushed in %.2f s, the first after %.3f s; %d bytes each",
                    name,
                    expected,
                    MANY,
                    seconds(begun, last),
                    seconds(begun, first),
                    house.feed(HubHouse.RSS).identity().length);
            never.countDown();
        }
    }

    /** In an order that mixes them. @return how many are healthy */
    private static int subscribe(HubHouse house, Callback callback, Callback dead, boolean trouble) {
        int healthy = 0;
        for (int n = 0; n < MANY; n++) {
            var kind = !trouble || n % 10 != 3 && n % 10 != 7 ? "/healthy" : n % 10 == 3 ? "/dead" : "/slow";
            if (kind.equals("/healthy")) healthy++;
            house.asked("subscribe", kind.equals("/dead") ? dead : callback, kind + n, HubHouse.RSS);
            if (n % 500 == 499) HubHouse.await(() -> house.hub.waiting() == 0);
        }
        HubHouse.await(() -> house.hub.subscriptions() == MANY);
        return healthy;
    }

    private static void die(Callback callback) {
        callback.close();
    }

    private static double seconds(long begun, AtomicLong end) {
        return (end.get() - begun) / 1e9;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(String format, Object... figures) throws IOException {
        var line = String.format(Locale.ROOT, format, figures);
        Files.writeString(
                Path.of("target/bench.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(line);
    }
}
