package org.communique.hub;

import static org.communique.hub.HubHouse.ATOM;
import static org.communique.hub.HubHouse.RSS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.vault.Hmac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a subscriber is given, how often, and until when (W3C WebSub §7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubPushTest {

    @TempDir
    Path folder;

    private HubHouse house;
    private final Callback callback = new Callback();

    @BeforeEach
    void open() {
        house = new HubHouse(folder);
    }

    @AfterEach
    void close() {
        callback.close();
        house.close();
    }

    @Test
    void a_push_is_the_whole_feed_with_its_type_and_links_to_hub_and_topic() {
        for (var topic : List.of(RSS, ATOM))
            house.subscribed(callback, topic.equals(RSS) ? "/rss?k=v" : "/atom", topic);

        house.publish(1);

        await(() -> callback.pushes().size() == 2);
        for (var push : callback.pushes()) {
            var topic = push.target().equals("/rss?k=v") ? RSS : ATOM;
            assertArrayEquals(house.feed(topic).identity(), push.body());
            assertEquals(
                    house.feed(topic).contentType(),
                    push.headers().get("content-type").replace("; ", ";"));
            assertEquals(
                    "<https://news.example.org/hub>; rel=\"hub\", <" + topic + ">; rel=\"self\"",
                    push.headers().get("link"));
            assertFalse(push.headers().containsKey("x-hub-signature"));
            assertTrue(new String(push.body(), StandardCharsets.UTF_8).contains("Statement 1"));
        }
    }

    @Test
    void with_a_secret_the_body_is_signed() {
        var bytes = "sécret".getBytes(StandardCharsets.UTF_8);
        house.subscribed(callback, "/c", RSS, "hub.secret", "sécret");

        house.publish(1);

        await(() -> callback.pushes().size() == 1);
        var push = callback.pushes().get(0);
        assertEquals("sha256=" + Hmac.sha256(bytes, push.body()), push.headers().get("x-hub-signature"));
    }

    static String signature(String secret, byte[] body) {
        return "sha256=" + Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), body);
    }

    @Test
    void nothing_is_pushed_that_the_feeds_do_not_hold() {
        house.subscribed(callback, "/c", RSS);

        for (int n = 0; n < 5; n++) house.hub.changed();
        house.publish(1);

        await(() -> house.hub.count(Count.PUSHED) == 1);
        assertEquals(1, callback.pushes().size());
    }

    @Test
    void no_version_is_pushed_twice_to_the_same_callback() {
        house.subscribed(callback, "/c", RSS);
        for (int n = 1; n <= 5; n++) {
            int pushes = n;
            house.publish(n);
            await(() -> house.hub.count(Count.PUSHED) == pushes);
            house.publish(n); // the same again changes nothing
            house.hub.changed();
        }
        house.restart();
        house.publish(6);
        await(() -> house.hub.count(Count.PUSHED) == 1);

        assertEquals(6, callback.pushes().size());
        assertEquals(
                6,
                callback.pushes().stream()
                        .map(it -> new String(it.body(), StandardCharsets.UTF_8))
                        .distinct()
                        .count());
    }

    @Test
    void whoever_subscribes_is_pushed_the_next_version_and_not_this_one() {
        house.publish(1);
        house.subscribed(callback, "/c", RSS);
        house.publish(2);

        await(() -> house.hub.count(Count.PUSHED) == 1);
        assertEquals(1, callback.pushes().size());
    }

    @Test
    void what_comes_between_request_and_confirmation_is_not_missed() {
        try (var first = new Callback()) {
            house.subscribed(first, "/c", RSS); // so the topic is known
            var asked = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            callback.answers = call -> {
                asked.countDown();
                if (call.method().equals("GET")) await(goOn);
                return Callback.agree(call);
            };
            house.asked("subscribe", callback, "/c", RSS);
            await(asked);

            house.publish(1);
            await(() -> first.pushes().size() == 1);
            goOn.countDown();

            await(() -> callback.pushes().size() == 1);
            assertArrayEquals(
                    first.pushes().get(0).body(), callback.pushes().get(0).body());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 404, 429, 500, 503})
    void any_other_status_is_a_failure_and_tried_again_later(int status) {
        house.subscribed(callback, "/c", RSS);
        callback.answers = call -> new Callback.Reply(status, "<html>what the answer says does not matter</html>");
        house.publish(1);
        await(() -> house.hub.count(Count.FAILED) == 1 && house.hub.pending() == 1);
        assertEquals(1, callback.pushes().size(), "a redirect is not followed");

        callback.answers = Callback::agree;
        house.clock.pass(Duration.ofSeconds(10));

        await(() -> house.hub.count(Count.PUSHED) == 1);
        assertEquals(2, callback.pushes().size());
    }

    @Test
    void a_callback_that_says_410_is_left_alone_for_good() {
        house.subscribed(callback, "/c", RSS);
        callback.answers = call -> new Callback.Reply(410, "");

        house.publish(1);

        await(() -> house.hub.count(Count.GONE) == 1 && house.hub.subscriptions() == 0);
        assertEquals(0, house.hub.pending());
    }

    @Test
    void attempts_are_further_and_further_apart_until_the_lease_ends() {
        house.subscribed(callback, "/c", RSS, "hub.lease_seconds", "86400");
        callback.answers = call -> new Callback.Reply(503, "");
        house.publish(1);
        var pauses = new ArrayList<Long>();
        long attempts = 1;
        while (house.hub.subscriptions() > 0) {
            long so_far = attempts;
            await(() -> house.hub.count(Count.FAILED) == so_far && house.hub.pending() == 1);
            var pause = Rounds.pause((int) attempts++);
            pauses.add(pause.toSeconds());
            house.clock.pass(pause);
        }

        assertEquals(List.of(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 21600L, 21600L, 21600L, 21600L), pauses);
        house.clock.pass(Duration.ofMinutes(1));
        await(() -> house.hub.count(Count.EXPIRED) == 1 && house.hub.pending() == 0);
    }

    @Test
    void a_newer_version_takes_the_place_of_one_that_was_not_taken() {
        house.subscribed(callback, "/c", RSS);
        callback.answers = call -> new Callback.Reply(503, "");
        house.publish(1);
        await(() -> house.hub.count(Count.FAILED) == 1 && house.hub.pending() == 1);
        callback.answers = Callback::agree;

        house.publish(2);

        await(() -> house.hub.count(Count.PUSHED) == 1 && house.hub.pending() == 0);
        assertArrayEquals(house.feed(RSS).identity(), callback.pushes().get(1).body());
    }

    /** A busy machine adds to it and takes nothing away: the quickest of several tells what the hub itself needs. */
    @Test
    void a_push_begins_within_a_second_of_the_swap() {
        house.subscribed(callback, "/c", RSS);
        long quickest = Long.MAX_VALUE;

        for (int n = 1; n <= 20 && quickest > 1_000_000_000L; n++) {
            int pushes = n;
            house.publish(n);
            long swapped = System.nanoTime();
            await(() -> callback.pushes().size() == pushes);
            quickest = Math.min(quickest, System.nanoTime() - swapped);
            await(() -> house.hub.count(Count.PUSHED) == pushes);
        }

        assertTrue(quickest <= 1_000_000_000L, "nanoseconds: " + quickest);
    }

    @Test
    void slow_and_dead_callbacks_hold_up_nobody() {
        var never = new CountDownLatch(1);
        callback.answers = call -> {
            if (call.method().equals("POST") && call.target().startsWith("/slow")) await(never);
            return Callback.agree(call);
        };
        try (var dead = new Callback()) {
            for (int n = 0; n < 10; n++) house.subscribed(callback, "/slow" + n, RSS);
            for (int n = 0; n < 10; n++) house.subscribed(dead, "/dead" + n, RSS);
            for (int n = 0; n < 20; n++) house.subscribed(callback, "/healthy" + n, RSS);
        }

        house.publish(1);

        await(() -> house.hub.count(Count.PUSHED) == 20 && house.hub.count(Count.FAILED) == 10);
        assertEquals(10, house.hub.pending() - house.hub.count(Count.FAILED), "the slow ones are still under way");
        never.countDown();
        await(() -> house.hub.count(Count.PUSHED) == 30);
    }

    @Test
    void a_callback_that_never_answers_has_failed() {
        var never = new CountDownLatch(1);
        house.close();
        house = new HubHouse(Databases.open(Dialect.SQLITE, folder), HubHouse.SETTINGS, Duration.ofSeconds(2));
        subscribedAtLast();
        callback.answers = call -> {
            await(never);
            return Callback.TAKEN;
        };

        house.publish(1);

        await(() -> house.hub.count(Count.FAILED) == 1);
        never.countDown();
    }

    /** With so little patience a busy machine may need a second try. */
    private void subscribedAtLast() {
        await(() -> {
            if (house.hub.waiting() == 0 && house.hub.subscriptions() == 0)
                house.asked("subscribe", callback, "/c", RSS);
            return house.hub.subscriptions() == 1;
        });
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        HubHouse.await(condition);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
