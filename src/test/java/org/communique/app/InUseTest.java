package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is exchanged while it is used ends after its last user, and only then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InUseTest {

    private final List<String> closed = new ArrayList<>();
    private final List<String> worked = new ArrayList<>();
    private final InUse<String> relay = new InUse<>("old", closed::add);

    @Test
    void one_that_nobody_uses_is_closed_at_once() {
        relay.exchange("new");

        assertEquals(List.of("old"), closed);
    }

    @Test
    void who_has_begun_with_the_old_one_ends_with_it_while_others_begin_with_the_new_one() {
        relay.with(outer -> {
            relay.with(inner -> {
                relay.exchange("new");
                relay.with(worked::add);
                worked.add(inner);
            });
            assertEquals(List.of(), closed, "the outer one is still at work");
            worked.add(outer);
        });

        assertEquals(List.of("new", "old", "old"), worked);
        assertEquals(List.of("old"), closed);
    }

    @Test
    void work_that_fails_leaves_too() {
        try {
            relay.with(it -> {
                relay.exchange("new");
                throw new IllegalStateException("gone");
            });
        } catch (IllegalStateException expected) {
            worked.add("failed");
        }

        assertEquals(List.of("failed"), worked);
        assertEquals(List.of("old"), closed);
    }

    @Test
    void it_is_closed_once() {
        relay.close();
        relay.close();

        assertEquals(List.of("old"), closed);
    }
}
