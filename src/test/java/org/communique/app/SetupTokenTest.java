package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.communique.setup.Setup;
import org.communique.setup.State;
import org.communique.setup.Step;
import org.communique.signin.User;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The token of the first run is good for one first user, and where somebody was is remembered. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SetupTokenTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_newest_token_is_good_until_it_is_used_or_somebody_can_sign_in(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            var setup = new Setup(house.core.store, house.core.users, house.clock);
            assertFalse(setup.proves(""), "none was given");

            var first = setup.issue().orElseThrow();
            var second = setup.issue().orElseThrow();
            assertTrue(second.length() >= 43, "256 bits");
            assertFalse(setup.proves(first));
            assertTrue(setup.proves(second));
            assertFalse(AllRows.of(house.core.store).toString().contains(second), "only its hash is kept");

            assertFalse(setup.end(first));
            assertTrue(setup.end(second));
            assertFalse(setup.end(second), "of two who come at once, one goes on");

            var third = setup.issue().orElseThrow();
            house.core.users.add(new User("kim", "Kim", Locale.ENGLISH));
            assertFalse(setup.proves(third));
            assertFalse(setup.end(third));
            assertTrue(setup.issue().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void steps_are_remembered_over_a_restart(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            new Setup(house.core.store, house.core.users, house.clock).mark(Step.MAIL, State.SKIPPED);
            house.restart();
            var setup = new Setup(house.core.store, house.core.users, house.clock);
            assertEquals(Map.of(Step.MAIL, State.SKIPPED), setup.steps());

            setup.mark(Step.MAIL, State.DONE);
            assertEquals(Map.of(Step.MAIL, State.DONE), setup.steps());
        }
    }
}
