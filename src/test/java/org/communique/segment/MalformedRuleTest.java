package org.communique.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.communique.render.Phrases;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each way of getting a rule wrong has its own words, and says where. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MalformedRuleTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/segment/malformed.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void a_malformed_rule_is_refused_with_its_place_and_reason(int position, String key, String text) {
        var read = Parser.read(text, RuleProperties.NAMES);

        var fault = assertInstanceOf(Reading.Bad.class, read, text).fault();
        assertEquals(
                key + " at " + position, fault.key().replace("segment.fault-", "") + " at " + fault.position(), text);
        assertTrue(words(fault).length() > 10);
    }

    @Test
    void there_are_limits_of_length_depth_and_number() {
        assertEquals("long", key("country = BE ".repeat(160)));
        assertEquals("deep", key("(".repeat(21) + "country = BE" + ")".repeat(21)));
        assertEquals("deep", key("not ".repeat(400) + "country = BE"));
        assertEquals("many", key("kind = press or ".repeat(60) + "kind = press"));
        assertInstanceOf(
                Reading.Good.class,
                Parser.read("(".repeat(19) + "country = BE" + ")".repeat(19), RuleProperties.NAMES));
    }

    @Test
    void nothing_of_a_value_that_is_refused_is_repeated() {
        var fault = assertInstanceOf(
                        Reading.Bad.class, Parser.read("field:age = ana@example.org", RuleProperties.NAMES))
                .fault();

        assertEquals(List.of("field:age", "field.wants-number"), fault.arguments());
        assertTrue(!words(fault).contains("ana"));
    }

    private static String key(String text) {
        return assertInstanceOf(Reading.Bad.class, Parser.read(text, RuleProperties.NAMES))
                .fault()
                .key()
                .replace("segment.fault-", "");
    }

    private static String words(Fault fault) {
        var arguments = fault.arguments().stream()
                .map(it -> it.contains(".wants-") ? Phrases.get(Locale.ENGLISH, it) : it)
                .toArray();
        return Phrases.get(Locale.ENGLISH, fault.key(), arguments);
    }
}
