package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communique.audience.ListKind;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Policy;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U9: whoever comes in the same instant, one comes first, and nothing goes out that was not approved as it goes out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180) // who waits for ever has failed
class ApprovalRaceTest {

    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private ReviewHouse house;

    @AfterEach
    void close() {
        pool.shutdownNow();
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void two_approvers_in_one_instant_are_two_voices_and_one_approval(Dialect dialect) throws Exception {
        house = new ReviewHouse(folder, dialect);
        house.policy(new Policy(Policy.Way.VOICES, 2, List.of(), List.of(), 3, 0));
        for (int n = 0; n < ROUNDS; n++) {
            var release = house.asked("two-" + n);

            var rulings = together(List.of(() -> house.yes("ann", release), () -> house.yes("ben", release)));

            assertEquals(Set.of(new Ruling.Counted(1), new Ruling.Approved()), Set.copyOf(rulings));
            assertEquals(ReleaseState.SCHEDULED, house.state(release));
            assertEquals(2, house.review(release).voices().size());
        }
        assertEquals(
                ROUNDS,
                house.actions().stream().filter("release.scheduled"::equals).count());
    }

    @ParameterizedTest
    @EnumSource
    void where_one_is_enough_the_second_of_two_comes_too_late(Dialect dialect) throws Exception {
        house = new ReviewHouse(folder, dialect);
        for (int n = 0; n < ROUNDS; n++) {
            var release = house.asked("one-" + n);

            var rulings = together(List.of(() -> house.yes("ann", release), () -> house.yes("ben", release)));

            assertEquals(Set.of(new Ruling.Approved(), new Ruling.Refused(Ruling.Why.ENDED)), Set.copyOf(rulings));
            assertEquals(1, house.review(release).voices().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_an_approval_an_edit_and_the_clock_do_in_one_instant_only_approved_words_go_out(Dialect dialect)
            throws Exception {
        house = new ReviewHouse(folder, dialect);
        var out = new TreeSet<String>();
        for (int n = 0; n < 2 * ROUNDS; n++) {
            var key = "three-" + n;
            var release = house.plan(
                    "wen",
                    house.write("wen", key, "Words"),
                    house.house.clock.instant().plusSeconds(60));
            house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
            boolean waits = n % 2 == 0;
            if (!waits) house.yes("ann", release);
            house.house.pass(Duration.ofSeconds(waits ? 0 : 60));

            together(List.of(
                    () -> house.write("wen", key, "Other words"),
                    () -> waits ? house.yes("ann", release) : again(release),
                    this::sweep));
            house.house.pass(Duration.ofSeconds(60));
            sweep();

            mustBeApproved(release);
            out.add(house.state(release).code());
        }
        assertTrue(out.contains("draft") || out.contains("released"), "either came first: " + out);
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_between_the_bell_and_the_freeze_keeps_the_advance_copies_back(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var press = house.house.list("press", ListKind.PRESS, "p@example.org,en");
        var statement = house.write("wen", "early", "Words");
        var now = house.house.clock.instant();
        var release = house.house.embargoed(statement, now.plus(Duration.ofHours(1)), now, press);
        var moment = house.house.decisions.moment(release.id()).orElseThrow();

        house.write("wen", "early", "Other words");

        assertThrows(IllegalStateException.class, () -> house.house.handover.freeze(moment));
        assertEquals(List.of(), house.house.core.dispatches.of(release.id()));
        assertEquals(ReleaseState.DRAFT, house.state(release));
    }

    private Ruling again(Release release) {
        house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
        return house.yes("ben", release);
    }

    private Object sweep() {
        house.house.sweepAndDeliver();
        return "";
    }

    /** What went out says what the approved revisions say, and the approval is of their hash. */
    private void mustBeApproved(Release release) {
        var proof = ReviewRooms.proof(house.house.core);
        assertTrue(proof.decided().stream().allMatch(proof::holds), () -> "release " + release.id());
        var approved = house.approved(release);
        var sent = house.wentOut(release);
        assertTrue(approved.containsAll(sent), approved + " were approved and went out: " + sent);
        assertEquals(house.state(release) == ReleaseState.RELEASED, !sent.isEmpty());
    }

    private List<Object> together(List<Callable<Object>> steps) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(steps.size());
        var futures = new ArrayList<Future<Object>>();
        for (var it : steps)
            futures.add(pool.submit(() -> {
                start.await();
                return it.call();
            }));
        var results = new ArrayList<Object>();
        for (var it : futures) results.add(it.get());
        return results;
    }
}
