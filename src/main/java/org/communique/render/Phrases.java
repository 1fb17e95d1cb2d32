package org.communique.render;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.communique.statement.Languages;

/** The words readers see around a statement, in the languages we ship: {@code messages_<language>.properties}, UTF-8. */
public final class Phrases {

    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Keys of what staff read; they have bundles of their own, {@code desk_<language>.properties}. */
    private static final String DESK = "desk.";

    private static final List<Locale> DESK_LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    private Phrases() {}

    /** The language that the desk speaks to somebody: hers if it is one of its two, else English. */
    public static Locale desk(Locale wanted) {
        return DESK_LANGUAGES.stream()
                .filter(it -> it.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /**
     * A phrase with its arguments ({@link MessageFormat}); English where a language is not shipped.
     *
     * @throws java.util.MissingResourceException if no phrase has this key
     */
    public static String get(Locale language, String key, Object... arguments) {
        var bundle = key.startsWith(DESK)
                ? ResourceBundle.getBundle("desk", desk(language), NO_GUESS)
                : ResourceBundle.getBundle("messages", Languages.shipped(language), NO_GUESS);
        var pattern = bundle.getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }
}
