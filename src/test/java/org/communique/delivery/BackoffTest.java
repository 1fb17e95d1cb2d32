package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackoffTest {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");
    static final Instant FAR = NINE.plus(Duration.ofDays(30));

    @Test
    void the_wait_doubles_with_each_failed_attempt_up_to_the_longest() {
        assertEquals(Duration.ofMinutes(5), wait(1));
        assertEquals(Duration.ofSeconds(450), wait(2));
        assertEquals(Duration.ofMinutes(30), wait(4));
        assertEquals(Duration.ofHours(3), wait(9));
        assertEquals(Duration.ofHours(3), wait(1000));
    }

    @Test
    void attempts_begin_at_one() {
        assertThrows(IllegalArgumentException.class, () -> Backoff.DEFAULT.next(0, NINE, FAR, 0));
    }

    /** The earliest: three quarters of the plain wait, but never less than the first. */
    private static Duration wait(int attempts) {
        return Duration.between(
                NINE, Backoff.DEFAULT.next(attempts, NINE, FAR, 0).orElseThrow());
    }

    @Test
    void a_greylist_of_five_minutes_is_open_at_the_second_try() {
        for (double spread : new double[] {0, 0.5, 0.999}) {
            var second = Backoff.DEFAULT.next(1, NINE, FAR, spread).orElseThrow();

            assertTrue(!second.isBefore(NINE.plus(Duration.ofMinutes(5))), "spread " + spread);
            assertTrue(!second.isAfter(NINE.plusSeconds(375)), "spread " + spread);
        }
    }

    @Test
    void the_last_try_is_put_before_the_deadline_instead_of_being_left_out() {
        var deadline = NINE.plus(Duration.ofMinutes(30));

        assertEquals(Optional.of(NINE.plus(Duration.ofMinutes(29))), Backoff.DEFAULT.next(5, NINE, deadline, 0));
        assertEquals(Optional.empty(), Backoff.DEFAULT.next(5, NINE, NINE.plusSeconds(90), 0));
        assertEquals(Optional.empty(), Backoff.DEFAULT.next(5, NINE, NINE, 0));
        assertEquals(Optional.empty(), Backoff.DEFAULT.next(5, NINE, NINE.minusSeconds(9_000), 0));
    }

    @Property(tries = 300)
    void no_try_is_at_or_after_the_deadline_and_none_is_at_once(
            @ForAll @IntRange(min = 1, max = 60) int attempts,
            @ForAll @IntRange(min = 0, max = 400_000) int seconds,
            @ForAll @DoubleRange(min = 0, max = 0.99) double spread) {
        var deadline = NINE.plusSeconds(seconds);

        Backoff.DEFAULT.next(attempts, NINE, deadline, spread).ifPresent(due -> {
            assertTrue(due.isBefore(deadline));
            assertTrue(!due.isBefore(NINE.plus(Duration.ofMinutes(1))));
            assertTrue(!due.isAfter(NINE.plus(Duration.ofHours(4))));
        });
    }

    @Property(tries = 200)
    void a_delivery_that_always_fails_is_tried_to_the_end_and_then_no_more(
            @ForAll @IntRange(min = 10, max = 4 * 24 * 60) int minutes,
            @ForAll @DoubleRange(min = 0, max = 0.99) double spread) {
        var deadline = NINE.plus(Duration.ofMinutes(minutes));
        var now = NINE;
        int attempts = 1;

        for (var due = Optional.of(NINE); due.isPresent() && attempts < 100; attempts++) {
            now = due.orElseThrow();
            due = Backoff.DEFAULT.next(attempts, now, deadline, spread);
        }

        assertTrue(attempts < 60, "it ends");
        assertTrue(
                Duration.between(now, deadline).compareTo(Duration.ofMinutes(7)) <= 0, "the last try is near the end");
    }
}
