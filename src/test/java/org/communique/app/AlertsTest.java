package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.delivery.Alerts;
import org.communique.delivery.Fault;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person must look at is shown until it is mended. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertsTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void status_and_doctor_say_why_a_dispatch_paused_itself_and_continuing_ends_it(Dialect dialect) {
        var release = refusedByEverybody(dialect);

        program.run(house, "release", "status", Long.toString(release.id()));
        assertTrue(program.out.contains("PAUSED: "), program.out);
        assertTrue(program.out.contains("ALERT  paused, dispatch "), program.out);
        assertTrue(program.out.contains("ALERT  authentication, dispatch "), program.out);
        assertFalse(program.out.contains("@example.org"), "no address");
        assertEquals(1, program.run(house, "doctor"));
        assertTrue(program.out.contains("ALERT  paused"), program.out);

        new Halts(house.core.store, house.clock).resume(release.id());

        program.run(house, "release", "status", Long.toString(release.id()));
        assertFalse(program.out.contains("ALERT  paused"), program.out);
        assertTrue(program.out.contains("ALERT  authentication"), "it was not mended by that");
        var alerts = new Alerts(house.core.store, house.clock);
        assertEquals(0, alerts.count(Alerts.Kind.PAUSED));
        assertEquals(1, alerts.count(Alerts.Kind.AUTHENTICATION));
    }

    @ParameterizedTest
    @EnumSource
    void stopping_what_paused_itself_ends_the_alert_too(Dialect dialect) {
        var release = refusedByEverybody(dialect);

        new Halts(house.core.store, house.clock).stop(release.id());

        program.run(house, "release", "status", Long.toString(release.id()));
        assertFalse(program.out.contains("ALERT  paused"), program.out);
    }

    @ParameterizedTest
    @EnumSource
    void an_alert_is_forgotten_after_seven_days(Dialect dialect) {
        refusedByEverybody(dialect);

        house.pass(Duration.ofDays(8));
        program.run(house, "doctor");

        assertFalse(program.out.contains("ALERT"), program.out);
    }

    private Release refusedByEverybody(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var people = IntStream.range(0, 100)
                .mapToObj(i -> "p" + i + "@example.org,en")
                .toArray(String[]::new);
        var alerts = house.list("alerts", ListKind.PUBLIC, people);
        house.mail.answer = parcel -> new Outcome.Rejected("550 5.7.26 not authenticated", Fault.AUTHENTICATION);
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweepAndDeliver();
        return release;
    }
}
