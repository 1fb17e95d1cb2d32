package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhrasesTest {

    @Test
    void every_language_has_every_phrase_with_the_same_arguments() {
        var english = arguments(Locale.ENGLISH);

        for (var language : Phrases.SHIPPED) assertEquals(english, arguments(language), language.toLanguageTag());
    }

    @Test
    void no_phrase_is_empty_or_left_in_english_where_letters_are_others() {
        for (var tag : new String[] {"mk", "uk", "ar"})
            load(Locale.forLanguageTag(tag)).forEach((key, text) -> {
                var words = text.toString().replaceAll("\\{\\d[^}]*}|UTC|RSS|Atom|URL|OPML", "");
                assertFalse(words.isBlank() || words.matches("(?s).*[A-Za-z]{4,}.*"), tag + " " + key + ": " + text);
            });
    }

    @Test
    void every_phrase_is_a_pattern_that_can_be_read() {
        for (var language : Phrases.SHIPPED)
            load(language).forEach((key, text) -> new MessageFormat(text.toString(), language));
    }

    private static TreeMap<String, TreeSet<String>> arguments(Locale language) {
        var all = new TreeMap<String, TreeSet<String>>();
        load(language).forEach((key, text) -> {
            var found = new TreeSet<String>();
            var matcher = Pattern.compile("\\{(\\d)").matcher(text.toString());
            while (matcher.find()) found.add(matcher.group(1));
            all.put(key.toString(), found);
        });
        return all;
    }

    private static Properties load(Locale language) {
        var properties = new Properties();
        try (var in = PhrasesTest.class.getResourceAsStream("/messages_" + language.toLanguageTag() + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
