package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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

    static final Duration FRESH = Duration.ZERO;

    @Test
    void the_wait_doubles_with_each_failed_attempt_up_to_the_longest() {
        assertEquals(Optional.of(Duration.ofMinutes(5)), Backoff.DEFAULT.after(1, FRESH, 0));
        assertEquals(Optional.of(Duration.ofMinutes(10)), Backoff.DEFAULT.after(2, FRESH, 0));
        assertEquals(Optional.of(Duration.ofMinutes(40)), Backoff.DEFAULT.after(4, FRESH, 0));
        assertEquals(Optional.of(Duration.ofHours(4)), Backoff.DEFAULT.after(9, FRESH, 0));
        assertEquals(Optional.of(Duration.ofHours(4)), Backoff.DEFAULT.after(1000, FRESH, 0));
    }

    @Test
    void a_delivery_is_abandoned_at_its_age_not_by_a_count() {
        assertTrue(Backoff.DEFAULT
                .after(50, Duration.ofHours(48).minusMillis(1), 0)
                .isPresent());
        assertEquals(Optional.empty(), Backoff.DEFAULT.after(1, Duration.ofHours(48), 0));
    }

    @Test
    void attempts_begin_at_one() {
        assertThrows(IllegalArgumentException.class, () -> Backoff.DEFAULT.after(0, FRESH, 0));
    }

    @Property(tries = 300)
    void what_failed_together_is_spread_over_a_quarter_of_the_wait(
            @ForAll @IntRange(min = 1, max = 40) int attempts,
            @ForAll @DoubleRange(min = 0, max = 0.99) double spread) {
        var plain = Backoff.DEFAULT.after(attempts, FRESH, 0).orElseThrow();
        var spreadOut = Backoff.DEFAULT.after(attempts, FRESH, spread).orElseThrow();

        assertTrue(spreadOut.compareTo(plain) >= 0 && spreadOut.toMillis() <= plain.toMillis() * 5 / 4);
    }
}
