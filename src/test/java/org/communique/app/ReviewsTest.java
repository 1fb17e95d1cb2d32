package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.release.InvalidRelease;
import org.communique.release.ReleaseState;
import org.communique.review.Policy;
import org.communique.review.Policy.Way;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.review.Ruling.Why;
import org.communique.review.Say;
import org.communique.staff.Role;
import org.communique.statement.Kind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U9 and ASVS 2.3.5: nothing of the desk goes out that nobody else has said yes to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewsTest {

    @TempDir
    Path folder;

    private ReviewHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_somebody_else_has_approved_is_scheduled_at_once_and_goes_out_at_its_time(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        assertEquals(ReleaseState.DRAFT, house.state(release), "nobody has said anything");
        assertEquals(List.of(house.review(release)), house.reviews.open(house.organisation));

        assertEquals(new Ruling.Approved(), house.yes("ann", release));

        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertEquals(List.of(), house.reviews.open(house.organisation));
        house.house.pass(Duration.ofHours(1));
        house.house.sweepAndDeliver();
        assertEquals(ReleaseState.RELEASED, house.state(release));
        assertEquals(
                List.of("review.asked", "review.yes", "release.scheduled"),
                house.actions().stream().filter(it -> it.startsWith("re")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void nobody_approves_what_she_wrote_planned_or_asked_for_herself(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        for (var it : List.of("wen", "pia", "zoe")) house.grant(it, Role.APPROVER);
        var statement = house.write("wen", "shelters", "Words");
        house.grant("zoe", Role.WRITER);
        house.write("zoe", "shelters", "Other words");
        var release = house.plan("pia", statement);
        house.grant("kim", Role.APPROVER);
        house.reviews.ask(release.id(), new Reviews.Request("kim", "", false));

        for (var it : List.of("wen", "zoe", "pia", "kim"))
            assertEquals(new Ruling.Refused(Why.OWN), house.yes(it, release), it);

        assertEquals(Set.of("ann", "ben", "cas"), house.reviews.asked(house.review(release)));
        assertEquals(ReleaseState.DRAFT, house.state(release));
    }

    @ParameterizedTest
    @EnumSource
    void two_of_three_have_to_be_two_people_whom_the_policy_names(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        house.policy(new Policy(Way.VOICES, 2, List.of("ann", "ben"), List.of(), 3, 0));
        var release = house.asked("shelters");

        assertEquals(new Ruling.Refused(Why.NOT_ASKED), house.yes("cas", release));
        assertEquals(new Ruling.Counted(1), house.yes("ann", release));
        assertEquals(new Ruling.Refused(Why.SAID), house.yes("ann", release));
        assertEquals(ReleaseState.DRAFT, house.state(release));

        assertEquals(new Ruling.Approved(), house.yes("ben", release));
        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertEquals(new Ruling.Refused(Why.ENDED), house.yes("cas", release));
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_can_want_approvers_who_have_another_role_as_well_and_be_of_one_kind(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        house.grant("ben", Role.PRESS_DESK);
        var press = new Policy(Way.VOICES, 1, List.of(), List.of("press-desk"), 3, 0);
        house.policy(Optional.of(Kind.NEWS), press);
        assertEquals(Policy.DEFAULT, house.reviews.policies().of(house.organisation, Kind.STATEMENT));
        house.policy(press);
        var release = house.asked("shelters");

        assertEquals(new Ruling.Refused(Why.NOT_ASKED), house.yes("ann", release));
        assertEquals(new Ruling.Approved(), house.yes("ben", release));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_sent_back_says_why_and_can_be_asked_for_again(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");

        assertEquals(new Ruling.Refused(Why.NO_NOTE), house.say("ann", release, false, " "));
        assertEquals(new Ruling.Returned(), house.say("ann", release, false, "The figure is wrong."));

        assertEquals(Review.State.RETURNED, house.review(release).state());
        assertEquals(ReleaseState.DRAFT, house.state(release));
        assertEquals(new Ruling.Refused(Why.ENDED), house.yes("ben", release));
        assertEquals(
                new Ruling.Counted(1), house.reviews.ask(release.id(), new Reviews.Request("wen", "Mended.", false)));
        assertEquals(new Ruling.Approved(), house.yes("ann", release));
    }

    @ParameterizedTest
    @EnumSource
    void it_cannot_be_asked_for_twice_nor_too_late_nor_where_too_few_may_approve_it(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        var again = new Reviews.Request("pia", "", false);
        assertEquals(new Ruling.Refused(Why.ASKED), house.reviews.ask(release.id(), again));

        var late = house.planned("late");
        house.house.pass(Duration.ofHours(2));
        assertEquals(new Ruling.Refused(Why.TOO_LATE), house.reviews.ask(late.id(), again));

        house.policy(new Policy(Way.VOICES, 4, List.of(), List.of(), 3, 0));
        var wide = house.plan("wen", house.write("wen", "wide", "Words"), ReviewHouse.TEN.plus(Duration.ofDays(1)));
        assertEquals(new Ruling.Refused(Why.TOO_FEW), house.reviews.ask(wide.id(), again));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_approved_after_its_time_waits_for_another_time(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.house.pass(Duration.ofHours(2));

        assertEquals(new Ruling.Approved(), house.yes("ann", release));

        assertEquals(ReleaseState.APPROVED, house.state(release));
        house.house.sweepAndDeliver();
        assertEquals(ReleaseState.APPROVED, house.state(release), "it does not go out by itself");
    }

    @ParameterizedTest
    @EnumSource
    void another_hash_than_the_one_that_was_asked_for_is_refused(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");

        assertEquals(
                new Ruling.Refused(Why.CHANGED),
                house.reviews.say(release.id(), new Say("ann", true, "00".repeat(32), "", false)));
        assertEquals(Review.State.OPEN, house.review(release).state(), "hers was old, what was asked for is not");
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_go_out_is_not_asked_for(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var statement = house.write("wen", "shelters", "Words");
        house.house.release(statement, ReviewHouse.TEN);
        house.house.pass(Duration.ofHours(1));
        house.house.sweepAndDeliver();
        house.write("wen", "shelters", "Other words, of which nothing is said");
        var again = house.plan("wen", statement, ReviewHouse.TEN.plus(Duration.ofHours(3)));

        var fault = assertThrows(
                InvalidRelease.class, () -> house.reviews.ask(again.id(), new Reviews.Request("wen", "", false)));

        assertEquals("correction", fault.field());
        assertTrue(house.reviews.of(again.id()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void who_has_lost_the_right_to_approve_is_not_heard_any_more(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        var release = house.asked("shelters");
        house.house.core.staff.revoke("ann", house.organisation, Role.APPROVER);

        assertEquals(new Ruling.Refused(Why.NOT_ASKED), house.yes("ann", release));
    }
}
