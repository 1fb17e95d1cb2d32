package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.vault.Tokens.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample network on the real server, told in the order in which a newcomer meets it. The clock moves when the test says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerTest {

    static final String OPEN = "/en/2026/protection-must-not-depend-on-testimony";
    static final String EMBARGOED = "/en/2026/safe-work-this-season";

    @TempDir
    static Path folder;

    static final TestClock CLOCK = new TestClock(TestHouse.NINE);
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static Core core;
    static ConfigurableApplicationContext context;
    static MailboxOfTheSample mailbox;
    static String base;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("data/routes"));
        Files.writeString(
                folder.resolve("data/routes/channel-archive.camel.yaml"), """
                - route:
                    id: channel-archive
                    from:
                      uri: direct:channel-archive
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "${body.letter.statementKey}"
                        - to:
                            uri: "file:%s?fileName=${body}.txt"
                """.formatted(folder.resolve("archive")));
        core = Core.open(
                Settings.read(
                        Map.of(),
                        Map.of(
                                "data.folder", folder.resolve("data").toString(),
                                "site.port", "0",
                                "site.base-url", "http://localhost:8080",
                                "intake.settle-ms", "100",
                                "feed.full-per-minute", "0", // who waits for a publication reads the feed often
                                "release.hold-seconds", "0")),
                CLOCK);
        new SampleNetwork(core, core.decisions(org.communique.release.AlarmClock.SILENT)).makeOnEmptyDatabase();
        context = ServeCommand.start(core);
        mailbox = context.getBean(MailboxOfTheSample.class);
        base = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        context.close();
        core.close();
    }

    @Test
    @Order(1)
    void before_its_time_nothing_is_public() {
        assertEquals(404, get(OPEN).statusCode());
        assertFalse(get("/feeds/en.rss").body().contains("testimony"));
        assertEquals(0, mailbox.count());
    }

    @Test
    @Order(2)
    void at_its_second_page_feeds_and_mails_are_out() {
        CLOCK.pass(Duration.ofSeconds(8));
        await(() -> get(OPEN).statusCode() == 200);
        await(() -> mailbox.count() > 30);

        // pages are read from the database; feeds are prepared a moment later, all at once
        await(() -> get("/feeds/en.rss").body().contains("Protection must not depend on testimony"));
        assertTrue(get("/feeds/ar.atom").body().contains("الحماية"));
        assertTrue(get(OPEN).body().contains("hreflang=\"mk\""));
    }

    @Test
    @Order(3)
    void under_embargo_the_press_has_its_copy_and_the_public_has_nothing() {
        CLOCK.pass(Duration.ofSeconds(60));
        await(() ->
                core.releases.all().stream().anyMatch(it -> it.advancedAt().isPresent()) && !core.dispatches.busy());
        assertEquals(
                9,
                mailbox.newest(500).stream()
                        .filter(it -> it.html().contains("class=\"embargo\""))
                        .count());
        await(() -> get("/en/2026/the-month-in-brief-november").statusCode() == 200);

        var missing = get("/en/2026/no-such-thing");
        assertEquals(404, get(EMBARGOED).statusCode());
        assertEquals(missing.body(), get(EMBARGOED).body(), "an embargoed page answers like one that never was");
        for (var path : new String[] {"/en", "/feeds/en.rss", "/feeds/en.atom", "/feeds/mk.atom", "/uk", "/en/2026"})
            assertFalse(get(path).body().contains("safe-work"), path);
        await(() -> get("/en/2026/a-home-that-is-safe").statusCode() == 200);
        assertTrue(get("/nl/2026/de-maand-in-het-kort-november").body().contains("English"), "a fallback is named");
    }

    @Test
    @Order(4)
    void the_link_of_a_mail_shows_a_button_and_only_the_button_unsubscribes() {
        var mail = mailbox.newest(500).stream()
                .filter(it -> it.language().equals("ar"))
                .findFirst()
                .orElseThrow();
        var matcher = Pattern.compile("http://localhost:8080(/u/v1\\.[\\w-]+)").matcher(mail.text());
        assertTrue(matcher.find());
        var path = matcher.group(1);
        long before = unsubscribed();

        var page = get(path);
        assertTrue(page.body().contains("lang=\"ar\"") && page.body().contains("<button"), page.body());
        assertFalse(page.body().contains("@example"), "no address on the page");
        assertEquals(before, unsubscribed(), "looking changes nothing");

        assertEquals(200, post(path, "List-Unsubscribe=One-Click").statusCode());
        assertEquals(200, post(path, "List-Unsubscribe=One-Click").statusCode());
        assertTrue(unsubscribed() > before);
        assertEquals(404, get("/u/v1." + "A".repeat(44)).statusCode());
    }

    @Test
    @Order(5)
    void when_the_embargo_ends_everybody_can_read_it_and_the_press_is_not_written_to_again() {
        CLOCK.pass(Duration.ofMinutes(10));
        await(() -> get(EMBARGOED).statusCode() == 200);
        await(() ->
                VerifyCommand.rows(core).stream().anyMatch(it -> it.reasons().containsKey("advance-copy")));
        await(() -> !core.dispatches.busy());

        await(() -> get("/feeds/en.rss").body().contains("Safe work this season"));
        assertTrue(VerifyCommand.rows(core).stream().allMatch(VerifyCommand.Row::conserved));
    }

    @Test
    @Order(6)
    void a_route_in_the_data_folder_is_a_channel_of_every_release_from_then_on() {
        var statement = core.statements.byKey("non-punishment-open-letter").orElseThrow();
        var list = core.lists.all(core.organisations.all().get(0).id()).get(0);
        core.decisions(org.communique.release.AlarmClock.SILENT)
                .decide(new org.communique.release.Plan(
                        statement,
                        java.util.List.of(list.id()),
                        org.communique.release.ReleaseTime.now(CLOCK, java.time.ZoneId.of("UTC")),
                        java.util.Optional.empty(),
                        ReleaseCommand.channels(core)));

        await(() -> Files.exists(folder.resolve("archive/non-punishment-open-letter.txt")));
        assertEquals(java.util.List.of("feed", "mail", "archive"), ReleaseCommand.channels(core));
    }

    @Test
    @Order(7)
    void health_says_up_and_metrics_are_for_this_machine_only() {
        assertEquals("{\"status\":\"UP\"}", get("/actuator/health/readiness").body());
        assertEquals("{\"status\":\"UP\"}", get("/actuator/health/liveness").body());
        assertEquals(200, get("/feeds/en.json").statusCode());
        // counted after it was answered
        await(() -> get("/actuator/prometheus")
                .body()
                .contains("feed_requests_total{format=\"json\",status=\"200\"} 1.0\n"));
        var metrics = get("/actuator/prometheus").body();
        assertTrue(metrics.contains("deliveries{state=\"accepted\"}"), metrics);
        assertTrue(metrics.contains("feed_requests_total{format=\"rss\",status=\"200\"}"), metrics);
        assertTrue(metrics.contains("hub_subscriptions 0.0\n"), metrics);
        assertTrue(metrics.contains("release_lateness_seconds_count{phase=\"advance\"} 1\n"), metrics);
        assertEquals(
                403,
                get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.7").statusCode());
        assertEquals(403, get("/actuator/env").statusCode());
    }

    @Test
    @Order(7)
    void in_sample_mode_too_a_mail_to_the_unsubscribe_address_unsubscribes() {
        var link = Pattern.compile("/u/(v1\\.[\\w-]+)")
                .matcher(mailbox.newest(500).stream()
                        .filter(it -> it.language().equals("mk"))
                        .findFirst()
                        .orElseThrow()
                        .text());
        assertTrue(link.find());
        var id = core.tokens.read(link.group(1), Purpose.UNSUBSCRIBE).orElseThrow();
        var address = "u+" + core.tokens.issueForAddress(id, Purpose.UNSUBSCRIBE_BY_MAIL) + "@network.example";
        long before = unsubscribed();

        Correspondent.sends(mailbox.port().orElseThrow(), address, "To: " + address + "\r\n\r\n");

        await(() -> unsubscribed() > before);
        await(() -> get("/actuator/prometheus").body().contains("feedback_mails_total{kind=\"unsubscribe\"} 1.0"));
    }

    @Test
    @Order(8)
    void the_mailbox_shows_what_was_sent_in_a_frame_that_runs_nothing() {
        assertTrue(get("/mailbox").body().contains("Under embargo")
                || get("/mailbox").body().contains("Embargo:"));
        var html = get("/mailbox/0/html");
        assertTrue(html.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .contains("frame-ancestors 'self'; sandbox"));
        assertEquals(
                java.util.Optional.empty(),
                html.headers().firstValue("X-Frame-Options"),
                "it would keep the mail out of its own page");
        assertEquals(404, get("/mailbox/99999").statusCode());
    }

    private static long unsubscribed() {
        return core.store
                .read()
                .sql("SELECT count(*) FROM subscription WHERE state = 'unsubscribed'")
                .query(Long.class)
                .single();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    private static HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
