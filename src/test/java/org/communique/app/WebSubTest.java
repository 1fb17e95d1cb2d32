package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.hub.Callback;
import org.communique.release.AlarmClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The hub in the whole server: what is released reaches a subscriber at its second and not before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebSubTest {

    private static final String TOPIC = "http://localhost:8080/feeds/en.rss";

    /** One for all looks at the metrics, since each has threads of its own. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);

    @Test
    void a_release_reaches_a_subscriber_at_its_second_and_nothing_before() throws Exception {
        var core = Core.open(settings("fetch.allowed-hosts", "127.0.0.1"), clock);
        new SampleNetwork(core, core.decisions(AlarmClock.SILENT)).makeOnEmptyDatabase();
        try (core;
                var callback = new Callback();
                var context = ServeCommand.start(core)) {
            var base = "http://localhost:"
                    + ((WebServerApplicationContext) context).getWebServer().getPort();
            assertEquals(202, subscribe(base, callback.url("/very-private?k=v")));
            await(() -> metrics(base).contains("hub_subscriptions 1.0"));
            assertEquals(0, callback.pushes().size());

            clock.pass(Duration.ofSeconds(8));

            await(() -> !callback.pushes().isEmpty());
            var body = new String(callback.pushes().get(0).body(), StandardCharsets.UTF_8);
            assertTrue(body.contains("Protection must not depend on testimony"));
            assertFalse(body.contains("safe-work"), "what is under embargo is not in it");
            await(() -> metrics(base).contains("hub_events_total{event=\"pushed\"} 1.0"));
            assertEquals(
                    List.of(),
                    metrics(base)
                            .lines()
                            .filter(it -> it.contains(callback.url("")) || it.contains("very-private"))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hub.subscribers, 100001",
        "hub.subscribers-per-host, 0",
        "hub.connections, 0",
        "hub.requests-per-minute, -1",
        "hub.lease-days, 0",
        "hub.lease-days, 31",
        "hub.lease-least-days, 11",
        "hub.lease-most-days, 366"
    })
    void a_setting_out_of_range_stops_the_start(String key, String value) {
        assertThrows(InvalidSetting.class, () -> WebSub.hubSettings(settings(key, value)));
    }

    @Test
    void the_shipped_settings_are_in_range() {
        assertEquals(
                Duration.ofDays(10),
                WebSub.hubSettings(settings("hub.subscribers", "1")).leases().usual());
    }

    private Settings settings(String key, String value) {
        return Settings.read(
                Map.of(),
                Map.of(
                        "data.folder",
                        folder.resolve("data").toString(),
                        "site.port",
                        "0",
                        "site.base-url",
                        "http://localhost:8080",
                        "release.hold-seconds",
                        "0",
                        key,
                        value));
    }

    private static int subscribe(String base, String callback) throws IOException, InterruptedException {
        var form = "hub.mode=subscribe&hub.topic=" + TOPIC + "&hub.callback="
                + URLEncoder.encode(callback, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(base + "/hub"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String metrics(String base) {
        var request = HttpRequest.newBuilder(URI.create(base + "/actuator/prometheus"))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
