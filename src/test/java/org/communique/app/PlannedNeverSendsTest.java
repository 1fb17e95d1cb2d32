package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.release.Embargo;
import org.communique.release.Narrowing;
import org.communique.release.Plan;
import org.communique.release.ReleaseState;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan shows in the calendar and sends nothing, whatever the clock says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannedNeverSendsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void neither_a_sweep_nor_a_restart_nor_ten_years_send_what_is_planned(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var plan = plan(house);
            var planned = house.core.releases.drafts().plan(plan).orElseThrow();

            for (var time :
                    List.of(Duration.ZERO, Duration.ofMinutes(31), Duration.ofMinutes(31), Duration.ofDays(3653))) {
                house.pass(time);
                assertEquals(List.of(), house.core.releases.awaiting());
                assertEquals(Optional.empty(), house.decisions.moment(planned.id()));
                house.sweepAndDeliver();
                house.restart();
                house.decisions.wind();
                house.sweepAndDeliver();
            }

            assertEquals(
                    ReleaseState.DRAFT, house.core.releases.byId(planned.id()).state());
            assertEquals(List.of(), house.mail.parcels);
            assertEquals(List.of(), house.feed.parcels);
            assertEquals(List.of(), house.core.dispatches.all());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_is_written_anew_as_long_as_nobody_has_decided_and_by_whoever_saw_the_last(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var drafts = house.core.releases.drafts();
            var plan = plan(house);
            var planned = drafts.plan(plan).orElseThrow();
            assertEquals(Optional.empty(), drafts.plan(plan), "a statement has one plan");
            long first = drafts.of(plan.statement()).orElseThrow().version();
            house.edition("k", "en", "statement", "", "Other words");
            var other = new Plan(
                    plan.statement(), List.of(plan.lists().get(0)), plan.time(), Optional.empty(), List.of("mail"));

            var again = drafts.replan(planned.id(), first, other).orElseThrow();

            assertEquals(planned.id(), again.id());
            assertEquals(
                    List.of("Other words"),
                    house.core.releases.revisions(again).stream()
                            .map(it -> it.content().body().strip())
                            .toList());
            assertEquals(other.lists(), drafts.plan(again).lists());
            assertTrue(drafts.plan(again).embargo().isEmpty()
                    && drafts.plan(again).narrowing().equals(Narrowing.NONE));
            assertEquals(List.of("mail"), drafts.plan(again).channels());
            assertEquals(Optional.empty(), drafts.replan(planned.id(), first, plan), "she saw the plan before");
            long second = drafts.of(plan.statement()).orElseThrow().version();
            assertTrue(drafts.discard(planned.id(), "test"));
            assertEquals(Optional.empty(), drafts.replan(planned.id(), second, plan), "it is gone");
            assertTrue(!drafts.discard(planned.id(), "test"));
            assertEquals(Optional.empty(), drafts.of(plan.statement()));
        }
    }

    private static Plan plan(TestHouse house) {
        var press = house.list("press", ListKind.PRESS, "ana@example.org,en");
        var alerts = house.list("alerts", ListKind.PUBLIC, "bea@example.org,en");
        var statement = house.statement("k", "en");
        var segment = house.core.segments.save(statement.organisation(), "english", "language = en");
        var due = house.clock.instant().plus(Duration.ofHours(1));
        var embargo = new Embargo(house.clock.instant().plus(Duration.ofMinutes(30)), List.of(press.id()));
        return house.plan(statement, due, Optional.of(embargo), alerts)
                .within(new Narrowing(List.of(segment.id()), List.of(), List.of(), List.of()));
    }
}
