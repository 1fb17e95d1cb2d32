package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.release.InvalidRelease;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.communique.workspace.SendingDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pause, continue, stop and restart in any order (U11), on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SendingControlsTest {

    private static final int PEOPLE = 90;
    private static final int ORDERS = 8;

    @TempDir
    Path folder;

    private TestHouse house;
    private String of;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void in_any_order_each_recipient_gets_it_once_or_is_kept_unsent_and_nobody_is_lost(Dialect dialect) {
        open(dialect);
        for (int seed = 1; seed <= ORDERS; seed++) {
            var random = new Random(seed);
            house.mail.parcels.clear();
            var release = release("news-" + seed);

            for (int steps = 0; !over(release); steps++) {
                step(random, release, steps);
                var tally = house.tally(release, "mail", "public");
                assertTrue(tally.conserved(), "seed " + seed + ": " + tally);
            }

            var tally = house.tally(release, "mail", "public");
            var once = new HashSet<>(house.mail.addresses());
            assertEquals(house.mail.parcels.size(), once.size(), "twice, seed " + seed);
            assertEquals(tally.accepted(), once.size(), "seed " + seed);
            assertEquals(PEOPLE, tally.accepted() + tally.excluded().getOrDefault("stopped", 0L), "seed " + seed);
        }
    }

    private void step(Random random, Release release, int steps) {
        int dice = random.nextInt(10);
        if (dice < 4) deliver(random, release);
        else if (dice < 6) desk().pause(Actor.console(), of, release.id(), "test");
        else if (dice < 8) desk().resume(Actor.console(), of, release.id());
        else if (dice < 9) house.restart();
        else if (steps > 10) desk().stop(Actor.console(), of, release.id());
    }

    /** Some, and then somebody presses a button in the middle of it. */
    private void deliver(Random random, Release release) {
        int enough = house.mail.parcels.size() + 1 + random.nextInt(PEOPLE / 2);
        house.mail.answer = parcel -> {
            if (house.mail.parcels.size() == enough) desk().pause(Actor.console(), of, release.id(), "test");
            return new Outcome.Accepted("250 ok");
        };
        house.deliver();
    }

    private boolean over(Release release) {
        return house.tally(release, "mail", "public").over();
    }

    @ParameterizedTest
    @EnumSource
    void a_second_click_changes_nothing_and_is_told_so(Dialect dialect) {
        open(dialect);
        var release = release("news");

        assertTrue(desk().pause(Actor.console(), of, release.id(), "test") > 0);
        assertEquals(0, desk().pause(Actor.console(), of, release.id(), "again"));
        assertTrue(desk().resume(Actor.console(), of, release.id()) > 0);
        assertEquals(0, desk().resume(Actor.console(), of, release.id()));
        assertTrue(desk().stop(Actor.console(), of, release.id()) > 0);
        assertEquals(0, desk().stop(Actor.console(), of, release.id()));
        assertEquals(0, desk().resume(Actor.console(), of, release.id()), "what was stopped stays so");
        var deeds = house.core.audit.newest(release.organisation(), 3).stream()
                .map(it -> it.entry().action())
                .toList();
        assertEquals(java.util.List.of("release.stopped", "release.continued", "release.paused"), deeds);
    }

    @ParameterizedTest
    @EnumSource
    void what_has_not_left_is_taken_back_and_what_has_left_is_not(Dialect dialect) {
        open(dialect);
        var list = house.core.lists.all(1).get(0);
        var early = house.release(house.statement("early", "en"), NINE.plusSeconds(30), list);

        desk().withdraw(Actor.console(), of, early.id(), "taken back");
        house.pass(java.time.Duration.ofMinutes(1));
        house.sweepAndDeliver();

        assertEquals(
                ReleaseState.WITHDRAWN, house.core.releases.byId(early.id()).state());
        assertEquals(0, house.mail.parcels.size());
        assertEquals(
                "release.withdrawn",
                house.core.audit.newest(early.organisation(), 1).get(0).entry().action());
        var late = release("late");
        try {
            desk().withdraw(Actor.console(), of, late.id(), "too late");
            throw new AssertionError("it has left");
        } catch (InvalidRelease tooLate) {
            assertTrue(tooLate.getMessage().contains("too late"), tooLate.getMessage());
        }
        assertEquals(Map.of(), house.tally(late, "mail", "public").excluded());
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        of = house.core.organisations.all().get(0).slug();
        house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
    }

    /** Frozen; nothing has left by mail. */
    private Release release(String key) {
        var list = house.core.lists.all(1).get(0);
        var release = house.release(house.statement(key, "en"), house.clock.instant(), list);
        house.sweep();
        return release;
    }

    private SendingDesk desk() {
        return house.core.desks().sending();
    }
}
