package org.communique.render;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The words readers see around a statement, in the languages we ship: {@code messages_<language>.properties}, UTF-8. */
public final class Phrases {

    /** The languages with a complete set of phrases, the default first. */
    public static final List<Locale> SHIPPED = Stream.of("en", "nl", "de", "fr", "mk", "uk", "ar")
            .map(Locale::forLanguageTag)
            .toList();

    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Phrases() {}

    /**
     * A phrase with its arguments ({@link MessageFormat}); English where a language is not shipped.
     *
     * @throws java.util.MissingResourceException if no phrase has this key
     */
    public static String get(Locale language, String key, Object... arguments) {
        var pattern = ResourceBundle.getBundle("messages", shipped(language), NO_GUESS)
                .getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }

    /** The language whose phrases serve a reader of {@code language}. */
    public static Locale shipped(Locale language) {
        return SHIPPED.stream()
                .filter(it -> it.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(SHIPPED.get(0));
    }
}
