package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.audience.WayOut;
import org.communique.release.InvalidRelease;
import org.communique.release.Narrowing;
import org.communique.release.Release;
import org.communique.segment.InvalidSegment;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a release is for: lists, made smaller by segments, other lists, earlier releases and the readers' own choices. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everybody_on_the_lists_is_in_the_ledger_or_left_out_with_one_reason(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var population = new Population(house, 11);
            population.people("all", ListKind.PUBLIC, "ana", "bea", "cid", "dan", "eva", "fay", "gus", "hal");
            population.people("members", ListKind.MEMBERS, "bea");
            population.set("ana", "country", "NL");
            population.set("cid", "rhythm", "weekly");
            population.set("dan", "paused_until", NINE.plusSeconds(1).toEpochMilli());
            population.set("gus", "paused_until", NINE.toEpochMilli());
            population.topic("eva", "courts");
            population.topic("fay", "housing");
            population.suppress("hal");
            var segment = house.core.segments.save(population.organisation(), "dutch", "country = NL");
            house.edition("k", "en", "statement", "topics: [housing]\n", "Words");

            var release = population.release(
                    "k", new Narrowing(List.of(), List.of(segment.id()), List.of(), List.of()), "all", "members");
            assertEquals(3, house.core.recipients.count(release));
            house.sweepAndDeliver();

            assertEquals(
                    List.of("bea@example.org", "fay@example.org", "gus@example.org"),
                    house.mail.addresses().stream().sorted().toList());
            var tally = house.tally(release, "mail", "public");
            assertEquals(
                    Map.of("left-out", 1L, "duplicate", 1L, "rhythm", 1L, "paused", 1L, "topic", 1L, "suppressed", 1L),
                    tally.excluded());
            assertTrue(tally.conserved());
        }
    }

    @Test
    void a_segment_that_is_removed_before_the_release_is_planned_does_not_open_it_to_everybody() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana");
            var few = house.core.segments.save(population.organisation(), "few", "country = NL");
            house.core.segments.remove(few);
            house.edition("k", "en", "statement", "", "Words");

            assertThrows(
                    RuntimeException.class,
                    () -> population.release(
                            "k", new Narrowing(List.of(few.id()), List.of(), List.of(), List.of()), "all"));

            house.sweepAndDeliver();
            assertEquals(List.of(), house.mail.addresses());
        }
    }

    @Test
    void a_segment_never_reaches_beyond_the_lists() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana");
            population.people("others", ListKind.PUBLIC, "bea");
            var all = house.core.segments.save(population.organisation(), "everybody", "kind = subscriber");
            house.edition("k", "en", "statement", "", "Words");

            population.release("k", new Narrowing(List.of(all.id()), List.of(), List.of(), List.of()), "all");
            house.sweepAndDeliver();

            assertEquals(List.of("ana@example.org"), house.mail.addresses());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoever_had_a_release_can_be_left_out_of_another(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana", "bea");
            population.people("some", ListKind.PUBLIC, "ana");
            house.edition("one", "en", "statement", "", "Words");
            house.edition("two", "en", "statement", "", "Words");
            var first = population.release("one", Narrowing.NONE, "some");
            house.sweepAndDeliver();
            house.mail.parcels.clear();

            var second = population.release(
                    "two", new Narrowing(List.of(), List.of(), List.of(), List.of(first.id())), "all");
            assertEquals(1, house.core.recipients.count(second));
            house.sweepAndDeliver();

            assertEquals(List.of("bea@example.org"), house.mail.addresses());
        }
    }

    @Test
    void an_approval_holds_for_one_audience_and_a_segment_that_changes_later_changes_nothing() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana", "bea");
            population.set("ana", "country", "NL");
            var segment = house.core.segments.save(population.organisation(), "dutch", "country = NL");
            house.edition("k", "en", "statement", "", "Words");
            var narrowing = new Narrowing(List.of(segment.id()), List.of(), List.of(), List.of());
            var kept = population.release("k", narrowing, "all");
            house.core.segments.save(population.organisation(), "dutch", "country != NL");

            assertEquals(Optional.empty(), house.decisions.objection(kept));
            assertEquals(1, house.core.recipients.count(kept));
            assertThrows(InvalidSegment.class, () -> house.core.segments.remove(segment));

            house.core.store.run(db ->
                    db.sql("UPDATE release_segment SET rule = 'country != NL'").update());
            house.sweep();

            var held = house.core.releases.byId(kept.id());
            assertTrue(held.reason().orElse("").contains("approved"), held.toString());
            assertThrows(InvalidRelease.class, () -> new Narrowing(List.of(1L), List.of(1L), List.of(), List.of()));
        }
    }

    @Test
    void a_reader_of_several_languages_gets_the_first_of_hers_that_there_is() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana", "bea", "cid", "uka");
            population.set("ana", "language", "mk,nl-BE,en");
            population.set("bea", "language", "mk,fr");
            population.set("uka", "language", "uk");
            house.edition("k", "nl", "statement", "", "Woorden");
            house.edition("k", "ru", "statement", "", "Слова");
            var release = population.release("k", Narrowing.NONE, "all");
            long counted = house.core.recipients.count(release);
            house.sweepAndDeliver();

            assertEquals(
                    List.of("nl"),
                    house.mail.parcels.stream()
                            .map(it ->
                                    it.editions().get(0).revision().language().toLanguageTag())
                            .distinct()
                            .toList());
            assertEquals(List.of("ana@example.org"), house.mail.addresses());
            assertEquals(1, counted);
            assertEquals(
                    Map.of("no-edition", 3L),
                    house.tally(release, "mail", "public").excluded());
        }
    }

    @Test
    void an_issue_of_a_newsletter_goes_to_its_readers_whatever_topics_and_rhythm_they_chose() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("news", ListKind.NEWSLETTER, "ana", "bea");
            population.topic("ana", "courts");
            population.set("bea", "rhythm", "daily");
            house.edition("one", "en", "statement", "topics: [housing]\n", "Words");
            var one = population.release("one", Narrowing.NONE, "news");
            house.sweepAndDeliver();
            assertEquals(0, house.mail.parcels.size());
            assertEquals(0, house.core.recipients.count(one));

            house.edition("issue", "en", "issue", "topics: [housing]\ngathers: [one]\n", "Words");
            house.pass(Duration.ofMinutes(1));
            var issue = population.release("issue", Narrowing.NONE, "news");
            assertEquals(2, house.core.recipients.count(issue));
            house.sweepAndDeliver();

            assertEquals(2, house.mail.parcels.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_count_on_screen_is_the_number_of_rows_in_the_ledger(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            for (int seed = 1; seed <= 2; seed++) {
                var population = new Population(house, seed);
                population.fill(80);
                for (int i = 0; i < 20; i++) {
                    population.edition("s" + seed + "-" + i);
                    var plan = population.plan("s" + seed + "-" + i);
                    long planned = house.core.recipients.count(plan);
                    var release = house.decisions.decide(plan);
                    long counted = house.core.recipients.count(release);
                    run(house, release);
                    population.released(release);

                    assertEquals(rows(house, release), counted, "seed " + seed + " release " + i + " " + plan);
                    assertEquals(planned, counted);
                    house.core.dispatches.of(release.id()).stream()
                            .map(house.core.ledger::tally)
                            .forEach(it -> assertTrue(it.conserved(), it.toString()));
                }
            }
        }
    }

    private static void run(TestHouse house, Release release) {
        house.sweepAndDeliver();
        if (release.advanceAt().isPresent()) {
            house.pass(Duration.ofMinutes(10));
            house.sweepAndDeliver();
        }
    }

    private static long rows(TestHouse house, Release release) {
        return house.core
                .store
                .read()
                .sql("""
                        SELECT count(*) FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                        WHERE x.release = :release AND x.channel = 'mail'
                        """)
                .param("release", release.id())
                .query(Long.class)
                .single();
    }

    @Test
    void who_leaves_after_the_freeze_gets_nothing_any_more() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var population = new Population(house, 1);
            population.people("all", ListKind.PUBLIC, "ana", "bea");
            house.edition("k", "en", "statement", "", "Words");
            population.release("k", Narrowing.NONE, "all");
            house.sweep();
            house.core.subscriptions.unsubscribe(
                    population.id("ana"), List.of(population.list("all").id()), WayOut.PAGE);
            house.deliver();

            assertEquals(List.of("bea@example.org"), house.mail.addresses());
        }
    }
}
