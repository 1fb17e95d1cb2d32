package org.communique.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub must take and must refuse (W3C WebSub §5.1, §5.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HubRequestTest {

    private static final String MODE = "hub.mode=subscribe";
    private static final String TOPIC = "hub.topic=https%3A%2F%2Fnews.example.org%2Ffeeds%2Fen.rss";
    private static final String CALLBACK = "hub.callback=http%3A%2F%2Freader.example.org%2Fc";
    private static final String GOOD = MODE + "&" + TOPIC + "&" + CALLBACK;

    @TempDir
    Path folder;

    private HubHouse house;

    @BeforeEach
    void open() {
        house = new HubHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_good_request_is_accepted_with_202_before_the_callback_is_asked() {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var callback = new Callback()) {
            callback.answers = call -> {
                asked.countDown();
                await(goOn);
                return Callback.agree(call);
            };

            assertEquals(HubAnswer.ACCEPTED, house.asked("subscribe", callback, "/c", HubHouse.RSS));

            await(asked);
            assertEquals(0, house.hub.subscriptions());
            goOn.countDown();
            HubHouse.await(() -> house.hub.subscriptions() == 1);
        }
    }

    @Test
    void the_answer_does_not_depend_on_what_the_callback_will_say() {
        try (var callback = new Callback()) {
            callback.answers = call -> new Callback.Reply(404, "");
            assertEquals(
                    202, house.asked("subscribe", callback, "/c", HubHouse.RSS).status());
        }
        assertEquals(
                202,
                house.post("hub.mode", "subscribe", "hub.topic", HubHouse.RSS, "hub.callback", "http://127.0.0.1:1/")
                        .status());
        HubHouse.await(() -> house.hub.count(Count.UNCONFIRMED) == 2);
        assertEquals(0, house.hub.subscriptions());
    }

    @Test
    void parameters_it_does_not_know_are_ignored_even_twice() {
        assertEquals(
                202,
                house.post(GOOD + "&hub.verify=sync&hub.verify=async&hub.verify_token=x&foo=%20&&bar")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&hub.secret=&hub.lease_seconds=", "&hub.lease_seconds=1", "&hub.lease_seconds=9999999999"})
    void what_has_no_value_is_as_good_as_absent_and_any_time_is_a_lease(String more) {
        assertEquals(202, house.post(GOOD + more).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | hub.mode is missing",
                "{mode}&{topic} | hub.callback is missing",
                "{mode}&{callback} | hub.topic is missing",
                "{topic}&{callback} | hub.mode is missing",
                "hub.mode=&{topic}&{callback} | hub.mode is missing",
                "hub.mode&{topic}&{callback} | hub.mode is missing",
                "hub.mode=publish&{topic}&{callback} | hub.mode is neither",
                "hub.mode=denied&{topic}&{callback} | hub.mode is neither",
                "hub.mode=Subscribe&{topic}&{callback} | hub.mode is neither",
                "hub.mode=<script>&{topic}&{callback} | hub.mode is neither",
                "{good}&hub.mode=subscribe | hub.mode is given more than once",
                "{good}&{topic} | hub.topic is given more than once",
                "{good}&{callback} | hub.callback is given more than once",
                "{good}&hub.secret=a&hub.secret=a | hub.secret is given more than once",
                "{good}&hub.lease_seconds=1&hub.lease_seconds=2 | hub.lease_seconds is given more than once",
                "{good}&hub.lease_seconds=0 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=-1 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=ten | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=1e6 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=86400.0 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=10000000000 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=%2086400 | hub.lease_seconds is not",
                "{good}&hub.lease_seconds=%D9%A1 | hub.lease_seconds is not",
                "{good}&x=%zz | the form is not properly escaped",
                "{good}&x=%2 | the form is not properly escaped",
                "{good}&x=%-1 | the form is not properly escaped",
                "{mode}&{callback}&hub.topic=https://evil.example.com/feed | hub.topic is not a feed of this site",
                "{mode}&{callback}&hub.topic=http://news.example.org/feeds/en.rss | hub.topic is not a feed of this site",
                "{mode}&{callback}&hub.topic=https://news.example.org.evil.example/feeds/en.rss | hub.topic is not a feed",
                "{mode}&{callback}&hub.topic=https://news.example.org/feeds/xx.rss | hub.topic is not a feed of this site",
                "{mode}&{callback}&hub.topic=https://news.example.org/feeds/en.rss?x | hub.topic is not a feed of this site",
                "{mode}&{callback}&hub.topic=https://news.example.org/feeds/../feeds/en.rss | hub.topic is not a feed",
                "{mode}&{callback}&hub.topic=/feeds/en.rss | hub.topic is not a feed of this site",
                "{mode}&{callback}&hub.topic=https://news.example.org | hub.topic is not a feed of this site",
                "{mode}&{topic}&hub.callback=reader | hub.callback cannot be called: it is not an http or https address",
                "{mode}&{topic}&hub.callback=javascript:alert(1) | hub.callback cannot be called: it is not an http",
                "{mode}&{topic}&hub.callback=http://reader.example.org/%23a | hub.callback cannot be called: it has a fragment",
                "{mode}&{topic}&hub.callback=http://a:b@reader.example.org/ | hub.callback cannot be called: it contains a user",
                "{mode}&{topic}&hub.callback=http://10.0.0.1/ | hub.callback cannot be called: its host is not a public one",
                "{mode}&{topic}&hub.callback=http://localhost/ | hub.callback cannot be called: its host is not a public one",
                "{mode}&{topic}&hub.callback=http://reader.example.org:8080/ | hub.callback cannot be called: its port",
                "{mode}&{topic}&hub.callback=http://reader.example.org/%0D%0AX:%20y | hub.callback cannot be called: it has",
                "{mode}&{topic}&hub.callback=http://reader.example.org/%C3%A9 | hub.callback cannot be called: it has",
            })
    void what_it_does_not_understand_is_refused_with_400_and_a_reason(String form, String reason) {
        var answer = house.post(form.replace("{good}", GOOD)
                .replace("{mode}", MODE)
                .replace("{topic}", TOPIC)
                .replace("{callback}", CALLBACK));

        assertEquals(400, answer.status());
        assertTrue(answer.reason().startsWith(reason), answer.reason());
    }

    @Test
    void a_secret_has_fewer_than_200_bytes() {
        assertEquals(202, house.post(GOOD + "&hub.secret=" + "s".repeat(199)).status());
        assertEquals(
                202, house.post(GOOD + "&hub.secret=" + "%C3%A9".repeat(99)).status());
        assertEquals(400, house.post(GOOD + "&hub.secret=" + "s".repeat(200)).status());
        assertEquals(
                400, house.post(GOOD + "&hub.secret=" + "%C3%A9".repeat(100)).status());
    }

    @Test
    void what_is_too_long_is_refused() {
        var callback = "hub.callback=http://reader.example.org/";
        assertEquals(
                400,
                house.post(MODE + "&" + TOPIC + "&" + callback + "a".repeat(2000))
                        .status());
        assertEquals(
                400,
                house.post(MODE + "&" + CALLBACK + "&hub.topic=https://news.example.org/" + "a".repeat(2000))
                        .status());
        assertEquals(400, house.post(GOOD + "&a=b".repeat(50)).status());
        assertEquals(413, house.post(GOOD + "&x=" + "a".repeat(Hub.MOST_BYTES)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml"})
    void only_a_form_is_read(String type) {
        assertEquals(415, house.hub.take(type, GOOD.getBytes(), "192.0.2.1").status());
    }

    @Test
    void a_form_may_name_its_charset() {
        var type = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";

        assertEquals(202, house.hub.take(type, GOOD.getBytes(), "192.0.2.1").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x>", "%3Cscript%3E", "http://x/<script>"})
    void no_reason_repeats_what_was_sent(String evil) {
        for (var name : new String[] {"hub.mode", "hub.topic", "hub.callback", "hub.lease_seconds", evil})
            for (var rest : new String[] {"", GOOD.replaceAll("&?" + name + "=[^&]*", "")}) {
                var answer = house.post(rest + "&" + name + "=" + evil);

                assertFalse(answer.reason().toLowerCase().matches(".*(script|img|<|>).*"), answer.reason());
            }
    }

    @Test
    void one_address_may_not_ask_without_end_and_no_host_is_called_without_end() {
        house.close();
        var few = new HubSettings(HubHouse.SETTINGS.leases(), 100, 50, 8, 3);
        house = new HubHouse(Databases.open(Dialect.SQLITE, folder), few);
        for (int n = 0; n < 3; n++) assertEquals(202, from("192.0.2.1", "a.example.org"));
        assertEquals(429, from("192.0.2.1", "b.example.org"));
        assertEquals(429, from("192.0.2.2", "a.example.org"));
        assertEquals(202, from("192.0.2.3", "b.example.org"));

        house.clock.pass(Duration.ofSeconds(20));

        assertEquals(202, from("192.0.2.1", "a.example.org"));
        for (int n = 0; n < 100; n++) from("192.0.2." + n, n + ".example.org");
        var full = take("192.0.2.200", "last.example.org");
        assertEquals(503, full.status());
        assertEquals(Duration.ofSeconds(2), full.retryAfter().orElseThrow());
    }

    private int from(String address, String host) {
        return take(address, host).status();
    }

    private HubAnswer take(String address, String host) {
        var form = MODE + "&" + TOPIC + "&hub.callback=http://" + host + "/";
        return house.hub.take("application/x-www-form-urlencoded", form.getBytes(), address);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
