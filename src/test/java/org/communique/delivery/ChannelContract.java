package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every {@link Channel} must do, whatever it carries. Implement it in the test of a channel. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public interface ChannelContract {

    /** The channel under test, ready to deliver; the same one throughout a test. */
    Channel channel();

    /** A parcel this channel accepts. Another number is another delivery with a token of its own. */
    Parcel parcel(int number);

    /** A parcel whose texts try to break out: markup, control characters, line breaks in one-line fields. */
    Parcel hostile();

    @Test
    default void its_name_is_a_lower_case_word_that_never_changes() {
        var name = channel().name();

        assertTrue(name.matches("[a-z][a-z-]*"), name);
        assertEquals(name, channel().name());
    }

    @Test
    default void its_plan_never_changes() {
        var plan = channel().plan();

        channel().deliver(parcel(1));

        assertSame(plan, channel().plan());
    }

    @Test
    default void a_parcel_for_this_plan_is_accepted() {
        var outcome = channel().deliver(parcel(1));

        assertInstanceOf(Outcome.Accepted.class, outcome);
    }

    @Test
    default void the_same_parcel_again_ends_in_the_same_kind_of_outcome() {
        var first = channel().deliver(parcel(1));
        var again = channel().deliver(parcel(1));

        assertSame(first.getClass(), again.getClass());
    }

    @Test
    default void parcels_are_delivered_by_several_threads_at_once() throws Exception {
        int threads = 4;
        var together = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var attempts = new ArrayList<Callable<Outcome>>();
            for (int n = 1; n <= threads; n++) {
                var parcel = parcel(n);
                attempts.add(() -> {
                    together.await();
                    return channel().deliver(parcel);
                });
            }

            for (var attempt : pool.invokeAll(attempts)) assertInstanceOf(Outcome.Accepted.class, attempt.get());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    default void hostile_texts_end_in_an_outcome_and_never_in_an_exception() {
        var outcome = assertDoesNotThrow(() -> channel().deliver(hostile()));

        assertNotNull(outcome);
    }

    @Test
    default void an_outcome_never_names_a_recipient() {
        var parcel = parcel(1);

        var outcome = channel().deliver(parcel).toString();

        parcel.recipient().ifPresent(it -> assertFalse(outcome.contains(it.address())));
    }

    @Test
    default void it_can_be_closed_twice() {
        assertDoesNotThrow(() -> {
            channel().close();
            channel().close();
        });
    }
}
