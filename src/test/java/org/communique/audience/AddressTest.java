package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "ana@@example.org",
                "a b@example.org",
                "ana@example.org\r\nBcc: x@y.org",
                "ana@example.org\0",
                "ana@exa mple.org",
                "ana@straße.de",
                "ana@-example.org",
                "<ana@example.org>",
                "ana(1)@example.org", // a relay that drops comments would bring it to ana: each number a person of its
                // own to us
                "ana@example.org(1)",
                "ana\u202e@example.org",
                "ana\u200b@example.org",
                "ana@example.org,bo@example.org"
            })
    void what_is_not_one_plain_address_is_refused_without_repeating_it(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Address(text));

        if (text.contains("ana")) assertFalse(refused.getMessage().contains(text));
    }

    @Test
    void an_address_longer_than_254_characters_is_refused() {
        assertThrows(
                IllegalArgumentException.class, () -> new Address("a".repeat(60) + "@" + "b.".repeat(110) + "org"));
    }

    @Test
    void it_is_kept_as_typed_and_compared_without_regard_to_case() {
        var typed = new Address("Ana.Petrova@Example.ORG");

        assertEquals("Ana.Petrova@example.org", typed.value());
        assertEquals(new Address("ana.petrova@example.org").comparable(), typed.comparable());
    }

    @Test
    void plus_and_dots_make_another_address() {
        assertNotEquals(new Address("a.b@example.org").comparable(), new Address("ab@example.org").comparable());
        assertNotEquals(new Address("a+x@example.org").comparable(), new Address("a@example.org").comparable());
    }

    @Test
    void a_domain_in_letters_of_the_world_goes_out_as_its_a_label() {
        assertEquals("ana@xn--e1afmkfd.xn--80akhbyknj4f", new Address("ana@пример.испытание").ascii());
    }

    @Test
    void it_never_prints_itself() {
        assertEquals("[address]", new Address("ana@example.org").toString());
    }
}
