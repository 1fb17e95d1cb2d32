package org.communique.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * I5: no way leads to the clock without the approvals of the current hash. People do whatever comes into their heads, in any order,
 * with old forms and new ones; what the judge lets through is counted by hand.
 */
class ReviewProperties {

    private static final int WALKS = Integer.getInteger("walks", 100_000);
    private static final int STEPS = 24;

    @Example
    void no_walk_leads_to_the_clock_without_the_approvals_of_the_current_hash() {
        int scheduled = 0;
        var ways = new HashSet<String>();
        for (long seed = 0; seed < WALKS; seed++) {
            var walk = new Walk(new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                walk.step();
                assertEquals(Set.of(), walk.faults(), "walk " + seed + " step " + step);
            }
            scheduled += walk.scheduled;
            ways.addAll(walk.ways);
        }
        assertTrue(scheduled > WALKS / 4, "the walks get somewhere: " + scheduled);
        assertEquals(Set.of("voices", "silence", "urgent alone", "urgent"), ways, "by every way there is");
    }

    @Property(tries = 2_000)
    void the_same_person_counts_once_however_often_she_says_yes(@ForAll Random random) {
        var walk = new Walk(random);
        for (int step = 0; step < STEPS; step++) walk.step();

        walk.review.ifPresent(it -> assertEquals(
                it.voices().size(),
                it.voices().stream().map(voice -> voice.say().name()).distinct().count()));
    }
}
