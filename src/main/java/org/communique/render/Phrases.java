package org.communique.render;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.communique.statement.Languages;

/** The words readers see around a statement, in the languages we ship: {@code messages_<language>.properties}, UTF-8. */
public final class Phrases {

    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Phrases() {}

    /**
     * A phrase with its arguments ({@link MessageFormat}); English where a language is not shipped.
     *
     * @throws java.util.MissingResourceException if no phrase has this key
     */
    public static String get(Locale language, String key, Object... arguments) {
        var pattern = ResourceBundle.getBundle("messages", Languages.shipped(language), NO_GUESS)
                .getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }
}
