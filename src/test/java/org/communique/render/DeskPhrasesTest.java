package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the desk, in both its languages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskPhrasesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    @Test
    void dutch_has_every_phrase_of_the_desk_and_no_other() throws IOException {
        assertEquals(
                new TreeSet<>(words("en").stringPropertyNames()),
                new TreeSet<>(words("nl").stringPropertyNames()));
    }

    @Test
    void a_phrase_has_the_arguments_it_has_in_english() throws IOException {
        var dutch = words("nl");
        words("en")
                .forEach((key, text) -> assertEquals(
                        arguments(String.valueOf(text)),
                        arguments(dutch.getProperty(String.valueOf(key))),
                        key.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nl"})
    void a_phrase_is_a_pattern_that_loses_no_apostrophe(String language) throws IOException {
        words(language).forEach((key, value) -> {
            var text = String.valueOf(value);
            new MessageFormat(text, Locale.forLanguageTag(language));
            assertTrue(key.toString().startsWith("desk."), key.toString());
            assertFalse(text.replace("''", "").contains("'"), key + ": " + text);
            assertFalse(text.isBlank() || text.contains("..."), key + ": " + text);
        });
    }

    /** Two lines of one key would hide the first. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "nl"})
    void no_key_stands_twice(String language) throws IOException {
        var keys = Files.readAllLines(file(language)).stream()
                .filter(it -> it.startsWith("desk."))
                .map(it -> it.substring(0, it.indexOf('=')))
                .toList();

        assertEquals(
                List.of(),
                keys.stream()
                        .filter(it -> keys.indexOf(it) != keys.lastIndexOf(it))
                        .toList());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path file(String language) {
        return Path.of("src/main/resources/desk_" + language + ".properties");
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(file(language))) {
            words.load(reader);
        }
        return words;
    }
}
