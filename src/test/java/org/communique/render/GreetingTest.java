package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GreetingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Dear Anna, | Dear reader,",
                "nl | Beste Anna, | Beste lezer,",
                "de | Guten Tag Anna, | Guten Tag,",
                "fr | Bonjour Anna, | Bonjour,",
                "mk | Добар ден, Anna, | Почитувани,",
                "uk | Добрий день, Anna! | Добрий день!",
                "ar | تحية طيبة إلى Anna، | تحية طيبة وبعد،",
                "pl | Dzień dobry, Anna! | Szanowni Państwo,",
                "ru | Здравствуйте, Anna! | Здравствуйте!",
                "es | Hola, Anna: | Hola:",
                "it | Dear Anna, | Dear reader,"
            })
    void each_language_greets_in_its_own_way(String language, String named, String neutral) {
        var greeting = Greeting.in(Locale.forLanguageTag(language));

        assertEquals(named, greeting.to("Anna"));
        assertEquals(neutral, greeting.to(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "-", ".", "\u200F", "\u202E\u202C", "1"})
    void what_is_no_name_is_greeted_neutrally(String name) {
        assertEquals("Dear reader,", Greeting.in(Locale.ENGLISH).to(name));
    }

    @Property(tries = 2000)
    void no_name_leaves_a_hole_a_second_line_or_a_turned_sentence(@ForAll String name) {
        var greeting = Greeting.in(Locale.ENGLISH).to(name);

        assertFalse(greeting.startsWith("Dear ,"), greeting);
        assertTrue(greeting.startsWith("Dear ") && greeting.endsWith(","), greeting);
        assertFalse(greeting.codePoints()
                .anyMatch(c ->
                        Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)));
    }

    @Property(tries = 1000)
    void one_line_of_one_line_is_itself(@ForAll String written) {
        var line = OneLine.of(written);

        assertEquals(line, OneLine.of(line));
        assertEquals(line.strip(), line);
        assertFalse(line.contains("  "));
    }
}
