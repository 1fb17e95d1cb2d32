package org.communique.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensTest {

    static final Tokens TOKENS = new Tokens(new Vault(new byte[32]));
    static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Property(tries = 200)
    void a_token_of_ours_gives_its_id_back(@ForAll @Size(16) byte[] id) {
        var token = TOKENS.issue(id, Tokens.Purpose.UNSUBSCRIBE);

        assertArrayEquals(id, TOKENS.read(token, Tokens.Purpose.UNSUBSCRIBE).orElseThrow());
        assertTrue(token.matches("v1\\.[A-Za-z0-9_-]{44}"));
    }

    @Property(tries = 2000)
    void a_token_with_one_other_letter_is_refused(
            @ForAll @Size(16) byte[] id,
            @ForAll @IntRange(min = 3, max = 46) int at,
            @ForAll @IntRange(max = 63) int letter) {
        var token = TOKENS.issue(id, Tokens.Purpose.UNSUBSCRIBE);
        var other = token.substring(0, at) + LETTERS.charAt(letter) + token.substring(at + 1);

        assertEquals(
                other.equals(token),
                TOKENS.read(other, Tokens.Purpose.UNSUBSCRIBE).isPresent());
    }

    @Property(tries = 500)
    void no_text_of_a_stranger_is_a_token(@ForAll String text) {
        assertEquals(
                Optional.empty(), TOKENS.read(text, Tokens.Purpose.UNSUBSCRIBE).map(it -> it.length));
        assertFalse(TOKENS.read("v1." + text, Tokens.Purpose.UNSUBSCRIBE).isPresent());
    }

    @Property(tries = 200)
    void a_token_in_an_address_survives_a_change_of_case_and_serves_its_purpose_only(@ForAll @Size(16) byte[] id) {
        var token = TOKENS.issueForAddress(id, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL);

        assertTrue(token.matches("[a-z2-7]{40}"));
        for (var seen : new String[] {token, token.toUpperCase(Locale.ROOT)})
            assertArrayEquals(
                    id,
                    TOKENS.readFromAddress(seen, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL)
                            .orElseThrow());
        assertFalse(TOKENS.readFromAddress(token, Tokens.Purpose.UNSUBSCRIBE).isPresent());
    }

    @Property(tries = 2000)
    void a_token_in_an_address_with_one_other_letter_is_refused(
            @ForAll @Size(16) byte[] id, @ForAll @IntRange(max = 39) int at, @ForAll @IntRange(max = 31) int letter) {
        var token = TOKENS.issueForAddress(id, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL);
        var other =
                token.substring(0, at) + "abcdefghijklmnopqrstuvwxyz234567".charAt(letter) + token.substring(at + 1);

        assertEquals(
                other.equals(token),
                TOKENS.readFromAddress(other, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL)
                        .isPresent());
    }

    @Property(tries = 500)
    void no_local_part_of_a_stranger_is_a_token(@ForAll @StringLength(40) String text) {
        assertFalse(
                TOKENS.readFromAddress(text, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL).isPresent());
    }
}
