package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.communique.delivery.Coverage;
import org.communique.delivery.Headcount.Edition;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U7: what the plan page counts is what the ledger will hold, by edition and by reason. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountEqualsLedgerProperties {

    private static final int PEOPLE = 80;
    private static final int PLANS = 15;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whatever_is_planned_for_whomever_the_count_is_the_number_of_rows(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            for (int seed = 11; seed <= 12; seed++) {
                var population = new Population(house, seed);
                population.fill(PEOPLE);
                for (int i = 0; i < PLANS; i++) {
                    var key = "c" + seed + "-" + i;
                    population.edition(key);
                    var plan = population.plan(key);
                    accredit(house, i);
                    var counted = house.core.recipients.coverage(plan);
                    var planned = house.core.releases.drafts().plan(plan).orElseThrow();
                    assertEquals(
                            counted,
                            house.core.recipients.coverage(
                                    house.core.releases.drafts().plan(planned)),
                            "what is planned is what was asked for");
                    assertEquals(counted, house.core.recipients.coverage(planned));
                    house.core.releases.drafts().discard(planned.id(), "test");
                    var release = run(house, plan);
                    population.released(release);

                    mustBe(counted, house, release, dialect + " " + key + " " + plan);
                }
            }
        }
    }

    /** Some of the press have accepted the terms of embargoes. */
    private static void accredit(TestHouse house, int i) {
        house.core.store.run(db -> db.sql("""
                        INSERT INTO press_contact (contact, organisation, basis, source, owed_at, told_at, until_at,
                            review_at, created_at, changed_at)
                        SELECT id, organisation, 'consent', 'herself', 1, 1,
                            CASE WHEN (id + :i) % 2 = 0 THEN CAST(:until AS BIGINT) ELSE 0 END, 1, 1, 1
                        FROM contact WHERE id % 3 <> 0
                        ON CONFLICT (contact) DO UPDATE SET until_at = excluded.until_at
                        """)
                .param("until", house.clock.millis() + Duration.ofDays(1).toMillis())
                .param("i", i)
                .update());
    }

    private static Release run(TestHouse house, Plan plan) {
        var release = house.decisions.decide(plan);
        house.sweepAndDeliver();
        if (release.advanceAt().isPresent()) {
            house.pass(Duration.ofMinutes(10));
            house.sweepAndDeliver();
        }
        return release;
    }

    private static void mustBe(Coverage counted, TestHouse house, Release release, String which) {
        boolean embargo = release.advanceAt().isPresent();
        long advance = embargo ? house.tally(release, "mail", "advance").deliveries() : 0;
        var publicly = house.tally(release, "mail", "public");

        assertEquals(advance, counted.advance(), which);
        assertEquals(advance + publicly.deliveries(), counted.recipients(), which);
        assertEquals(publicly.dispatch().candidates(), counted.subscriptions(), which);
        assertEquals(
                counted.subscriptions(),
                counted.countedTwice() + sum(counted.leftOut()) + sum(counted.withoutEdition()) + counted.recipients(),
                which);
        if (embargo) return;
        var excluded = new TreeMap<>(publicly.excluded());
        assertEquals(excluded.getOrDefault("duplicate", 0L), counted.countedTwice(), which);
        assertEquals(excluded.getOrDefault("no-edition", 0L), sum(counted.withoutEdition()), which);
        counted.leftOut().forEach((reason, n) -> assertEquals(excluded.get(reason.code()), n, which + reason));
        assertEquals(languages(house, release), byEdition(counted), which);
    }

    private static Map<String, Long> byEdition(Coverage counted) {
        var heads = new TreeMap<String, Long>();
        for (Edition it : counted.byLanguage()) heads.merge(it.gets(), it.recipients(), Long::sum);
        return heads;
    }

    private static Map<String, Long> languages(TestHouse house, Release release) {
        var heads = new TreeMap<String, Long>();
        house.core.store.read().sql("""
                        SELECT d.language, count(*) AS n FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                        WHERE x.release = :release AND x.channel = 'mail' GROUP BY d.language
                        """).param("release", release.id()).query(row -> {
            heads.put(row.getString("language"), row.getLong("n"));
        });
        return heads;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
