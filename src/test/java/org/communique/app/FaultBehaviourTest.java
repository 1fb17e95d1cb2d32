package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.audience.ListKind;
import org.communique.delivery.Alerts;
import org.communique.mail.MailSettings;
import org.communique.release.Release;
import org.communique.smtp.Fault;
import org.communique.smtp.FaultPlan;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.FaultServer;
import org.communique.smtp.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dispatch does when its relay refuses, hangs, leaves or cannot be found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultBehaviourTest {

    static final int PEOPLE = 1_000;
    static final Duration STEP = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Pipeline pipeline;

    @BeforeEach
    void open() {
        pipeline = new Pipeline(folder);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT 550 5.7.1", "DOT 554 5.7.1", "DOT 552 5.3.4", "MAIL 550 5.1.8"})
    void a_relay_that_refuses_everybody_burns_no_more_than_25_recipients_and_an_alert_says_so(String said)
            throws IOException {
        var at = At.valueOf(said.split(" ")[0]);
        var reply = Fault.reply(said.substring(said.indexOf(' ') + 1) + " not you");
        try (var server = new FaultServer(new FaultPlan().fault(at, reply, FaultPlan.ALWAYS))) {
            pipeline.over(Pipeline.relay(server));
            var release = release();

            pipeline.carry(release, STEP, 20);

            var tally = pipeline.tally(release);
            assertTrue(tally.dispatch().pause().orElse("").contains("times in a row"), tally.toString());
            assertTrue(tally.rejected() >= 20 && tally.rejected() <= 25, tally.toString());
            assertTrue(tally.conserved() && tally.accepted() == 0);
            assertTrue(pipeline.alert(Alerts.Kind.PAUSED).isPresent());
        }
    }

    @Test
    void more_than_five_percent_of_refusals_pause_although_no_run_is_long() throws IOException {
        var plan = new FaultPlan().fault(At.RCPT, "7@", Fault.reply("550 5.7.1 not you"));
        try (var server = new FaultServer(plan)) {
            pipeline.over(Pipeline.relay(server));
            var release = release();

            pipeline.carry(release, STEP, 20);

            var tally = pipeline.tally(release);
            assertTrue(tally.dispatch().pause().orElse("").contains("of the last 200"), tally.toString());
            long asked = tally.accepted() + tally.rejected();
            assertTrue(asked >= 200 && asked <= 225, "at once, but for those in flight: " + tally);
            assertTrue(tally.conserved());
        }
    }

    @Test
    void a_refused_sign_in_is_tried_twice_and_halts() throws IOException {
        var plan = new FaultPlan()
                .offers("AUTH PLAIN LOGIN")
                .fault(At.AUTH, Fault.reply("535 5.7.8 wrong"), FaultPlan.ALWAYS);
        try (var server = new FaultServer(plan)) {
            var it = Pipeline.relay(server);
            pipeline.over(new MailSettings(
                    it.host(), it.port(), it.security(), "user", "wrong", it.timeouts(), it.traffic()));
            var release = release();

            pipeline.carry(release, STEP, 20);

            var tally = pipeline.tally(release);
            assertEquals(
                    2,
                    server.commands().stream()
                            .filter(line -> line.startsWith("AUTH"))
                            .count());
            assertTrue(tally.dispatch().pause().isPresent(), tally.toString());
            assertEquals(PEOPLE, tally.pending());
            assertEquals(0, pipeline.attempts(release));
        }
    }

    @Test
    void a_relay_that_refuses_our_sign_in_is_asked_twice_and_the_other_ends_the_work() throws IOException {
        var plan = new FaultPlan()
                .offers("AUTH PLAIN LOGIN")
                .fault(At.AUTH, Fault.reply("535 5.7.8 wrong"), FaultPlan.ALWAYS);
        try (var refuses = new FaultServer(plan);
                var good = new FaultServer(new FaultPlan())) {
            var it = Pipeline.relay(refuses);
            pipeline.over(
                    new MailSettings(it.host(), it.port(), it.security(), "user", "wrong", it.timeouts(), it.traffic()),
                    Pipeline.relay(good));
            var release = release();

            pipeline.carry(release, STEP, 20);

            assertEquals(PEOPLE, pipeline.tally(release).accepted());
            assertEquals(PEOPLE, good.taken().size());
            long tries = refuses.commands().stream()
                    .filter(line -> line.startsWith("AUTH"))
                    .count();
            assertTrue(tries <= 2, tries + " sign-ins");
        }
    }

    @Test
    void without_the_tls_that_is_asked_for_not_a_byte_of_a_message_leaves() throws IOException {
        var plans = List.of(
                new FaultPlan(),
                new FaultPlan().tls(TestCertificates.expired(), false),
                new FaultPlan().tls(TestCertificates.wrongName(), false),
                new FaultPlan()
                        .tls(TestCertificates.good(), false)
                        .fault(At.STARTTLS, Fault.reply("454 4.7.0 no"), FaultPlan.ALWAYS));
        for (var plan : plans)
            try (var server = new FaultServer(plan)) {
                var it = Pipeline.relay(server);
                pipeline.over(new MailSettings(
                        it.host(), it.port(), MailSettings.Security.STARTTLS, "", "", it.timeouts(), it.traffic()));
                var release = release();

                pipeline.carry(release, STEP, 3);

                assertFalse(server.commands().stream().anyMatch(line -> line.startsWith("MAIL")));
                assertEquals(PEOPLE, pipeline.tally(release).pending());
                assertEquals(0, pipeline.attempts(release));
                assertTrue(pipeline.alert(Alerts.Kind.RELAY).isPresent());
            }
    }

    @Test
    void a_relay_that_is_down_for_a_day_costs_no_attempt_and_is_found_within_a_minute() throws IOException {
        var down = new Socket(); // keeps the port from others, and refuses whoever connects to it
        down.bind(null);
        int port = down.getLocalPort();
        pipeline.over(MailSettings.local(port, Pipeline.CONNECTIONS, Pipeline.PATIENCE));
        var release = release();

        pipeline.carry(release, Duration.ofMinutes(15), 96);

        assertEquals(PEOPLE, pipeline.tally(release).pending(), "nobody was tried");
        assertEquals(0, pipeline.attempts(release));
        assertTrue(pipeline.alert(Alerts.Kind.RELAY).isPresent());
        down.close();
        try (var back = new FaultServer(new FaultPlan(), port)) {
            pipeline.house.deliver();
            pipeline.house.pass(Duration.ofSeconds(60));
            pipeline.house.deliver();

            assertEquals(PEOPLE, back.taken().size());
            assertTrue(back.mostAtOnce() <= Pipeline.CONNECTIONS, "no herd: " + back.mostAtOnce());
            assertTrue(pipeline.tally(release).complete());
            assertTrue(pipeline.alert(Alerts.Kind.RELAY).isEmpty(), "mended");
        }
    }

    @Test
    void a_relay_whose_name_cannot_be_found_is_a_relay_that_is_down() {
        var it = MailSettings.local(25, Pipeline.CONNECTIONS, Pipeline.IMPATIENCE);
        pipeline.over(
                new MailSettings("relay.invalid", 25, MailSettings.Security.NONE, "", "", it.timeouts(), it.traffic()));
        var release = release();

        pipeline.carry(release, STEP, 3);

        assertEquals(PEOPLE, pipeline.tally(release).pending());
        assertEquals(0, pipeline.attempts(release));
        assertTrue(pipeline.alert(Alerts.Kind.RELAY).isPresent());
    }

    @Test
    void a_greylist_that_opens_after_five_minutes_lets_everybody_in() throws IOException {
        var opens = pipeline.house.clock.instant().plus(Duration.ofMinutes(5));
        var plan = new FaultPlan().during(At.RCPT, Fault.reply("451 4.7.1 greylisted, come back"), () -> pipeline.house
                .clock
                .instant()
                .isBefore(opens));
        try (var server = new FaultServer(plan)) {
            pipeline.over(Pipeline.relay(server));
            var release = release();

            pipeline.carry(release, Duration.ofMinutes(1), 30);

            var tally = pipeline.tally(release);
            assertEquals(PEOPLE, tally.accepted(), tally.toString());
            assertEquals(PEOPLE, server.taken().size());
            assertEquals(PEOPLE, pipeline.events(release, "deferred"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void what_the_relay_took_without_a_word_goes_again_under_its_first_message_id(int window) throws IOException {
        var at = window == 1 ? At.DOT : At.BDAT;
        try (var server = new FaultServer(new FaultPlan().fault(at, Fault.Act.TAKE_AND_CLOSE, 9))) {
            pipeline.over(Pipeline.with(
                    Pipeline.relay(server),
                    new MailSettings.Traffic(Pipeline.CONNECTIONS, 1000, Duration.ofMinutes(5), window, 1)));
            var release = release();
            pipeline.house.deliver();
            assertTrue(pipeline.tally(release).uncertain() > 0);

            pipeline.carry(release, STEP, 10);

            assertEquals(PEOPLE, pipeline.tally(release).accepted());
            long copies = Pipeline.taken(List.of(server)) - PEOPLE;
            assertTrue(copies >= 1 && copies <= 9 && copies <= pipeline.events(release, "uncertain"), "" + copies);
            assertTrue(server.messageIds().values().stream().allMatch(it -> it.size() == 1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Act.class,
            names = {"HANG", "SLOW"})
    void a_slow_relay_does_not_slow_the_other(Fault.Act act) throws IOException {
        try (var slow = new FaultServer(new FaultPlan().fault(At.MAIL, act, FaultPlan.ALWAYS));
                var good = new FaultServer(new FaultPlan())) {
            pipeline.over(Pipeline.relay(slow, Pipeline.IMPATIENCE), Pipeline.relay(good));
            var release = release();

            pipeline.house.deliver();

            assertTrue(good.taken().size() >= PEOPLE * 9 / 10, "" + good.taken().size());
            pipeline.carry(release, STEP, 20);
            assertEquals(PEOPLE, good.taken().size());
            assertEquals(PEOPLE, pipeline.tally(release).accepted());
        }
    }

    @Test
    void when_one_of_two_relays_dies_in_the_middle_the_other_ends_the_work() throws IOException {
        var dying = new AtomicReference<FaultServer>();
        var plan = new FaultPlan().during(At.MAIL, Fault.Act.CLOSE, () -> dies(dying.get(), 20));
        try (var first = new FaultServer(plan);
                var second = new FaultServer(new FaultPlan())) {
            dying.set(first);
            pipeline.over(Pipeline.relay(first), Pipeline.relay(second));
            var release = release();

            pipeline.carry(release, STEP, 20);

            assertTrue(first.taken().size() >= 20, "it died in the middle");
            var tally = pipeline.tally(release);
            assertEquals(PEOPLE, tally.accepted(), tally.toString());
            var reached = new java.util.HashSet<>(first.taken().keySet());
            reached.addAll(second.taken().keySet());
            assertEquals(PEOPLE, reached.size());
            long copies = Pipeline.taken(List.of(first, second)) - PEOPLE;
            assertTrue(copies <= pipeline.events(release, "uncertain"), "copies " + copies);
        }
    }

    /** All its connections end at once when it has taken so many, and nobody can come back. */
    private static boolean dies(FaultServer server, int taken) {
        if (server.taken().size() < taken) return false;
        assertDoesNotThrow(server::close);
        return true;
    }

    private Release release() {
        return pipeline.release(pipeline.people(PEOPLE, "example.org", ListKind.PUBLIC));
    }
}
