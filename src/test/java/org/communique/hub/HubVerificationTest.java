package org.communique.hub;

import static org.communique.hub.HubHouse.ATOM;
import static org.communique.hub.HubHouse.RSS;
import static org.communique.hub.HubHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.communique.feed.Sample;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing counts that the callback has not confirmed (W3C WebSub §5.2, §5.3). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubVerificationTest {

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
    void the_callback_is_asked_with_mode_topic_challenge_and_lease() {
        house.subscribed(callback, "/c", RSS);

        var question = callback.questions().get(0);
        assertEquals("subscribe", question.parameter("hub.mode"));
        assertEquals(RSS, question.parameter("hub.topic"));
        assertEquals("864000", question.parameter("hub.lease_seconds"));
        assertTrue(question.parameter("hub.challenge").length() >= 40, question.target());
    }

    @Test
    void the_callback_s_own_query_is_preserved() {
        house.subscribed(callback, "/c?k=%20v%2F&hub.mode=mine&x", RSS);

        assertTrue(callback.questions().get(0).target().startsWith("/c?k=%20v%2F&hub.mode=mine&x&hub.mode=subscribe&"));
    }

    @Test
    void every_question_has_a_challenge_of_its_own() {
        house.subscribed(callback, "/c", RSS);
        house.subscribed(callback, "/c", RSS);

        assertNotEquals(
                callback.questions().get(0).parameter("hub.challenge"),
                callback.questions().get(1).parameter("hub.challenge"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, {}, 1",
        "201, {}, 1",
        "299, {}, 1",
        "200, {}x, 0",
        "200, x{}, 0",
        "200, '{}\n', 0",
        "200, '', 0",
        "200, wrong, 0",
        "204, '', 0",
        "301, {}, 0",
        "302, {}, 0",
        "400, {}, 0",
        "404, {}, 0",
        "500, {}, 0"
    })
    void only_2xx_with_the_very_challenge_confirms(int status, String body, int subscriptions) {
        callback.answers = call -> new Callback.Reply(status, body.replace("{}", call.parameter("hub.challenge")));

        house.asked("subscribe", callback, "/c", RSS);

        await(() -> house.hub.count(Count.CONFIRMED) + house.hub.count(Count.UNCONFIRMED) == 1);
        assertEquals(subscriptions, house.hub.subscriptions());
        assertEquals(1, callback.calls.size(), "neither again nor elsewhere");
    }

    @Test
    void an_old_challenge_does_not_confirm_a_new_request() {
        house.subscribed(callback, "/c", RSS);
        var old = callback.questions().get(0).parameter("hub.challenge");
        callback.answers = call -> new Callback.Reply(200, old);

        house.asked("unsubscribe", callback, "/c", RSS);

        await(() -> house.hub.count(Count.UNCONFIRMED) == 1);
        assertEquals(1, house.hub.subscriptions());
    }

    @Test
    void a_request_that_is_not_confirmed_leaves_what_was() {
        house.subscribed(callback, "/c", RSS, "hub.secret", "first");
        callback.answers = call -> call.method().equals("GET") ? new Callback.Reply(404, "") : Callback.TAKEN;

        house.asked("subscribe", callback, "/c", RSS, "hub.secret", "second");
        await(() -> house.hub.count(Count.UNCONFIRMED) == 1);
        house.asked("unsubscribe", callback, "/c", RSS);
        await(() -> house.hub.count(Count.UNCONFIRMED) == 2);
        house.publish(1);

        await(() -> callback.pushes().size() == 1);
        assertEquals(
                HubPushTest.signature("first", callback.pushes().get(0).body()),
                callback.pushes().get(0).headers().get("x-hub-signature"));
    }

    @Test
    void subscribing_again_replaces_secret_and_lease() {
        house.subscribed(callback, "/c", RSS, "hub.secret", "first");
        house.clock.pass(Duration.ofDays(9));
        house.subscribed(callback, "/c", RSS, "hub.secret", "second");
        house.clock.pass(Duration.ofDays(9));
        house.publish(1);

        await(() -> callback.pushes().size() == 1);
        assertEquals(1, house.hub.subscriptions());
        assertEquals(
                HubPushTest.signature("second", callback.pushes().get(0).body()),
                callback.pushes().get(0).headers().get("x-hub-signature"));
    }

    @Test
    void a_callback_may_subscribe_to_several_topics_and_a_topic_have_several_callbacks() {
        house.subscribed(callback, "/c", RSS);
        house.subscribed(callback, "/c", ATOM);
        house.subscribed(callback, "/d", RSS);

        assertEquals(3, house.hub.subscriptions());
    }

    @Test
    void unsubscribing_is_verified_too_and_ends_that_one() {
        house.subscribed(callback, "/c", RSS);
        house.subscribed(callback, "/c", ATOM);

        house.asked("unsubscribe", callback, "/c", RSS);

        await(() -> house.hub.subscriptions() == 1);
        var question = callback.questions().get(2);
        assertEquals("unsubscribe", question.parameter("hub.mode"));
        assertEquals("", question.parameter("hub.lease_seconds"));
        house.publish(1);
        await(() -> house.hub.count(Count.PUSHED) == 1);
        assertTrue(callback.pushes().get(0).headers().get("content-type").startsWith("application/atom+xml"));
    }

    @Test
    void a_newer_request_takes_the_place_of_one_that_is_being_asked_about() {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        callback.answers = call -> {
            if (call.parameter("hub.mode").equals("subscribe")) {
                asked.countDown();
                awaitLatch(goOn);
            }
            return Callback.agree(call);
        };
        house.asked("subscribe", callback, "/c", RSS);
        awaitLatch(asked);

        house.asked("unsubscribe", callback, "/c", RSS);
        await(() -> house.hub.count(Count.CONFIRMED) == 1);
        goOn.countDown();

        await(() -> house.hub.count(Count.CONFIRMED) == 2);
        assertEquals(0, house.hub.subscriptions());
    }

    @ParameterizedTest
    @CsvSource({"60, 86400", "86400, 86400", "500000, 500000", "31536000, 2592000", "9999999999, 2592000"})
    void a_lease_is_brought_within_bounds_and_the_callback_is_told(String wanted, String granted) {
        house.subscribed(callback, "/c", RSS, "hub.lease_seconds", wanted);

        assertEquals(granted, callback.questions().get(0).parameter("hub.lease_seconds"));
    }

    @Test
    void a_subscription_ends_with_its_lease() {
        house.subscribed(callback, "/c", RSS, "hub.lease_seconds", "86400");
        house.subscribed(callback, "/d", RSS);

        house.clock.pass(Duration.ofDays(1));

        assertEquals(1, house.hub.subscriptions());
        house.publish(1);
        await(() -> house.hub.count(Count.EXPIRED) == 1 && house.hub.count(Count.PUSHED) == 1);
        assertEquals("/d", callback.pushes().get(0).target());
    }

    @Test
    void what_is_more_than_the_hub_keeps_is_refused() {
        house.close();
        var two = new HubSettings(HubHouse.SETTINGS.leases(), 2, 1, 8, 0);
        house = new HubHouse(Databases.open(Dialect.SQLITE, folder), two);
        try (var other = new Callback("127.0.0.2");
                var third = new Callback("127.0.0.3")) {
            house.subscribed(callback, "/c", RSS);
            assertEquals(403, house.asked("subscribe", callback, "/d", RSS).status());
            house.subscribed(other, "/c", RSS);
            assertEquals(503, house.asked("subscribe", third, "/c", RSS).status());
            house.subscribed(callback, "/c", RSS); // renewing is always possible
        }
    }

    @Test
    void what_became_too_much_between_request_and_confirmation_is_denied_with_a_reason() {
        house.close();
        house = new HubHouse(
                Databases.open(Dialect.SQLITE, folder), new HubSettings(HubHouse.SETTINGS.leases(), 1, 1, 8, 0));
        var goOn = new CountDownLatch(1);
        callback.answers = call -> {
            if (call.target().startsWith("/late")) awaitLatch(goOn);
            return Callback.agree(call);
        };
        house.asked("subscribe", callback, "/late", RSS);
        house.asked("subscribe", callback, "/c", RSS);
        await(() -> house.hub.subscriptions() == 1);

        goOn.countDown();

        await(() -> callback.questions().size() == 3);
        var denied = callback.questions().get(2);
        assertTrue(denied.target().startsWith("/late?hub.mode=denied&"), denied.target());
        assertEquals(RSS, denied.parameter("hub.topic"));
        assertTrue(!denied.parameter("hub.reason").isEmpty());
        await(() -> house.hub.waiting() == 0);
        assertEquals(1, house.hub.subscriptions());
    }

    @Test
    void subscribers_of_a_topic_that_is_no_more_are_told_so() {
        house.publish(1);
        house.subscribed(callback, "/c", RSS);
        house.store.run(db ->
                db.sql("UPDATE hub_subscription SET topic = '/feeds/xx.rss'").update());
        house.store.run(
                db -> db.sql("UPDATE hub_topic SET topic = '/feeds/xx.rss'").update());

        house.publish(2);

        await(() -> house.hub.count(Count.DENIED) == 1 && callback.questions().size() == 2);
        var denied = callback.questions().get(1);
        assertEquals("denied", denied.parameter("hub.mode"));
        assertEquals(Sample.BASE + "/feeds/xx.rss", denied.parameter("hub.topic"));
        assertEquals(0, house.hub.subscriptions());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
