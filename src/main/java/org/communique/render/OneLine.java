package org.communique.render;

/** A name or a title as one line that is safe to put anywhere: in a header field, in a greeting, in a page. */
public final class OneLine {

    private OneLine() {}

    /**
     * White space and control characters become single spaces, none at the ends. What no document may hold is dropped, and so
     * are the marks that turn the direction of all that follows (U+202A to U+202E, U+2066 to U+2069): a name with one of them
     * unclosed would turn the sentence around it. Marks that stand for one character (U+200E, U+200F) stay.
     */
    public static String of(String written) {
        var line = new StringBuilder(written.length());
        boolean gap = false;
        for (int i = 0; i < written.length(); ) {
            int c = written.codePointAt(i);
            i += Character.charCount(c);
            if (space(c)) {
                gap = !line.isEmpty();
            } else if (Written.legal(c) && !Slots.mark(c) && !turns(c)) {
                if (gap) line.append(' ');
                gap = false;
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    private static boolean space(int c) {
        return c == ' ' || Character.isISOControl(c) || (c > 127 && Character.isSpaceChar(c));
    }

    private static boolean turns(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
