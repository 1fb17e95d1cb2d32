package org.communique.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.communique.vault.Tokens.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A token is good for its purpose and for no other, and nothing that somebody makes of one is good for any. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenPurposesTest {

    private static final int MUTATIONS = 1_000_000;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %";

    private static final Tokens TOKENS = new Tokens(new Vault(new byte[32]));

    @Property(tries = 50)
    void a_token_of_one_purpose_is_refused_at_every_other(@ForAll @Size(16) byte[] id) {
        for (var given : Purpose.values())
            for (var asked : Purpose.values()) {
                assertEquals(
                        given == asked,
                        TOKENS.read(TOKENS.issue(id, given), asked).isPresent(),
                        given + " at " + asked);
                assertEquals(
                        given == asked,
                        TOKENS.readFromAddress(TOKENS.issueForAddress(id, given), asked)
                                .isPresent(),
                        given + " at " + asked + " in an address");
                assertFalse(
                        TOKENS.read(TOKENS.issueForAddress(id, given), asked).isPresent());
                assertFalse(
                        TOKENS.readFromAddress(TOKENS.issue(id, given), asked).isPresent());
            }
    }

    @Test
    void of_a_million_mutated_tokens_none_is_accepted_for_any_purpose() {
        var random = new Random(5);
        var purposes = Purpose.values();
        int accepted = 0;
        for (int n = 0; n < MUTATIONS; n++) {
            var id = new byte[16];
            random.nextBytes(id);
            var purpose = purposes[n % purposes.length];
            var token = TOKENS.issue(id, purpose);
            var mutated = mutate(token, random);
            var asked = n % 2 == 0 ? purpose : purposes[random.nextInt(purposes.length)];
            if (!mutated.equals(token) && TOKENS.read(mutated, asked).isPresent()) accepted++;
        }

        assertEquals(0, accepted);
        assertTrue(TOKENS.read(TOKENS.issue(new byte[16], Purpose.CONFIRM), Purpose.CONFIRM)
                .isPresent());
    }

    /** One to four letters replaced, taken out, put in, or swapped, or a tail cut off. */
    private static String mutate(String token, Random random) {
        var text = new StringBuilder(token);
        for (int times = 1 + random.nextInt(4); times > 0 && text.length() > 1; times--) {
            int at = random.nextInt(text.length());
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, letter);
                case 2 -> text.setLength(Math.max(1, at));
                case 3 -> text.reverse();
                default -> text.setCharAt(at, letter);
            }
        }
        return text.toString();
    }
}
