package org.communique.statement;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name in addresses: small letters a to z, digits, and single hyphens between them. */
public final class Slug {

    /** Longest slug, in characters. */
    public static final int LONGEST = 80;

    private static final Pattern GOOD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Slug() {}

    /** Whether a text may stand in an address as it is. */
    public static boolean good(String text) {
        return GOOD.matcher(text).matches() && text.length() <= LONGEST;
    }

    /** The slug of a title, cut between words; empty if no letter of it is Latin. */
    public static String of(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("Ł", "l")
                .replace("đ", "d")
                .replace("ø", "o")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.length() <= LONGEST) return plain;
        int cut = plain.lastIndexOf('-', LONGEST);
        return plain.substring(0, cut > 0 ? cut : LONGEST);
    }
}
