package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.statement.Letterhead;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U9: an approval is for what was looked at, and for nothing that came after it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VoidTest {

    @TempDir
    Path folder;

    private ReviewHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    private String words(Release release) {
        return house.house.core.releases.revisions(release).get(0).content().body();
    }

    @ParameterizedTest
    @EnumSource
    void a_text_saved_at_the_desk_takes_a_scheduled_release_from_the_clock(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.yes("ann", release);

        house.write("wen", "shelters", "Other words");

        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(Review.State.VOID, house.review(release).state());
        assertEquals("Other words", words(release), "and it says the new text from now on");
        var since = house.reviews.since(house.review(release));
        assertEquals(1, since.editions().size());
        assertTrue(since.facts().isEmpty());
        house.house.pass(Duration.ofHours(1));
        house.house.sweepAndDeliver();
        assertEquals(ReleaseState.DRAFT, house.state(release), "its time comes and nothing goes out");
        assertEquals(List.of(), house.house.mail.addresses());
    }

    @ParameterizedTest
    @EnumSource
    void of_a_release_that_is_taken_back_nobody_is_asked_any_more(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.plan("pia", house.write("wen", "news", "Words"));
        house.reviews.ask(release.id(), new Reviews.Request("pia", "", false));
        assertEquals(1, house.reviews.open(house.organisation).size());

        house.desks.sending().withdraw(house.as("pia"), house.of, release.id(), "not now");

        assertEquals(0, house.reviews.open(house.organisation).size());
        assertEquals(
                ReleaseState.WITHDRAWN,
                house.house.core.releases.byId(release.id()).state());
    }

    @ParameterizedTest
    @EnumSource
    void the_same_text_saved_again_takes_nothing_back(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.yes("ann", release);

        house.write("wen", "shelters", "Words");

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
    }

    @ParameterizedTest
    @EnumSource
    void another_edition_is_a_change_too_and_yes_to_half_of_it_is_lost(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        house.policy(new org.communique.review.Policy(
                org.communique.review.Policy.Way.VOICES, 2, List.of(), List.of(), 3, 0));
        var release = house.asked("shelters");
        house.yes("ann", release);

        house.grant("ben", org.communique.staff.Role.WRITER);
        house.write("ben", "shelters", "Other words");

        assertEquals(Review.State.VOID, house.review(release).state());
        house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
        assertEquals(new Ruling.Counted(1), house.yes("ann", release), "she has to say it again");
        assertEquals(new Ruling.Refused(Ruling.Why.OWN), house.yes("ben", release));
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_that_is_written_anew_takes_the_approval_back_and_shows_what_was_planned_before(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        var drafts = house.house.core.releases.drafts();
        var statement = house.house.core.statements.byId(release.statement());
        var plan = house.house.plan(statement, ReviewHouse.TEN.plus(Duration.ofHours(2)), java.util.Optional.empty());

        drafts.replan(
                        release.id(),
                        drafts.of(statement).orElseThrow().version(),
                        plan,
                        (db, id) -> house.reviews.planned(db, id, "pia"))
                .orElseThrow();

        assertEquals(Review.State.VOID, house.review(release).state());
        var facts = house.reviews.since(house.review(release)).facts();
        assertEquals(
                List.of("DUE", "LISTS"),
                facts.stream().map(it -> it.fact().name()).toList());
        assertEquals("alerts", facts.get(1).before());
    }

    @ParameterizedTest
    @EnumSource
    void a_letterhead_changed_later_changes_nothing_of_what_was_asked_for(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        var main = house.house.core.letterheads.main(house.organisation);
        house.house.core.letterheads.change(new Letterhead(
                main.id(),
                main.organisation(),
                main.slug(),
                true,
                new Letterhead.Identity(
                        Map.of("en", "Another name"), main.identity().sender(), ""),
                main.paper()));

        assertEquals(new Ruling.Approved(), house.yes("ann", release), "it was pinned with the plan");
    }

    @ParameterizedTest
    @EnumSource
    void what_changes_by_no_hand_of_the_desk_is_found_when_somebody_says_yes(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.house.core.store.run(
                db -> db.sql("UPDATE release SET due_at = due_at + 60000").update());

        assertEquals(new Ruling.Refused(Ruling.Why.CHANGED), house.yes("ann", release));

        assertEquals(Review.State.VOID, house.review(release).state());
        assertEquals(ReleaseState.DRAFT, house.state(release));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_out_stays_out_whatever_is_written_then(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.yes("ann", release);
        house.house.pass(Duration.ofHours(1));
        house.house.sweepAndDeliver();

        house.write("wen", "shelters", "Other words");

        assertEquals(ReleaseState.RELEASED, house.state(release));
        assertEquals("Words", words(release));
        assertEquals(Review.State.APPROVED, house.review(release).state());
    }

    @ParameterizedTest
    @EnumSource
    void of_a_change_and_the_release_in_the_same_moment_one_comes_first(Dialect dialect) throws Exception {
        house = new ReviewHouse(folder, dialect);
        var both = Executors.newFixedThreadPool(2);
        try {
            for (int n = 0; n < 8; n++) {
                var key = "race-" + n;
                var release = house.plan(
                        "wen",
                        house.write("wen", key, "Words"),
                        house.house.clock.instant().plusSeconds(60));
                house.reviews.ask(release.id(), new Reviews.Request("wen", "", false));
                house.yes("ann", release);
                house.house.pass(Duration.ofSeconds(60));
                var start = new CyclicBarrier(2);
                var writing = both.submit(() -> {
                    start.await();
                    return house.write("wen", key, "Other words");
                });
                var sending = both.submit(() -> {
                    start.await();
                    house.house.sweep();
                    return null;
                });
                writing.get();
                sending.get();
                house.house.sweep();
                oneOfTwo(release);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private void oneOfTwo(Release release) {
        boolean out = house.state(release) == ReleaseState.RELEASED;
        assertEquals(out ? ReleaseState.RELEASED : ReleaseState.DRAFT, house.state(release));
        assertEquals(out ? "Words" : "Other words", words(release));
        assertEquals(
                out ? Review.State.APPROVED : Review.State.VOID,
                house.review(release).state());
        assertEquals(out ? 2 : 0, house.house.core.dispatches.of(release.id()).size(), "channels that have it");
    }
}
