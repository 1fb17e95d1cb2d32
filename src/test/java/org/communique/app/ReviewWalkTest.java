package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.communique.release.InvalidRelease;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.review.Policy;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * U9 on the real databases: people plan, ask, say yes and no, write on, move, withdraw and hurry in any order, and the clock goes on.
 * After each step nothing is on the clock or out that was not approved as it is, and by others.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewWalkTest {

    private static final int STEPS = 200;
    private static final List<String> PEOPLE = List.of("wen", "ann", "ben", "cas", "pia");

    @TempDir
    Path folder;

    private final Random random = new Random(9);
    private final Map<Long, Set<String>> hands = new HashMap<>();
    private final Set<Long> voids = new HashSet<>();
    private final Set<String> ways = new TreeSet<>();
    private final List<Release> releases = new ArrayList<>();
    private ReviewHouse house;
    private int statements;
    private int words;
    private long told;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void no_walk_of_people_and_clock_brings_out_what_others_have_not_approved(Dialect dialect) {
        house = new ReviewHouse(folder, dialect);
        for (var it : List.of("wen", "pia")) house.grant(it, org.communique.staff.Role.APPROVER);

        for (int n = 0; n < STEPS; n++) {
            step();
            invariants("step " + n);
        }

        assertTrue(
                ways.containsAll(Set.of("approved", "returned", "void", "released", "withdrawn")), "it got to " + ways);
        assertEquals(voids.size(), told, "whoever asked is told of each that is void");
    }

    private void step() {
        int dice = random.nextInt(20);
        if (releases.isEmpty() || dice == 0) plan();
        else if (dice == 1) policy();
        else if (dice < 5) ask(false);
        else if (dice == 5) ask(true);
        else if (dice < 12) say();
        else if (dice == 12) edit();
        else if (dice == 13) move();
        else if (dice == 14) withdraw();
        else if (dice < 17) house.reviews.round();
        else wait(random.nextInt(9));
        house.house.sweepAndDeliver();
    }

    /** In steps in which nothing comes so late that it is held. */
    private void wait(int steps) {
        for (int n = 0; n < steps; n++) {
            house.house.pass(Duration.ofMinutes(20));
            house.reviews.round();
            house.house.sweepAndDeliver();
        }
    }

    private void plan() {
        var by = any(List.of("wen", "pia"));
        var statement = house.write("wen", "walk-" + ++statements, "Words " + ++words);
        var at = house.house.clock.instant().plus(Duration.ofHours(1 + random.nextInt(60)));
        var release = house.plan(by, statement, at);
        releases.add(release);
        hands.put(release.id(), new HashSet<>(List.of("wen", by)));
    }

    private void policy() {
        var way = random.nextBoolean() ? Policy.Way.VOICES : Policy.Way.SILENCE;
        house.policy(new Policy(way, 1 + random.nextInt(2), List.of(), List.of(), 1, random.nextInt(2)));
    }

    private void ask(boolean urgent) {
        var release = any(releases);
        try {
            var by = urgent ? "pia" : any(PEOPLE);
            house.reviews.ask(release.id(), new Reviews.Request(by, "Because", urgent));
        } catch (InvalidRelease saysNotWhatItChanges) {
            ways.add("unready");
        }
    }

    private void say() {
        var open = house.reviews.open(house.organisation);
        if (open.isEmpty()) return;
        var review = any(open);
        var release = house.house.core.releases.byId(review.release());
        house.say(any(PEOPLE), release, random.nextInt(8) > 0, "Seen");
    }

    private void edit() {
        var release = any(releases);
        if (house.state(release) == ReleaseState.RELEASED) return; // it would have to say what was wrong
        var by = any(List.of("wen", "pia"));
        house.grant(by, org.communique.staff.Role.WRITER);
        house.write(by, "walk-" + (releases.indexOf(release) + 1), "Words " + ++words);
        hands.get(release.id()).add(by);
    }

    private void move() {
        var release = any(releases);
        var by = any(List.of("wen", "pia"));
        var at = house.house.clock.instant().plus(Duration.ofHours(1 + random.nextInt(40)));
        if (house.reviews.retime(
                release.id(), new ReleaseTime(at, ZoneId.of("Europe/Amsterdam")), Optional.empty(), by))
            hands.get(release.id()).add(by);
    }

    private void withdraw() {
        if (random.nextInt(3) > 0) return;
        try {
            house.house.decisions.withdraw(any(releases).id(), "taken back");
        } catch (InvalidRelease tooLate) {
            ways.add("too late");
        }
    }

    private void invariants(String at) {
        var proof = ReviewRooms.proof(house.house.core);
        for (long it : proof.decided()) assertTrue(proof.holds(it), at + ": release " + it + " has not what it needs");
        for (var release : releases) {
            ways.add(house.state(release).code());
            for (var review : house.reviews.of(release.id())) look(review, at);
            mustBeOf(release, at);
        }
        told += house.letters().stream()
                .filter(it -> it.mail().subject().contains("is void"))
                .filter(it -> asker(it.mail().subject()).equals(it.to()))
                .count();
    }

    /** Nobody speaks for what is hers, and nothing is approved against an objection. */
    private void look(Review review, String at) {
        ways.add(review.state().name().toLowerCase(java.util.Locale.ROOT));
        if (review.state() == Review.State.VOID) voids.add(review.id());
        for (var voice : review.voices())
            assertTrue(!voice.say().name().equals(review.asked().by()), at + ": asked");
        if (review.state() != Review.State.OPEN && review.state() != Review.State.APPROVED) return;
        var hers = new HashSet<>(hands.get(review.release()));
        hers.retainAll(review.voices().stream().map(it -> it.say().name()).toList());
        assertEquals(Set.of(), hers, at + ": approved her own");
    }

    private void mustBeOf(Release release, String at) {
        var sent = house.wentOut(release);
        var approved = house.approved(release);
        assertTrue(approved.containsAll(sent), at + ": " + sent + " went out and approved were " + approved);
        assertEquals(sent.isEmpty(), house.state(release) != ReleaseState.RELEASED, at);
    }

    /** Address of whoever asked last for the release that a mail is about. */
    private String asker(String subject) {
        var number = subject.replaceAll(".*release ([0-9]+) is void", "$1");
        return house.reviews.of(Long.parseLong(number)).stream()
                .filter(it -> it.state() == Review.State.VOID)
                .findFirst()
                .map(it -> it.asked().by() + "@staff.example")
                .orElse("");
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
