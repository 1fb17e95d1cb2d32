package org.communique.render;

import java.util.Locale;
import java.util.stream.Stream;
import org.communique.statement.Languages;

/**
 * Phrases with a count in them. A key has one phrase for each form that whole numbers take in a language, as CLDR names
 * them: {@code key.one}, {@code key.few}, {@code key.other} and so on.
 *
 * @see <a href="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html">CLDR plural rules</a>
 */
public final class Plurals {

    private static final int MILLION = 1_000_000;

    private Plurals() {}

    /** What CLDR calls the forms; the end of a key, in lower case. */
    enum Form {
        ZERO,
        ONE,
        TWO,
        FEW,
        MANY,
        OTHER;

        String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The phrase for this many.
     *
     * @param key       without the form
     * @param count     0 or more; stands in the phrase as {@code {0}}, written as the language writes numbers
     * @param arguments stand in it as {@code {1}}, {@code {2}} and so on
     * @throws java.util.MissingResourceException if the key has no phrase for this form
     */
    public static String phrase(Locale language, String key, long count, Object... arguments) {
        var form = form(Languages.shipped(language), count);
        var all = Stream.concat(Stream.of(Numbers.whole(language, count)), Stream.of(arguments));
        return Phrases.get(language, key + form.suffix(), all.toArray());
    }

    /**
     * The cardinal form of a whole number.
     *
     * @param language a shipped one
     * @throws IllegalArgumentException if there cannot be so many, or the rules of this language are not known here
     */
    static Form form(Locale language, long n) {
        if (n < 0) throw new IllegalArgumentException("a count is 0 or more");
        return switch (language.getLanguage()) {
            case "en", "nl", "de", "bg" -> n == 1 ? Form.ONE : Form.OTHER;
            case "fr" -> n <= 1 ? Form.ONE : romance(n);
            case "es" -> n == 1 ? Form.ONE : romance(n);
            case "mk" -> endsInOne(n) ? Form.ONE : Form.OTHER;
            case "cs" -> n == 1 ? Form.ONE : n >= 2 && n <= 4 ? Form.FEW : Form.OTHER;
            case "ro" -> n == 1 ? Form.ONE : n == 0 || within(n % 100, 1, 19) ? Form.FEW : Form.OTHER;
            case "pl" -> n == 1 ? Form.ONE : endsInFew(n) ? Form.FEW : Form.MANY;
            case "uk", "ru", "be" -> slavic(n, Form.MANY);
            case "bs" -> slavic(n, Form.OTHER);
            case "ar" -> arabic(n);
            default -> throw new IllegalArgumentException("no plural rules for " + language.toLanguageTag());
        };
    }

    /** "un million de": whole millions are followed by a preposition. */
    private static Form romance(long n) {
        return n != 0 && n % MILLION == 0 ? Form.MANY : Form.OTHER;
    }

    private static Form slavic(long n, Form rest) {
        if (endsInOne(n)) return Form.ONE;
        return endsInFew(n) ? Form.FEW : rest;
    }

    private static Form arabic(long n) {
        if (n == 0) return Form.ZERO;
        if (n == 1) return Form.ONE;
        if (n == 2) return Form.TWO;
        if (within(n % 100, 3, 10)) return Form.FEW;
        return within(n % 100, 11, 99) ? Form.MANY : Form.OTHER;
    }

    private static boolean endsInOne(long n) {
        return n % 10 == 1 && n % 100 != 11;
    }

    private static boolean endsInFew(long n) {
        return within(n % 10, 2, 4) && !within(n % 100, 12, 14);
    }

    private static boolean within(long n, int least, int most) {
        return n >= least && n <= most;
    }
}
