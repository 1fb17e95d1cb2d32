package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.communique.delivery.Reaction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReactionsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/reactions.csv", numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void a_provider_that_asks_for_less_gets_less(String reaction, String text) {
        var reply = new Reply(Integer.parseInt(text.substring(0, 3)), "", text, Reply.Phase.RCPT);

        assertEquals(reaction, Reactions.to(reply).map(ReactionsTest::words).orElse("none"));
    }

    @Test
    void a_reaction_lasts_a_while_and_leaves_a_little() {
        assertThrows(IllegalArgumentException.class, () -> new Reaction.Pause(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Reaction.Slow(0, Duration.ofMinutes(1)));
        assertThrows(IllegalArgumentException.class, () -> new Reaction.Narrow(0, Duration.ofMinutes(1)));
    }

    @Test
    void an_address_that_contains_the_words_of_a_rule_moves_nobody() {
        var reply = new Reply(550, "", "5.1.1 <too many connections@[tss04].example>: unknown", Reply.Phase.RCPT);

        assertEquals(Optional.empty(), Reactions.to(reply));
    }

    private static String words(Reaction reaction) {
        if (reaction instanceof Reaction.Slow it) return "slow " + it.perMinute() + " " + it.length();
        if (reaction instanceof Reaction.Narrow it) return "narrow " + it.inFlight() + " " + it.length();
        return "pause " + reaction.length();
    }
}
