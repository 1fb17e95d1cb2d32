package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.communique.audience.ListKind;
import org.communique.delivery.Alerts;
import org.communique.mail.MailSettings;
import org.communique.release.Release;
import org.communique.smtp.Fault;
import org.communique.smtp.FaultPlan;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.FaultServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What providers ask of us, and in which order lanes are served. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderBehaviourTest {

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

    @Test
    void refused_for_our_authentication_an_alert_is_raised_and_no_address_is_at_fault() throws IOException {
        var plan = new FaultPlan().fault(At.DOT, Fault.reply("550 5.7.26 Unauthenticated email"), 5);
        try (var server = new FaultServer(plan)) {
            pipeline.over(patient(server));
            var release = release();

            pipeline.carry(release, STEP, 20);

            assertTrue(pipeline.alert(Alerts.Kind.AUTHENTICATION).isPresent());
            assertEquals(List.of(), pipeline.house.core.deliveries.faults(10));
            assertEquals(
                    PEOPLE,
                    pipeline.tally(release).accepted() + pipeline.tally(release).rejected());
        }
    }

    @Test
    void what_yahoo_asks_for_holds_its_lane_for_two_hours_and_nobody_else() throws IOException {
        var yahoo = pipeline.people(100, "yahoo.com", ListKind.MEMBERS);
        var others = pipeline.people(PEOPLE, "example.org", ListKind.PUBLIC);
        pipeline.house.core.readyToDeliver();
        var clock = pipeline.house.clock;
        var asked = new FaultPlan()
                .fault(At.RCPT, "@yahoo.com", Fault.reply("421 4.7.0 [TSS04] Messages temporarily deferred"));
        Release release;
        try (var server = new FaultServer(asked)) {
            pipeline.over(patient(server));
            release = pipeline.release(yahoo, others);
            for (int second = 0; second < 9; second++) {
                pipeline.house.deliver();
                clock.pass(Duration.ofSeconds(1));
            }
            assertEquals(PEOPLE, server.taken().size(), "all others, at once");
            long tried = pipeline.attempts(release) - PEOPLE;
            assertTrue(tried > 0 && tried <= 10, "yahoo was asked " + tried + " times");
            clock.pass(Duration.ofMinutes(119));
            pipeline.house.deliver();
            assertEquals(tried, pipeline.attempts(release) - PEOPLE, "not before two hours are over");
        }
        try (var server = new FaultServer(new FaultPlan())) {
            pipeline.over(patient(server));
            pipeline.house.restart();
            clock.pass(Duration.ofMinutes(2));
            pipeline.carry(release, STEP, 60);
            assertEquals(100, server.taken().size(), pipeline.tally(release).toString() + server.commands());
            assertEquals(Set.of(true), Set.of(pipeline.tally(release).complete()));
        }
    }

    @Test
    void a_provider_is_never_given_more_a_minute_than_is_set_and_a_restart_grants_no_burst() throws IOException {
        var file = folder.resolve("providers");
        java.nio.file.Files.writeString(file, "gmail.per-minute = 600\ngmail.in-flight = 0\n");
        pipeline.house.settings.put("delivery.providers-file", file.toString());
        pipeline.house.restart();
        var list = pipeline.people(650, "gmail.com", ListKind.PUBLIC);
        pipeline.house.core.readyToDeliver();
        var taken = new java.util.ArrayList<Integer>(List.of(0));
        try (var server = new FaultServer(new FaultPlan())) {
            pipeline.over(patient(server));
            var release = pipeline.release(list);
            for (int tick = 0; tick < 1_000 && !pipeline.tally(release).complete(); tick++) {
                pipeline.house.deliver();
                taken.add(server.taken().size());
                if (tick % 100 == 99) pipeline.house.restart();
                pipeline.house.pass(Duration.ofMillis(250));
            }
            for (int end = 240; end < taken.size(); end++)
                assertTrue(taken.get(end) - taken.get(end - 240) <= 600, "a minute with too many, at " + end);
            assertEquals(650, server.taken().size());
        }
    }

    @Test
    void press_comes_before_the_public_of_a_release_that_is_going_out() throws IOException {
        var everybody = pipeline.people(PEOPLE, "example.org", ListKind.PUBLIC);
        var press = pipeline.people(40, "press.example", ListKind.PRESS);
        var order = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var second = new java.util.concurrent.atomic.AtomicReference<Release>();
        var plan = new FaultPlan();
        try (var server = new FaultServer(plan)) {
            plan.during(At.DOT, Fault.reply("451 never"), () -> {
                synchronized (second) {
                    order.add("mail");
                    boolean reached = server.taken().keySet().stream()
                                    .filter(it -> it.endsWith("press.example"))
                                    .count()
                            == 40;
                    if (reached) order.add("press reached");
                    if (order.size() == 100) {
                        second.set(pipeline.release(press));
                        order.add("press released");
                    }
                    return false;
                }
            });
            pipeline.over(patient(server));
            var first = pipeline.release(everybody);

            pipeline.house.deliver();

            int between = order.indexOf("press reached") - order.indexOf("press released");
            assertTrue(order.contains("press released") && order.contains("press reached"));
            assertTrue(between < 700, "the press waited for " + between + " mails");
            assertEquals(PEOPLE, pipeline.tally(first).accepted());
            assertEquals(40, pipeline.tally(second.get()).accepted());
        }
    }

    /** None of these servers is ever silent: who is slow is the machine, or has to do what a test wants between two mails. */
    private static MailSettings patient(FaultServer server) {
        return MailSettings.local(server.port(), Pipeline.CONNECTIONS, Duration.ofMinutes(1));
    }

    private Release release() {
        return pipeline.release(pipeline.people(PEOPLE, "example.org", ListKind.PUBLIC));
    }
}
