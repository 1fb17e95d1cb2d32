package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Halts;
import org.communique.delivery.Outcome;
import org.communique.release.LedgerAudience;
import org.communique.release.Moment;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps of several statements, and what others commit between two of them. On PostgreSQL each statement sees what is committed when
 * it begins; here somebody is in the way until just that has happened.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120) // who waits for ever has failed
class BesideTest {

    private static final int PEOPLE = 20;

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<CompletableFuture<Void>> others = new ConcurrentLinkedQueue<>();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.POSTGRESQL);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_joins_a_list_while_it_is_frozen_is_in_the_ledger_or_not_at_all() {
        var list = list("alerts", ListKind.PUBLIC);
        var release = house.release(house.statement("safe", "en"), NINE, list);

        inTheWayOf("exclusion", () -> {
            beside(house::sweep);
            blocked(1);
            apart(() -> house.list("alerts", ListKind.PUBLIC, "late@example.org,en"));
        });

        var tally = house.tally(release, "mail", "public");
        assertEquals(PEOPLE, tally.dispatch().candidates());
        assertTrue(tally.conserved() && tally.pending() == PEOPLE, tally.toString());
    }

    @Test
    void an_advance_copy_that_is_being_claimed_when_the_embargo_ends_leaves_and_is_not_superseded() {
        var press = list("press", ListKind.PRESS);
        var release = house.embargoed(house.statement("safe", "en"), NINE.plus(Duration.ofHours(1)), NINE, press);
        house.sweep();
        house.pass(Duration.ofHours(1));

        house.core.store.rehearse(db -> {
            int claimed = db.sql("UPDATE delivery SET state = 'submitting' WHERE contact > 0 AND contact % 2 = 0")
                    .update();
            apart(house::sweep);
            return claimed;
        });
        house.deliver();

        var advance = house.tally(release, "mail", "advance");
        assertTrue(advance.accepted() > 0 && advance.excluded().get("superseded") > 0, advance.toString());
        assertTrue(advance.conserved(), advance.toString());
        assertTrue(house.tally(release, "mail", "public").conserved());
        assertEquals(PEOPLE, house.mail.parcels.size());
        assertEquals(PEOPLE, Set.copyOf(house.mail.addresses()).size(), "each has one mail, of either kind");
    }

    @Test
    void of_two_releases_to_those_who_were_not_reached_one_finds_whom_the_other_reaches() {
        var list = list("alerts", ListKind.PUBLIC);
        var first = house.release(house.statement("safe", "en"), NINE, list);
        house.mail.answer = parcel -> new Outcome.Rejected("550 5.7.1 policy", Fault.POLICY);
        house.sweepAndDeliver();
        house.mail.parcels.clear();
        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        var again = List.of(again(first, list), again(first, list));
        var moments = again.stream()
                .map(it -> house.decisions.moment(it.id()).orElseThrow())
                .toList();

        inTheWayOf("exclusion", () -> {
            for (Moment it : moments) beside(() -> house.handover.end(house.handover.freeze(it)));
            blocked(2);
        });
        house.deliver();

        assertEquals(PEOPLE, house.mail.parcels.size());
        assertEquals(PEOPLE, Set.copyOf(house.mail.addresses()).size());
    }

    @Test
    void what_is_settled_while_its_node_is_given_up_is_not_written_down_as_in_doubt() {
        var release = house.release(house.statement("safe", "en"), NINE, list("alerts", ListKind.PUBLIC));
        house.sweep();
        house.core.store.run(db -> db.sql("""
                        UPDATE delivery SET state = 'submitting', attempts = 1, owner = 'another', lease_until = 0
                        WHERE contact > 0
                        """).update());

        house.core.store.run(db -> {
            db.sql("UPDATE delivery SET state = 'accepted', settled_at = 1 WHERE contact > 0 AND contact % 2 = 0")
                    .update();
            beside(house.core.deliveries::recover);
            blocked(1);
        });
        await();

        var tally = house.tally(release, "mail", "public");
        assertTrue(tally.accepted() > 0 && tally.uncertain() > 0 && tally.conserved(), tally.toString());
        assertEquals(tally.uncertain(), count("SELECT count(*) FROM delivery_event WHERE event = 'uncertain'"));
    }

    @Test
    void what_is_over_is_ended_at_once_though_the_clock_goes_on_meanwhile() {
        var release = house.release(house.statement("safe", "en"), NINE, list("alerts", ListKind.PUBLIC));
        house.sweep();
        house.pass(Duration.ofDays(3));

        new Halts(house.core.store, going(house.clock.instant())).stop(0);

        var tally = house.tally(release, "mail", "public");
        assertTrue(tally.rejected() == PEOPLE && tally.conserved(), tally.toString());
        assertEquals(PEOPLE, count("SELECT count(*) FROM delivery_event WHERE event = 'rejected'"));
    }

    @Test
    void of_two_who_plan_a_statement_in_one_instant_the_second_finds_the_plan_of_the_first() {
        var statement = house.statement("safe", "en");
        var plan = house.plan(statement, NINE.plus(Duration.ofHours(1)), Optional.empty());
        var second = new CompletableFuture<Optional<Release>>();

        var first = house.core.releases.drafts().plan(plan, (db, id) -> {
            beside(() -> second.complete(house.core.releases.drafts().plan(plan)));
            while (!second.isDone() && waiting() == 0) Thread.onSpinWait();
        });
        await();

        assertTrue(first.isPresent());
        assertEquals(Optional.empty(), second.join());
        assertEquals(1, count("SELECT count(*) FROM release"));
    }

    private ContactList list(String slug, ListKind kind) {
        return house.list(
                slug,
                kind,
                IntStream.range(0, PEOPLE)
                        .mapToObj(n -> "p" + n + "@example.org,en")
                        .toArray(String[]::new));
    }

    private Release again(Release first, ContactList list) {
        var plan = new Plan(
                house.core.statements.byId(first.statement()),
                List.of(list.id()),
                new ReleaseTime(house.clock.instant(), first.zone()),
                Optional.empty(),
                List.of("mail"));
        return house.decisions.decide(plan.to(new LedgerAudience(first.id(), false)));
    }

    /** Until the step has ended nobody else writes into the table. */
    private void inTheWayOf(String table, Runnable step) {
        house.core.store.run(db -> {
            db.sql("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE").update();
            step.run();
        });
        await();
    }

    private void beside(Runnable step) {
        others.add(CompletableFuture.runAsync(step));
    }

    /** On a connection of its own, committed when this returns. */
    private static void apart(Runnable step) {
        CompletableFuture.runAsync(step).orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void await() {
        for (var it = others.poll(); it != null; it = others.poll())
            it.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Returns when so many wait for somebody. */
    private void blocked(int many) {
        while (waiting() < many) Thread.onSpinWait();
    }

    private long waiting() {
        return count(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
    }

    private long count(String sql) {
        return house.core.store.read().sql(sql).query(Long.class).single();
    }

    /** A clock that is a millisecond further at each look. */
    private static Clock going(Instant from) {
        var millis = new AtomicLong(from.toEpochMilli());
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
