package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenBucketTest {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");

    @Test
    void time_fills_it_up_to_its_burst() {
        var empty = new TokenBucket(0, NINE);

        assertEquals(5, empty.refill(NINE.plusSeconds(10), 0.5, 20).tokens());
        assertEquals(20, empty.refill(NINE.plusSeconds(1_000_000), 0.5, 20).tokens());
    }

    @Test
    void a_bucket_with_too_little_gives_nothing_and_says_when() {
        var two = new TokenBucket(2, NINE);

        assertEquals(Optional.empty(), two.take(3));
        assertEquals(NINE.plusSeconds(2), two.due(3, 0.5, 10));
        assertEquals(Instant.MAX, two.due(11, 0.5, 10));
        assertEquals(Instant.MAX, two.due(3, 1e-300, 10));
        assertEquals(0, two.take(2).orElseThrow().tokens());
    }

    @Test
    void a_clock_that_goes_back_and_forth_adds_no_second_twice() {
        var ten = new TokenBucket(0, NINE).refill(NINE.plusSeconds(10), 1, 100);

        var later = ten.refill(NINE.plusSeconds(2), 1, 100).refill(NINE.plusSeconds(10), 1, 100);

        assertEquals(10, later.tokens());
    }

    @Test
    void a_clock_set_back_by_a_day_stops_the_sending_for_no_day() {
        var tomorrow = new TokenBucket(0, NINE.plus(Duration.ofDays(1)));

        assertEquals(0, tomorrow.refill(NINE, 1, 100).tokens());
        assertEquals(
                30,
                tomorrow.refill(NINE, 1, 100)
                        .refill(NINE.plusSeconds(30), 1, 100)
                        .tokens());
    }

    @Test
    void a_limit_a_minute_counts_what_the_bucket_held_at_first() {
        var limits = new Limits(0, 3_000);

        var taken = run(
                TokenBucket.full(limits.burst(), NINE),
                java.util.Collections.nCopies(4_000, 20),
                limits.perSecond(),
                limits.burst());

        var first = inWindow(taken, taken.get(0), 59_999);
        assertTrue(first <= 3_000 && first > 2_900, "in the first minute: " + first);
    }

    @Test
    void nonsense_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(-0.1, NINE));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(Double.NaN, NINE));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, NINE).take(0));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, NINE).refill(NINE, Double.NaN, 1));
    }

    @Property(tries = 300)
    void no_window_has_more_than_the_burst_and_what_its_length_is_worth(
            @ForAll @Size(max = 120) List<@IntRange(min = -800, max = 4_000) Integer> steps,
            @ForAll @IntRange(min = 1, max = 30) int burst,
            @ForAll @IntRange(min = 0, max = 20) int perSecond) {
        var taken = run(TokenBucket.full(burst, NINE), steps, perSecond, burst);

        for (var window : List.of(1_000L, 60_000L))
            for (var first : taken)
                assertTrue(
                        inWindow(taken, first, window) <= burst + perSecond * window / 1000.0 + 1e-6,
                        () -> "window of " + window + " ms");
    }

    @Property(tries = 60)
    void a_limit_a_minute_holds_in_every_minute(
            @ForAll @IntRange(min = 1, max = 3_000) int perMinute,
            @ForAll @Size(min = 50, max = 150) List<@IntRange(min = 0, max = 2_500) Integer> steps) {
        var limits = new Limits(0, perMinute);

        var taken = run(TokenBucket.full(limits.burst(), NINE), steps, limits.perSecond(), limits.burst());

        for (var first : taken) assertTrue(inWindow(taken, first, 59_999) <= perMinute);
    }

    @Property(tries = 100)
    void a_bucket_that_is_stored_and_read_again_is_the_same_bucket(
            @ForAll @Size(max = 40) List<@IntRange(min = -800, max = 4_000) Integer> steps) {
        var kept = TokenBucket.full(5, NINE);
        var stored = kept;
        var now = NINE;
        for (var step : steps) {
            now = now.plusMillis(step);
            kept = kept.refill(now, 2, 5);
            stored = new TokenBucket(
                            stored.tokens(), Instant.ofEpochMilli(stored.at().toEpochMilli()))
                    .refill(now, 2, 5);
        }
        assertEquals(kept, stored);
    }

    /** Takes as much as it is given at each step; the wall clock jumps about, real time is what the bucket has seen. */
    private static List<Long> run(TokenBucket bucket, List<Integer> steps, double perSecond, double burst) {
        var taken = new ArrayList<Long>();
        var now = NINE;
        var latest = NINE;
        for (var step : steps) {
            now = now.plusMillis(step);
            if (now.isBefore(latest.minus(TokenBucket.MAX_AHEAD))) now = latest;
            if (now.isAfter(latest)) latest = now;
            bucket = bucket.refill(now, perSecond, burst);
            for (var next = bucket.take(1); next.isPresent(); next = bucket.take(1)) {
                bucket = next.orElseThrow();
                taken.add(latest.toEpochMilli());
            }
        }
        return taken;
    }

    private static long inWindow(List<Long> taken, long from, long length) {
        return taken.stream().filter(it -> it >= from && it <= from + length).count();
    }
}
