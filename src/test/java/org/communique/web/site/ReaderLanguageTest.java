package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Languages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReaderLanguageTest {

    static List<Locale> languages() {
        return Languages.shipped();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_browser_in_a_language_we_speak_gets_it_from_whatever_country(Locale language) {
        var tag = language.toLanguageTag();

        for (var header : List.of(tag, tag + "-XX," + tag + ";q=0.9,en-US;q=0.8", "ja, " + tag + ";q=0.1, *;q=0.05"))
            assertEquals(Optional.of(language), ReaderLanguage.best(header, Languages.shipped()), header);
    }

    /** Who reads one of them may have reasons not to be spoken to in the other. */
    @ParameterizedTest
    @CsvSource({"be", "uk", "mk", "bs", "hr", "sr", "sr-Latn", "sh"})
    void no_language_stands_in_for_its_neighbour(String tag) {
        var others = Languages.shipped().stream()
                .filter(it -> !it.toLanguageTag().equals(tag))
                .toList();

        assertTrue(ReaderLanguage.best(tag, others).isEmpty());
    }

    @Test
    void a_language_refused_or_a_header_that_cannot_be_read_names_none() {
        for (var header : List.of("pl;q=0", "*", "", ";;;", "pl;q=two", "x".repeat(5000)))
            assertTrue(ReaderLanguage.best(header, Languages.shipped()).isEmpty(), header);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_shared_page_names_the_country_whose_way_of_writing_is_meant(Locale language) {
        assertTrue(OpenGraph.locale(language).orElseThrow().matches(language.toLanguageTag() + "_[A-Z]{2}"));
    }
}
