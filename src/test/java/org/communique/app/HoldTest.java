package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.release.InvalidRelease;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The time between a decision and the first message, in which it can be taken back completely. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldTest {

    private static final Duration HOLD = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void withdrawing_within_the_hold_leaves_no_trace_outside(Dialect dialect) {
        var alerts = alerts(dialect);
        var release = house.release(house.statement("safe", "en"), house.decisions.earliest(), alerts);
        house.pass(HOLD.minusMillis(1));
        house.sweepAndDeliver();

        house.decisions.withdraw(release.id(), "a name is wrong");
        house.pass(Duration.ofMinutes(2));
        house.sweepAndDeliver();

        assertEquals(0, house.mail.parcels.size() + house.feed.parcels.size());
        for (var table : List.of("dispatch", "delivery", "exclusion", "published"))
            assertEquals(0, count(table), table);
    }

    @ParameterizedTest
    @EnumSource
    void without_a_second_thought_it_goes_out_when_the_hold_ends(Dialect dialect) {
        var alerts = alerts(dialect);
        house.release(house.statement("safe", "en"), house.decisions.earliest(), alerts);

        house.pass(HOLD);
        house.sweepAndDeliver();

        assertEquals(2, house.mail.parcels.size() + house.feed.parcels.size());
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_that_leaves_less_time_is_refused_with_the_earliest_instant(Dialect dialect) {
        var alerts = alerts(dialect);
        var statement = house.statement("safe", "en");

        var refused = assertThrows(
                InvalidRelease.class,
                () -> house.release(statement, NINE.plus(HOLD).minusMillis(1001), alerts));

        assertEquals("at", refused.field());
        assertTrue(refused.getMessage().contains("the earliest time is 2026-10-18T09:00:31Z"), refused.getMessage());
        house.release(statement, NINE.plus(HOLD), alerts);
    }

    @ParameterizedTest
    @EnumSource
    void the_earliest_instant_is_not_refused_because_the_clock_went_on(Dialect dialect) {
        var alerts = alerts(dialect);
        var statement = house.statement("safe", "en");
        var earliest = house.decisions.earliest();

        house.pass(Duration.ofMillis(900));

        assertEquals(earliest, house.release(statement, earliest, alerts).dueAt());
    }

    @ParameterizedTest
    @EnumSource
    void an_advance_copy_is_held_as_well(Dialect dialect) {
        house = new TestHouse(folder, dialect, HOLD);
        var press = house.list("press", ListKind.PRESS, "p@example.org,en");
        var statement = house.statement("safe", "en");

        assertThrows(
                InvalidRelease.class,
                () -> house.embargoed(statement, NINE.plusSeconds(3600), NINE.plusSeconds(28), press, press));
    }

    private ContactList alerts(Dialect dialect) {
        house = new TestHouse(folder, dialect, HOLD);
        return house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
    }

    private long count(String table) {
        return house.core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
