package org.communique.statement;

import java.text.Normalizer;
import java.util.Locale;

/** An author's own word for what a text is about, as readers see it, in the language of the edition. */
public final class Tag {

    /** Longest tag, in characters. */
    public static final int LONGEST = 40;

    private Tag() {}

    /**
     * The tag in an address: letters and digits of any script, small, with hyphens between them. Tags that differ only in case
     * or punctuation are one.
     *
     * @return empty if there is neither letter nor digit in it
     */
    public static String slug(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
