package org.communique.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseStateTest {

    @Test
    void nothing_comes_after_released_or_withdrawn() {
        assertEquals(Set.of(), ReleaseState.RELEASED.next());
        assertEquals(Set.of(), ReleaseState.WITHDRAWN.next());
    }

    @Test
    void only_a_scheduled_release_begins_and_only_an_approved_or_held_one_is_scheduled() {
        for (var state : ReleaseState.values()) {
            assertEquals(state == ReleaseState.SCHEDULED, state.next().contains(ReleaseState.RELEASING), state.code());
            assertEquals(
                    EnumSet.of(ReleaseState.APPROVED, ReleaseState.HELD).contains(state),
                    state.next().contains(ReleaseState.SCHEDULED),
                    state.code());
        }
    }

    @Test
    void only_what_is_decided_and_not_begun_can_be_a_draft_again() {
        for (var state : ReleaseState.values())
            assertEquals(
                    EnumSet.of(ReleaseState.APPROVED, ReleaseState.SCHEDULED).contains(state),
                    state.next().contains(ReleaseState.DRAFT),
                    state.code());
    }

    @Test
    void what_is_going_out_cannot_be_withdrawn() {
        assertFalse(ReleaseState.RELEASING.next().contains(ReleaseState.WITHDRAWN));
        assertTrue(ReleaseState.SCHEDULED.next().contains(ReleaseState.WITHDRAWN));
    }
}
