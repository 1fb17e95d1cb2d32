package org.communique.render;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The colour of links and buttons, as people can read it: where the wished one has too little contrast (WCAG 2.2 SC 1.4.3, 4.5 to
 * 1), its lightness is changed in OKLCH, so that hue and, as far as the screen can show it, chroma stay.
 *
 * @param light on light paper, and below white letters; {@code #rrggbb}
 * @param dark  on dark paper, and below dark letters; {@code #rrggbb}
 */
public record Accent(String light, String dark) {

    /** Least contrast of text. */
    public static final double LEAST = 4.5;

    /** What a letterhead without a colour has. */
    public static final Accent USUAL = new Accent("#0b5a6b", "#8fc7d3");

    /** The darkest of the light papers, and the lightest of the dark ones: enough on these is enough on all. */
    private static final String LIGHT_PAPER = "#f4f1ea";

    private static final String DARK_PAPER = "#2b343d";

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * The accent of a wished colour.
     *
     * @param colour {@code #rrggbb}; empty = the usual one
     * @throws InvalidColour if it is written in another way
     */
    public static Accent of(String colour) {
        if (colour.isEmpty()) return USUAL;
        if (!HEX.matcher(colour).matches())
            throw new InvalidColour("write the colour as # and six hexadecimal digits, such as #0b5a6b");
        var wished = Oklch.of(colour.toLowerCase(Locale.ROOT));
        return new Accent(readable(wished, LIGHT_PAPER, -0.01), readable(wished, DARK_PAPER, 0.01));
    }

    /** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
    public static double contrast(String one, String other) {
        double a = Oklch.luminance(one) + 0.05;
        double b = Oklch.luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** Black and white both have enough, so this ends. */
    private static String readable(Oklch wished, String paper, double step) {
        for (double lightness = wished.lightness(); ; lightness += step) {
            var hex = wished.at(Math.max(0, Math.min(1, lightness))).hex();
            if (contrast(hex, paper) >= LEAST) return hex;
        }
    }
}
