package org.communique.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Header fields as anybody may write them. */
class OwnAddressProperties {

    @Property
    void no_header_breaks_the_reading_and_none_yields_more_than_it_may(@ForAll("headers") List<String> headers) {
        var found = OwnAddress.in(headers);

        assertTrue(found.size() <= OwnAddress.MOST);
        for (var it : found)
            assertTrue(it.token().matches("[a-z2-7]{40}") && !it.toString().contains(it.token()));
    }

    @Property
    void an_address_of_ours_is_found_among_others_in_any_case_and_once(
            @ForAll("tokens") String token, @ForAll("strangers") String before, @ForAll("strangers") String after) {
        var address = "u+" + token + "@news.example.org";
        var shouted = "Leave <" + address.toUpperCase(Locale.ROOT) + ">";

        var found = OwnAddress.in(List.of(before + ", " + address + "," + after, shouted));

        assertEquals(List.of(new OwnAddress(OwnAddress.Purpose.UNSUBSCRIBE, token)), found);
    }

    @Property(tries = 20)
    void of_a_thousand_tokens_twenty_are_read(@ForAll("tokens") String token) {
        var fields = IntStream.range(0, 1000)
                .mapToObj(n -> "b+" + token.substring(4) + fourLetters(n) + "@x")
                .toList();

        assertEquals(OwnAddress.MOST, OwnAddress.in(fields).size());
        assertEquals(
                OwnAddress.MOST,
                OwnAddress.in(List.of(String.join(",", fields))).size());
    }

    @Provide
    Arbitrary<List<String>> headers() {
        var pieces =
                Arbitraries.of("u+", "b+", "U+", "@", "<", ">", "\r\n ", "\0", "=?utf-8?b?", "a".repeat(40), "\"", "é");
        var field = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(200),
                pieces.list().ofMaxSize(300).map(it -> String.join("", it)));
        return field.list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyz234567")
                .ofLength(40);
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20).map(it -> it + " <" + it + "@" + it + ">");
    }

    /** Another four for each number below ten thousand. */
    private static String fourLetters(int n) {
        return "%04d"
                .formatted(n)
                .chars()
                .mapToObj(c -> Character.toString('a' + c - '0'))
                .collect(Collectors.joining());
    }
}
