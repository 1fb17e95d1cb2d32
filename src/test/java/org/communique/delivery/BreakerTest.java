package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakerTest {

    @Test
    void the_same_refusal_twenty_times_in_a_row_opens_it() {
        var nineteen = times(19, Breaker.CLOSED, it -> it.rejected(550, "5.1.1"));

        assertTrue(nineteen.reason().isEmpty());
        assertEquals(
                "the same refusal came 20 times in a row: 550 5.1.1",
                nineteen.rejected(550, "5.1.1").reason().orElseThrow());
    }

    @Test
    void another_refusal_or_an_acceptance_begins_the_count_anew() {
        var nineteen = times(19, Breaker.CLOSED, it -> it.rejected(550, "5.7.1"));

        assertTrue(
                nineteen.rejected(550, "5.1.1").rejected(550, "5.7.1").reason().isEmpty());
        assertTrue(nineteen.accepted().rejected(550, "5.7.1").reason().isEmpty());
    }

    @Test
    void a_delay_in_between_does_not_hide_a_relay_that_refuses_everybody() {
        var nineteen = times(19, Breaker.CLOSED, it -> it.rejected(554, "").deferred());

        assertTrue(nineteen.rejected(554, "").reason().isPresent());
    }

    @Test
    void more_than_five_percent_of_the_last_two_hundred_opens_it() {
        var ten = times(10, Breaker.CLOSED, it -> times(18, it.rejected(550, "5.1.1"), Breaker::accepted));
        var full = times(10, ten, Breaker::accepted);

        assertEquals(200, full.window().seen());
        assertTrue(full.reason().isEmpty(), "10 of 200 are 5 %, not more");
        assertTrue(
                times(8, full, Breaker::accepted)
                        .rejected(550, "5.1.1")
                        .reason()
                        .isEmpty(),
                "one left the window");
        assertEquals(
                "11 of the last 200 outcomes were rejections; 5 % is the limit",
                ten.rejected(550, "5.1.1")
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .accepted()
                        .reason()
                        .orElseThrow());
    }

    @Test
    void a_share_of_few_proves_nothing() {
        var half = times(40, Breaker.CLOSED, it -> it.rejected(550, "5.1.1").accepted());

        assertTrue(half.reason().isEmpty());
    }

    @Test
    void only_a_final_refusal_is_a_rejection() {
        assertThrows(IllegalArgumentException.class, () -> Breaker.CLOSED.rejected(450, "4.2.0"));
    }

    @Property(tries = 300)
    void a_relay_that_refuses_everybody_burns_twenty_five_at_most(
            @ForAll @IntRange(min = 1, max = 200) int workers,
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 9) Integer> before) {
        var breaker = Breaker.CLOSED;
        for (var it : before) breaker = it == 0 ? breaker.deferred() : breaker.accepted();
        int burnt = 0;
        int flying = 0;

        for (int step = 0; step < 1_000; step++) {
            while (flying < Math.min(workers, breaker.inFlight())) flying++;
            if (flying == 0) break;
            flying--;
            burnt++;
            breaker = breaker.rejected(550, "5.7.1");
        }

        assertTrue(breaker.reason().isPresent());
        assertTrue(burnt <= Breaker.BURNT, () -> "burnt with " + workers + " workers");
    }

    @Property(tries = 300)
    void it_opens_by_what_a_plain_count_says_and_by_nothing_else(
            @ForAll @Size(max = 450) List<@IntRange(min = 0, max = 40) Integer> outcomes) {
        var breaker = Breaker.CLOSED;
        for (int n = 0; n < outcomes.size(); n++) {
            breaker = outcomes.get(n) < 2 ? breaker.rejected(550, "5.1." + outcomes.get(n)) : breaker.accepted();
            var last = outcomes.subList(Math.max(0, n - 199), n + 1);
            var rejected = last.stream().filter(it -> it < 2).count();
            if (run(outcomes.subList(0, n + 1)) < 20)
                assertEquals(
                        last.size() == 200 && rejected > 10, breaker.reason().isPresent());
        }
    }

    @Property(tries = 200)
    void acceptances_and_delays_alone_never_open_it(@ForAll @Size(max = 500) List<Boolean> outcomes) {
        var breaker = Breaker.CLOSED;
        for (var it : outcomes) breaker = it ? breaker.accepted() : breaker.deferred();

        assertFalse(breaker.reason().isPresent());
    }

    private static int run(List<Integer> outcomes) {
        int run = 0;
        for (int n = outcomes.size() - 1;
                n >= 0 && outcomes.get(n) < 2 && outcomes.get(n).equals(outcomes.get(outcomes.size() - 1));
                n--) run++;
        return run;
    }

    private static Breaker times(int n, Breaker breaker, UnaryOperator<Breaker> step) {
        return Stream.iterate(breaker, step).skip(n).findFirst().orElseThrow();
    }
}
