package org.communique.render;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.statement.Languages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhrasesTest {

    static final Set<String> CYRILLIC = Set.of("bg", "mk", "uk", "ru", "be");

    /** What is no word of a language: names of formats, and markup of addresses. */
    private static final String NAMES = "\\{\\d[^}]*}|\\b(UTC|RSS|Atom|OPML|ZIP|PDF|JSON|CSV|IP)\\b";

    /**
     * What is written in Latin letters everywhere: addresses, commands, points of an article of the GDPR, and the words
     * of rules and the values in their examples.
     */
    private static final String WRITTEN_ALIKE = NAMES
            + "|\\S+@\\S+|communique press contacts|\\([abf]\\)|language = nl and country in \\(BE, NL\\)"
            + "|\\b(language|country|joined|before|after|since|within|and|or|in|not)\\b"
            + "|\\b(nl|pt-BR|sr-Latn|BE|dutch-lawyers|housing)\\b";

    static List<Locale> languages() {
        return Languages.shipped();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_language_has_every_phrase_in_every_form_it_counts_by_and_no_other(Locale language) {
        var expected = new TreeSet<String>();
        for (var key : PhraseFile.of(Locale.ENGLISH).keys())
            if (!PhraseFile.isForm(key)) expected.add(key);
            else for (var form : PhraseFile.forms(language)) expected.add(PhraseFile.stem(key) + form.suffix());

        assertEquals(expected, PhraseFile.of(language).keys());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_phrase_has_the_arguments_it_has_in_english(Locale language) {
        PhraseFile.of(language).phrases().forEach((key, text) -> {
            var expected = PhraseFile.arguments(PhraseFile.english(key));
            // "one statement" and "two" in Arabic need no figure
            if (PhraseFile.isForm(key) && PhraseFile.standsForOneNumber(language, key) && !text.contains("{0}"))
                expected.remove("0");
            assertEquals(expected, PhraseFile.arguments(text), key + ": " + text);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_phrase_is_a_pattern_that_can_be_read_and_loses_no_apostrophe(Locale language) {
        PhraseFile.of(language).phrases().forEach((key, text) -> {
            new MessageFormat(text, language);
            assertFalse(text.replace("''", "").contains("'"), key + ": " + text);
            assertEquals(text.strip(), text, key);
            assertFalse(text.contains("  ") || text.isBlank() || text.contains("..."), key + ": " + text);
        });
    }

    /** A key whose words happen to be the same stands here, with the languages in which they are. */
    @ParameterizedTest
    @MethodSource("languages")
    void nothing_is_left_in_english(Locale language) {
        if (language.equals(Locale.ENGLISH)) return;
        var tag = language.toLanguageTag();
        var same = PhraseFile.of(language).phrases().entrySet().stream()
                .filter(it -> it.getValue().equals(PhraseFile.english(it.getKey())))
                .filter(it -> it.getValue().replaceAll(NAMES, "").matches("(?s).*\\p{L}.*"))
                .map(it -> it.getKey() + " " + it.getValue())
                .filter(Predicate.not(it -> SameWords.in(tag, it.substring(it.indexOf(' ') + 1))))
                .toList();

        assertEquals(List.of(), same, tag);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_word_is_in_the_letters_of_another_script(Locale language) {
        var latin = Pattern.compile("\\p{IsLatin}");
        var other = Pattern.compile("[\\p{IsCyrillic}\\p{IsArabic}]");
        boolean writesLatin = Languages.isLatin(language);
        PhraseFile.of(language).phrases().forEach((key, text) -> {
            var words = text.replaceAll(WRITTEN_ALIKE, "");
            var foreign = writesLatin ? other : latin;
            assertFalse(foreign.matcher(words).find(), key + ": " + text);
        });
    }

    /** Letters that look right and belong to a neighbour: і in Russian, ы in Ukrainian, ş for ș in Romanian. */
    @ParameterizedTest
    @MethodSource("languages")
    void no_letter_belongs_to_a_neighbour(Locale language) {
        var strange = Pattern.compile(
                switch (language.getLanguage()) {
                    case "bg" -> "[ѐёєіїјљњћџґўыэѓќѕ]";
                    case "mk" -> "[ёєіїћђґўыэъьщюяй]";
                    case "uk" -> "[ёѐыэъўјљњћџђѓќѕ]";
                    case "ru" -> "[єіїґўјљњћџђѓќѕѐ]";
                    case "be" -> "[єїґищъјљњћџђѓќѕѐ]";
                    case "ro" -> "[şţŞŢ]";
                    case "bs" -> "[wxyqWXYQ]";
                    default -> "(?!)";
                },
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        PhraseFile.of(language)
                .phrases()
                .forEach((key, text) -> assertFalse(
                        strange.matcher(text.replaceAll(WRITTEN_ALIKE, "")).find(), key + ": " + text));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void quotation_marks_are_those_of_the_language(Locale language) {
        var pair =
                switch (language.getLanguage()) {
                    case "en" -> "“”";
                    case "nl", "pl", "ro" -> "„”";
                    case "de", "cs", "bg", "mk", "bs" -> "„“";
                    case "fr" -> "«»";
                    case "uk", "ru", "be", "es", "ar" -> "«»";
                    default -> throw new AssertionError("say how " + language + " quotes");
                };
        PhraseFile.of(language).phrases().forEach((key, text) -> {
            var found = text.replaceAll("[^\"“”„«»‚‘]", "");
            assertEquals(pair.repeat(found.length() / 2), found, key + ": " + text);
        });
    }

    @Test
    void french_sets_a_blank_that_does_not_break_before_its_double_signs() {
        PhraseFile.of(Locale.FRENCH)
                .phrases()
                .forEach((key, text) -> assertFalse(
                        text.matches("(?s).*([^\u00A0\u202F][:;?!»]|«[^\u00A0\u202F]).*"), key + ": " + text));
    }

    @Test
    void spanish_opens_what_it_asks() {
        PhraseFile.of(Locale.forLanguageTag("es"))
                .phrases()
                .forEach((key, text) -> assertEquals(
                        text.chars().filter(it -> it == '?').count(),
                        text.chars().filter(it -> it == '¿').count(),
                        key));
    }

    @Test
    void arabic_uses_its_own_comma_semicolon_and_question_mark() {
        PhraseFile.of(Locale.forLanguageTag("ar"))
                .phrases()
                .forEach((key, text) -> assertFalse(text.matches("(?s).*\\p{IsArabic} ?[,;?].*"), key + ": " + text));
    }

    @Test
    void a_phrase_ends_like_its_english_one() {
        for (var language : Languages.shipped())
            PhraseFile.of(language).phrases().forEach((key, text) -> {
                boolean colon = PhraseFile.english(key).endsWith(":");
                assertTrue(!colon || text.endsWith(":"), language + " " + key + ": " + text);
            });
    }

    @Test
    void the_files_have_the_same_order_and_sections() {
        var english = PhraseFile.of(Locale.ENGLISH).outline();
        for (var language : Languages.shipped())
            assertEquals(english, PhraseFile.of(language).outline(), language::toLanguageTag);
    }

    @Test
    void every_phrase_is_used() {
        var sources = Sources.text();
        var unused = PhraseFile.of(Locale.ENGLISH).keys().stream()
                .map(PhraseFile::stem)
                .filter(it -> !asks(sources, it) && !asks(sources, it.replaceFirst("-text$", "")))
                .collect(toCollection(TreeSet::new));

        assertEquals(Set.of(), unused);
    }

    /** As a whole, or as a beginning to which code adds a state or a kind, and perhaps an end. */
    private static boolean asks(String sources, String key) {
        var beginnings = Stream.concat(
                Stream.of(key.replaceFirst("[^.]*$", "")),
                Pattern.compile("-").matcher(key).results().map(it -> key.substring(0, it.end())));
        var parts = key.split("(?=-[a-z]+$)");
        return Stream.of("\"%s\"", "'%s'", "#{%s}", "#{%s(").anyMatch(it -> sources.contains(it.formatted(key)))
                || beginnings.anyMatch(it -> sources.contains("\"" + it + "\"") || sources.contains("'" + it + "'"))
                || Stream.of(parts).allMatch(it -> sources.contains("\"" + it + "\""))
                || sources.contains("\"" + key.replaceFirst("\\..*", ".") + "\"")
                        && sources.contains("\"" + key.replaceFirst(".*\\.", ".") + "\"");
    }
}
