package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.release.InvalidRelease;
import org.communique.release.Moment;
import org.communique.release.ReleaseState;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clock may do with a decision, and what it may not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTest {

    static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nothing_leaves_before_the_release_time() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("safe", "en"), NINE.plus(HOUR), alerts);

        house.pass(HOUR.minusMillis(1));
        house.sweepAndDeliver();
        assertEquals(0, house.mail.parcels.size() + house.feed.parcels.size());

        house.pass(Duration.ofMillis(1));
        house.sweepAndDeliver();
        assertEquals(2, house.mail.parcels.size() + house.feed.parcels.size());
    }

    @Test
    void two_bells_and_three_sweeps_release_once() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        var first = house.decisions.moment(release.id()).orElseThrow();
        var second = house.decisions.moment(release.id()).orElseThrow();

        for (var moment : List.of(first, second))
            house.handover.end(house.handover.freeze(house.handover.publish(moment)));
        for (int i = 0; i < 3; i++) house.sweepAndDeliver();

        assertEquals(1, house.mail.parcels.size());
        assertEquals(1, house.feed.parcels.size());
    }

    @Test
    void a_release_found_too_late_is_held_for_a_person() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);

        house.pass(Duration.ofMinutes(15).plusMillis(1));
        house.sweepAndDeliver();

        var held = house.core.releases.byId(release.id());
        assertEquals(ReleaseState.HELD, held.state());
        assertTrue(held.reason().orElseThrow().contains("the limit is 15 min"));
        assertEquals(0, house.mail.parcels.size());
    }

    @Test
    void a_release_within_its_lateness_goes_out_with_its_planned_time_on_it() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("safe", "en"), NINE, alerts);

        house.pass(Duration.ofMinutes(14));
        house.sweepAndDeliver();

        assertEquals(NINE, house.mail.parcels.get(0).letter().releaseTime());
    }

    @Test
    void a_revision_after_the_approval_does_not_slip_in() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("safe", "en"), NINE.plus(HOUR), alerts);
        house.edition("safe", "en", "statement", "", "Other words, written later");

        house.pass(HOUR);
        house.sweepAndDeliver();

        assertTrue(house.mail.parcels.get(0).editions().get(0).rendered().text().contains("Words in en"));
    }

    @Test
    void a_slug_cannot_change_once_its_page_has_an_address() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("safe", "en"), NINE.plus(HOUR), alerts);

        var result = house.edition("safe", "en", "statement", "slug: safer\n", "Words");

        var refused = (org.communique.intake.Intake.Refused) result;
        assertEquals("slug", refused.faults().get(0).field());
        assertTrue(refused.faults().get(0).message().contains("keep the slug 'safe'"));
    }

    @Test
    void what_no_longer_is_what_was_approved_is_held() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE.plus(HOUR), alerts);
        house.core.store.run(db -> db.sql("UPDATE organisation SET press_phone = '+31 20 555 99 99'")
                .update());

        house.pass(HOUR);
        house.sweepAndDeliver();

        assertEquals(ReleaseState.HELD, house.core.releases.byId(release.id()).state());
        assertEquals(0, house.mail.parcels.size() + house.feed.parcels.size());
    }

    @Test
    void the_mail_waits_until_the_public_can_read_it() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.feed.answer = parcel -> new Outcome.Deferred("disk full", house.clock.instant());

        assertThrows(IllegalStateException.class, house::sweep);
        house.deliver();
        assertEquals(0, house.mail.parcels.size());
        assertEquals(
                ReleaseState.RELEASING, house.core.releases.byId(release.id()).state());

        house.feed.answer = parcel -> new Outcome.Accepted("published");
        house.sweepAndDeliver();
        assertEquals(1, house.mail.parcels.size());
    }

    /** Death after each step of a release; the next sweep of the next process completes it, once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void a_restart_between_any_two_steps_releases_once(int steps) {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        Optional<Moment> moment = steps > 0 ? house.decisions.moment(release.id()) : Optional.empty();
        if (steps > 1) house.handover.publish(moment.orElseThrow());
        if (steps > 2) house.handover.freeze(moment.orElseThrow());
        if (steps > 3) house.handover.end(moment.orElseThrow());

        house.restart();
        house.sweepAndDeliver();

        assertEquals(2, house.mail.parcels.size());
        assertEquals(1, house.feed.parcels.size());
        assertEquals(
                ReleaseState.RELEASED, house.core.releases.byId(release.id()).state());
    }

    @Test
    void a_withdrawn_release_stays_inside_and_what_is_out_cannot_be_withdrawn() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var stopped = house.release(house.statement("one", "en"), NINE.plus(HOUR), alerts);
        var out = house.release(house.statement("two", "en"), NINE, alerts);
        house.sweepAndDeliver();

        house.decisions.withdraw(stopped.id(), "a name is wrong");
        house.pass(HOUR);
        house.sweepAndDeliver();

        assertEquals(1, house.mail.parcels.size());
        assertThrows(InvalidRelease.class, () -> house.decisions.withdraw(out.id(), "too late"));
    }

    @Test
    void a_clock_that_goes_back_does_not_release_again() {
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweepAndDeliver();

        house.clock.set(NINE.minus(HOUR));
        house.sweepAndDeliver();
        house.clock.set(NINE.plusSeconds(1));
        house.sweepAndDeliver();

        assertEquals(1, house.mail.parcels.size());
    }
}
