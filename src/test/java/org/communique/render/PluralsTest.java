package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.communique.statement.Languages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** ICU, the library of the people who write CLDR, says what is right. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PluralsTest {

    static List<Locale> languages() {
        return Languages.shipped();
    }

    /** Every number to ten thousand, and large ones around hundreds, thousands, millions and the largest there is. */
    static LongStream numbers() {
        var large = LongStream.of(100_000, 1_000_000, 2_000_000, 3_500_000, 1_000_000_000, 1_000_000_000_000L)
                .flatMap(it -> LongStream.rangeClosed(it - 25, it + 125));
        var largest = LongStream.of(Long.MAX_VALUE);
        return LongStream.concat(LongStream.rangeClosed(0, 10_000), LongStream.concat(large, largest));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_number_takes_the_form_that_cldr_gives_it(Locale language) {
        var rules = PluralRules.forLocale(ULocale.forLocale(language));
        var exact = NumberFormatter.withLocale(Locale.ROOT); // as select(double) is not, above 10^9

        numbers()
                .forEach(it -> assertEquals(
                        rules.select(exact.format(it)),
                        Plurals.form(language, it).suffix().substring(1),
                        language + " " + it));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_number_is_grouped_as_cldr_groups_it(Locale language) {
        var digits = new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("nu", "latn");
        var format = NumberFormatter.withLocale(digits.build()).precision(Precision.maxFraction(1));

        for (var number : new long[] {0, 7, 999, 1000, 1234, 9999, 10_000, 12_345, 1_234_567})
            assertEquals(
                    blanks(format.format(number).toString()), blanks(Numbers.whole(language, number)), "" + number);
        assertEquals(blanks(format.format(1.5).toString()), blanks(Numbers.tenths(language, 1.5)));
        assertEquals(blanks(format.format(9999.95).toString()), blanks(Numbers.tenths(language, 9999.95)));
    }

    /** Editions of CLDR differ in which blank that does not break stands between thousands. */
    private static String blanks(String number) {
        return number.replace('\u202F', ' ').replace('\u00A0', ' ');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 | 1 statement",
                "en | 1200 | 1,200 statements",
                "fr | 0 | 0 déclaration",
                "fr | 2000000 | 2 000 000 de déclarations",
                "pl | 1 | 1 oświadczenie",
                "pl | 22 | 22 oświadczenia",
                "pl | 12 | 12 oświadczeń",
                "ru | 21 | 21 заявление",
                "uk | 11 | 11 заяв",
                "ro | 20 | 20 de declarații",
                "ar | 2 | بيانان",
                "ar | 11 | 11 بيانًا",
                "es | 1234 | 1234 declaraciones",
                "it | 2 | 2 statements"
            })
    void a_phrase_counts_as_its_language_does(String language, long count, String expected) {
        assertEquals(expected, blanks(Plurals.phrase(Locale.forLanguageTag(language), "site.count", count)));
    }

    @Test
    void fewer_than_none_and_a_language_without_rules_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Plurals.form(Locale.ENGLISH, -1));
        assertThrows(IllegalArgumentException.class, () -> Plurals.form(Locale.JAPANESE, 1));
    }
}
