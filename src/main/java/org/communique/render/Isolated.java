package org.communique.render;

import java.util.Locale;
import java.util.stream.Stream;
import org.communique.statement.Languages;

/**
 * Names that run against the direction of the sentence they stand in, kept from turning it around: what {@code <bdi>} does for
 * text that has an element of its own (Unicode UAX #9, FSI and PDI). For HTML only; in subjects and plain text these signs would
 * show, or be taken for a trick.
 */
public final class Isolated {

    private static final String FIRST_STRONG = "\u2068";
    private static final String END = "\u2069";

    private Isolated() {}

    /** The arguments of a phrase in {@code language}; those that run its way, and what is no text, as they are. */
    public static Object[] all(Locale language, Object... arguments) {
        return Stream.of(arguments)
                .map(it -> it instanceof CharSequence text ? one(language, text) : it)
                .toArray();
    }

    private static CharSequence one(Locale language, CharSequence text) {
        boolean fromTheRight = Languages.direction(language).equals("rtl");
        return text.codePoints().anyMatch(it -> fromTheRight ? isLeftToRight(it) : isRightToLeft(it))
                ? FIRST_STRONG + text + END
                : text;
    }

    private static boolean isLeftToRight(int letter) {
        return Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
