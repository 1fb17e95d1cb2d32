package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.release.LedgerAudience;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people can do while a release goes out, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HaltsTest {

    private static final int PEOPLE = 300;

    @TempDir
    Path folder;

    private TestHouse house;
    private Halts halts;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_pause_in_the_middle_of_a_batch_hands_back_what_waits_and_continuing_reaches_everybody_once(Dialect dialect) {
        var release = releaseTo(alerts(dialect));
        house.mail.answer = parcel -> {
            if (house.mail.parcels.size() == 10) {
                halts.pause(release.id(), "a typing error was seen");
                while (submitting(release) > 1) Thread.onSpinWait();
            }
            return new Outcome.Accepted("250 ok");
        };

        house.sweepAndDeliver();

        assertEquals(10, house.mail.parcels.size());
        var paused = house.tally(release, "mail", "public");
        assertEquals(Optional.of("a typing error was seen"), paused.dispatch().pause());
        assertTrue(paused.pending() == PEOPLE - 10 && paused.submitting() == 0 && paused.conserved());

        house.deliver();
        assertEquals(10, house.mail.parcels.size(), "still paused");

        halts.resume(release.id());
        house.deliver();
        assertEquals(PEOPLE, house.mail.parcels.size());
        assertEquals(PEOPLE, Set.copyOf(house.mail.addresses()).size());
        assertTrue(house.tally(release, "mail", "public").complete());
    }

    @ParameterizedTest
    @EnumSource
    void a_pause_survives_a_restart(Dialect dialect) {
        var release = releaseTo(alerts(dialect));
        house.sweep();
        halts.pause(release.id(), "wait");

        house.restart();
        house.deliver();

        assertEquals(0, house.mail.parcels.size());
        new Halts(house.core.store, house.clock).resume(release.id());
        house.deliver();
        assertEquals(PEOPLE, house.mail.parcels.size());
    }

    @ParameterizedTest
    @EnumSource
    void stopping_leaves_out_whose_turn_had_not_come_and_again_reaches_exactly_those(Dialect dialect) {
        var list = alerts(dialect);
        var release = releaseTo(list);
        house.mail.answer = parcel -> {
            if (house.mail.parcels.size() == 20) {
                halts.stop(release.id());
                while (submitting(release) > 1) Thread.onSpinWait();
            }
            return new Outcome.Accepted("250 ok");
        };
        house.sweepAndDeliver();
        var stopped = house.tally(release, "mail", "public");
        assertEquals("cancelled", stopped.dispatch().state());
        assertEquals(Map.of("stopped", PEOPLE - 20L), stopped.excluded());
        assertTrue(stopped.accepted() == 20 && stopped.conserved() && stopped.complete());

        var again = again(release, list, false);
        house.sweepAndDeliver();

        assertEquals(PEOPLE - 20, house.tally(again, "mail", "public").accepted());
        assertTrue(house.tally(again, "mail", "public").conserved());
        assertEquals(PEOPLE, Set.copyOf(house.mail.addresses()).size());
        assertEquals(PEOPLE, house.mail.parcels.size(), "nobody twice");

        var third = again(release, list, false);
        house.sweepAndDeliver();
        assertEquals(0, house.tally(third, "mail", "public").dispatch().candidates(), "everybody has it by now");
    }

    @Test
    void who_is_being_claimed_while_a_dispatch_stops_is_left_out_only_once_and_only_when_free() {
        var release = releaseTo(alerts(Dialect.POSTGRESQL));
        house.sweep();

        house.core.store.rehearse(db -> {
            int claimed = db.sql("UPDATE delivery SET state = 'submitting' WHERE contact > 0 AND contact % 2 = 0")
                    .update();
            CompletableFuture.runAsync(() -> halts.stop(release.id()))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            return claimed;
        });
        var beside = house.tally(release, "mail", "public");
        house.deliver();

        assertTrue(beside.pending() > 0 && beside.excluded().get("stopped") > 0, beside.toString());
        assertTrue(beside.conserved(), beside.toString());
        var after = house.tally(release, "mail", "public");
        assertEquals(Map.of("stopped", (long) PEOPLE), after.excluded());
        assertTrue(after.conserved() && house.mail.parcels.isEmpty(), after.toString());
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60) // to wait for ever is what it must not do
    void what_is_in_doubt_when_a_dispatch_is_stopped_stays_so_and_nobody_waits_for_it(Dialect dialect) {
        var release = releaseTo(alerts(dialect));
        house.mail.answer = parcel -> {
            halts.stop(release.id());
            return new Outcome.Uncertain("the line was cut after the dot", house.clock.instant());
        };

        house.sweepAndDeliver();

        assertTrue(house.tally(release, "mail", "public").uncertain() > 0);
        var program = new Commands();
        assertEquals(0, program.run(house, "release", "status", "1", "--follow"), program.err);
        assertTrue(program.out.contains(" uncertain"), program.out);
    }

    @ParameterizedTest
    @EnumSource
    void a_correction_can_go_to_exactly_those_who_received_the_first(Dialect dialect) {
        var list = alerts(dialect);
        var release = releaseTo(list);
        house.mail.answer = parcel -> parcel.recipient().orElseThrow().address().startsWith("p1")
                ? new Outcome.Rejected("550 5.7.1 policy", Fault.POLICY)
                : new Outcome.Accepted("250 ok");
        house.sweepAndDeliver();
        var received = new TreeSet<>(house.mail.addresses());
        received.removeIf(it -> it.startsWith("p1"));
        house.mail.parcels.clear();
        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");

        again(release, list, true);
        house.sweepAndDeliver();

        assertEquals(received, new TreeSet<>(house.mail.addresses()));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_tried_after_the_deadline(Dialect dialect) {
        var list = alerts(dialect);
        house.mail.answer = parcel -> new Outcome.Deferred("451 later", house.clock.instant());
        var statement = house.statement("safe", "en");
        var release = house.decisions.decide(
                house.plan(statement, NINE, Optional.empty(), list).until(Optional.of(NINE.plusSeconds(900))));
        house.sweepAndDeliver();
        house.mail.parcels.clear();

        house.pass(Duration.ofMinutes(16));
        house.deliver();

        var tally = house.tally(release, "mail", "public");
        assertEquals(0, house.mail.parcels.size());
        assertTrue(tally.rejected() == PEOPLE && tally.complete() && tally.conserved());
        assertEquals("submitted", tally.dispatch().state());
    }

    private ContactList alerts(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        halts = new Halts(house.core.store, house.clock);
        return house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
    }

    private Release releaseTo(ContactList list) {
        return house.release(house.statement("safe", "en"), NINE, list);
    }

    private Release again(Release first, ContactList list, boolean reached) {
        return house.decisions.decide(new Plan(
                        house.core.statements.byId(first.statement()),
                        List.of(list.id()),
                        new ReleaseTime(house.clock.instant(), first.zone()),
                        Optional.empty(),
                        List.of("mail"))
                .to(new LedgerAudience(first.id(), reached)));
    }

    private long submitting(Release release) {
        return house.tally(release, "mail", "public").submitting();
    }
}
