package org.communique.render;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers as readers of a language write them, with the digits that dates have too. */
public final class Numbers {

    /** Languages that put nothing between the thousands of a number of four digits (CLDR minimumGroupingDigits = 2). */
    private static final Set<String> FROM_FIVE_DIGITS = Set.of("be", "bg", "es", "pl");

    /** What is nearer to five digits than a tenth is written with five. */
    private static final double FIVE_DIGITS = 9_999.95;

    /** Of the languages we ship: to look up how one writes numbers costs more than the writing. */
    private static final Map<Locale, NumberFormat> FORMATS = new ConcurrentHashMap<>();

    private Numbers() {}

    /** Such as {@code 12,000}, or {@code 12 000} in French. */
    public static String whole(Locale language, long number) {
        return format(language, number).format(number);
    }

    /** With at most one digit behind the separator, such as {@code 1.5}. */
    public static String tenths(Locale language, double number) {
        return format(language, number).format(number);
    }

    private static NumberFormat format(Locale language, double number) {
        var format = (NumberFormat)
                FORMATS.computeIfAbsent(language, Numbers::format).clone(); // it is no work for two threads
        if (FROM_FIVE_DIGITS.contains(language.getLanguage())) format.setGroupingUsed(Math.abs(number) >= FIVE_DIGITS);
        return format;
    }

    private static NumberFormat format(Locale language) {
        var digits = new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("nu", "latn");
        var format = DecimalFormat.getInstance(digits.build());
        format.setMaximumFractionDigits(1);
        return format;
    }
}
