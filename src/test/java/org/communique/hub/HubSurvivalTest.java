package org.communique.hub;

import static org.communique.hub.HubHouse.ATOM;
import static org.communique.hub.HubHouse.RSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was promised is kept, whatever becomes of the process; and by several of them as by one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubSurvivalTest {

    @TempDir
    Path folder;

    private final Callback callback = new Callback();

    @AfterEach
    void close() {
        callback.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_accepted_is_asked_after_a_restart(Dialect dialect) {
        try (var house = house(dialect)) {
            house.hub.close();
            assertEquals(202, house.asked("subscribe", callback, "/c", RSS).status());

            house.restart();

            await(() -> house.hub.subscriptions() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_published_while_the_hub_was_down_is_pushed_when_it_is_up(Dialect dialect) {
        try (var house = house(dialect)) {
            house.subscribed(callback, "/c", RSS, "hub.secret", "secret");
            house.hub.close();
            house.publish(1);

            house.restart();

            await(() -> house.hub.count(Count.PUSHED) == 1);
            assertEquals(
                    HubPushTest.signature("secret", callback.pushes().get(0).body()),
                    callback.pushes().get(0).headers().get("x-hub-signature"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_push_that_was_under_way_when_the_process_died_is_made_again(Dialect dialect) {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var house = house(dialect)) {
            house.subscribed(callback, "/c", RSS);
            callback.answers = call -> {
                begun.countDown();
                await(never);
                return Callback.TAKEN;
            };
            house.publish(1);
            await(begun);
            callback.answers = Callback::agree;

            house.restart();
            house.clock.pass(Duration.ofSeconds(30));

            await(() -> house.hub.count(Count.PUSHED) == 1);
            assertEquals(2, callback.pushes().size());
            never.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_whole_life_of_a_subscription(Dialect dialect) {
        try (var house = house(dialect)) {
            house.subscribed(callback, "/c", RSS);
            house.subscribed(callback, "/c", ATOM);
            house.subscribed(callback, "/c", RSS);
            house.publish(1);
            await(() -> house.hub.count(Count.PUSHED) == 2);
            house.asked("unsubscribe", callback, "/c", RSS);
            await(() -> house.hub.subscriptions() == 1);
            callback.answers = call -> new Callback.Reply(503, "");
            house.publish(2);
            await(() -> house.hub.count(Count.FAILED) == 1 && house.hub.pending() == 1);
            callback.answers = call -> new Callback.Reply(410, "");
            house.clock.pass(Duration.ofSeconds(10));
            await(() -> house.hub.subscriptions() == 0 && house.hub.pending() == 0);
        }
    }

    @Test
    void two_processes_push_each_version_once() {
        var url = Databases.freshPostgresql();
        try (var one = new HubHouse(Store.postgresql(url), HubHouse.SETTINGS);
                var other = new HubHouse(Store.postgresql(url), HubHouse.SETTINGS)) {
            for (int n = 0; n < 20; n++) one.asked("subscribe", callback, "/c" + n, RSS);
            await(() -> one.hub.subscriptions() == 20);
            for (int version = 1; version <= 3; version++) {
                int pushed = version * 20;
                one.publish(version);
                other.hub.changed();
                other.feeds.refresh();
                awaitAsTimeGoesBy(
                        () -> one.hub.count(Count.PUSHED) + other.hub.count(Count.PUSHED) == pushed, one, other);
            }

            assertEquals(60, callback.pushes().size());
            assertEquals(0, one.hub.count(Count.FAILED) + other.hub.count(Count.FAILED));
        }
    }

    @Test
    void a_process_whose_feeds_are_older_pushes_nothing() {
        var url = Databases.freshPostgresql();
        try (var ahead = new HubHouse(Store.postgresql(url), HubHouse.SETTINGS);
                var behind = new HubHouse(Store.postgresql(url), HubHouse.SETTINGS)) {
            ahead.asked("subscribe", callback, "/c", RSS);
            await(() -> ahead.hub.subscriptions() == 1);
            ahead.publish(1);
            await(() -> callback.pushes().size() == 1);

            behind.restart();
            behind.hub.changed();
            behind.asked("subscribe", callback, "/d", RSS);
            await(() -> ahead.hub.subscriptions() == 2);
            ahead.publish(2);
            awaitAsTimeGoesBy(
                    () -> ahead.hub.pending() == 0 && callback.pushes().size() >= 3, ahead, behind);
            assertEquals(
                    2,
                    callback.pushes().stream()
                            .filter(it -> it.target().equals("/c"))
                            .count());
        }
    }

    @Test
    void neither_callback_nor_secret_can_be_read_in_the_database() throws IOException {
        try (var house = house(Dialect.SQLITE)) {
            house.subscribed(callback, "/very-private-path", RSS, "hub.secret", "very-private-secret");
            house.hub.close();
            house.asked("subscribe", callback, "/also-private-path", RSS);

            for (var file : new String[] {"communique.db", "communique.db-wal"}) {
                var bytes = new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.ISO_8859_1);
                assertFalse(
                        bytes.contains("very-private") || bytes.contains("also-private") || bytes.contains("127.0.0.1"),
                        file);
                assertTrue(!file.endsWith("wal") || bytes.contains("/feeds/en.rss"), "the search would find it");
            }
        }
    }

    private HubHouse house(Dialect dialect) {
        return new HubHouse(Databases.open(dialect, folder), HubHouse.SETTINGS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A process that is not up to date yet leaves a push to the other for a second, by the clock, which must not go faster than
     * time: else one that a busy machine takes long for would be given up for lost, and made again.
     */
    private static void awaitAsTimeGoesBy(BooleanSupplier condition, HubHouse... houses) {
        var told = new AtomicLong(System.nanoTime());
        await(() -> {
            long now = System.nanoTime();
            var since = Duration.ofNanos(now - told.getAndSet(now));
            for (var house : houses) house.clock.pass(since);
            return condition.getAsBoolean();
        });
    }

    private static void await(BooleanSupplier condition) {
        HubHouse.await(condition);
    }
}
