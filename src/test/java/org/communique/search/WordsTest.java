package org.communique.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How words are folded, language by language. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "en, trafficking, trafficked",
        "en, victims, victim",
        "en, Women's, women",
        "en, naïve, naive",
        "nl, mensen, mens",
        "nl, uitgebuite, uitgebuit",
        "nl, foto's, foto",
        "nl, coördinatie, coordinatie",
        "de, Opfern, Opfer",
        "de, Maßnahmen, Massnahme",
        "de, Völkern, Volk",
        "de, Schützen, schuetzen",
        "fr, l’exploitation, exploitation",
        "fr, libertés, liberte",
        "fr, qu'elles, elles",
        "fr, victimes, victime",
        "uk, жінок, жінки",
        "uk, людини, людину",
        "uk, працею, праці",
        "uk, об’єднання, об'єднанням",
        "uk, обʼєднання, обєднання",
        "uk, робіт, робота",
        "uk, Ґанок, ганок",
        "uk, торгі́влі, торгівлею",
        "mk, жените, жена",
        "mk, правата, права",
        "mk, работниците, работник",
        "mk, градот, градови",
        "mk, сѐ, се",
        "mk, трговијата, трговија",
        "ar, الاتّجار, الاتجار",
        "ar, إنسان, انسان",
        "ar, حريّة, حرية",
        "ar, والعمال, عمال",
        "ar, مسؤولية, مسوولية",
        "ar, حقـــوق, الحقوق",
        "ar, ٢٠٢٦, 2026",
    })
    void two_forms_of_a_word_have_one_stem(String language, String one, String other) {
        assertEquals(stem(language, one), stem(language, other));
    }

    @ParameterizedTest
    @CsvSource({
        "en, universe, union",
        "nl, mens, mest",
        "de, Volk, Wolke",
        "uk, жінка, жити",
        "mk, жена, желба",
        "ar, عمل, علم"
    })
    void different_words_stay_apart(String language, String one, String other) {
        assertNotEquals(stem(language, one), stem(language, other));
    }

    @Test
    void words_hold_letters_and_digits_only_whatever_the_text_is() {
        var text =
                "a_b c.d e:f 1.5 x\u0000y \ud83d\ude00 \ud800 “q” it's NEAR(a, \"b\" *) ^c {d}: -e +f ' '' 🇺🇦 ﷺ ½ ①";
        for (var tag : List.of("en", "nl", "de", "fr", "mk", "uk", "ar", "ja", "und"))
            for (var word : Words.of(Locale.forLanguageTag(tag), text.repeat(3))) {
                assertTrue(word.form().codePoints().allMatch(Character::isLetterOrDigit), word::toString);
                assertTrue(word.stem().codePoints().allMatch(Character::isLetterOrDigit), word::toString);
                assertTrue(!word.form().isEmpty() && !word.stem().isEmpty(), word::toString);
            }
    }

    @Test
    void each_word_knows_where_it_stands() {
        var text = "The Women’s rights";
        var words = Words.of(Locale.ENGLISH, text);

        assertEquals(
                List.of("the", "women", "rights"),
                words.stream().map(Word::form).toList());
        assertEquals("rights", text.substring(words.get(2).start(), words.get(2).end()));
    }

    @Test
    void a_page_is_read_as_its_reader_reads_it() {
        assertEquals(
                "One & two\nA heading\nitem 1\nitem 2",
                PlainText.of(
                        "<p>One &amp; <strong>two</strong></p>\n<h2>A heading</h2><ul><li>item 1</li><li>item&nbsp;2</li></ul>"));
        assertEquals("", PlainText.of(""));
    }

    private static String stem(String language, String word) {
        var words = Words.of(Locale.forLanguageTag(language), word);
        assertEquals(1, words.size(), word);
        return words.get(0).stem();
    }
}
