package org.communique.statement;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Languages as BCP 47 tags, and what readers need to know of them. */
public final class Languages {

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());
    private static final Set<String> KNOWN_BY_THREE = Arrays.stream(Locale.getISOLanguages())
            .map(code -> new Locale.Builder().setLanguage(code).build().getISO3Language())
            .collect(Collectors.toSet());
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi", "ji", "ckb", "dv");

    private static final List<Locale> SHIPPED = Stream.of(
                    "en", "nl", "de", "fr", "pl", "cs", "bg", "mk", "ro", "uk", "ru", "bs", "be", "es", "ar")
            .map(Locale::forLanguageTag)
            .toList();

    private Languages() {}

    /**
     * The languages that our own words come in: forms and mails of ours exist in each, whatever is published. The default,
     * English, comes first.
     */
    public static List<Locale> shipped() {
        return SHIPPED;
    }

    /** The shipped language that serves a reader of {@code language}; English if there is none. */
    public static Locale shipped(Locale language) {
        return SHIPPED.stream()
                .filter(it -> it.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(SHIPPED.get(0));
    }

    /**
     * Reads a BCP 47 tag such as {@code en}, {@code mk} or {@code sr-Latn}.
     *
     * @return empty if the tag is not well formed or its language is not in ISO 639
     */
    public static Optional<Locale> parse(String tag) {
        try {
            var language = new Locale.Builder().setLanguageTag(tag.strip()).build();
            var primary = language.getLanguage();
            return KNOWN.contains(primary) || KNOWN_BY_THREE.contains(primary)
                    ? Optional.of(language)
                    : Optional.empty();
        } catch (IllformedLocaleException notATag) {
            return Optional.empty();
        }
    }

    /** {@code rtl} or {@code ltr}, as HTML's {@code dir} wants it. */
    public static String direction(Locale language) {
        boolean rightToLeft = language.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(language.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(language.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }

    /** The language's name in itself, such as {@code Українська}, first letter raised. */
    public static String ownName(Locale language) {
        return name(language, language);
    }

    /** The name of a language in another, such as {@code Ukrainisch} in German, first letter raised. */
    public static String name(Locale language, Locale in) {
        var name = language.getDisplayName(in);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(in) + name.substring(first);
    }

    /** Whether a language is written in Latin letters. */
    public static boolean isLatin(Locale language) {
        return Character.UnicodeScript.of(ownName(language).codePointAt(0)) == Character.UnicodeScript.LATIN;
    }
}
