package org.communique.render;

/** What people wrote, without the characters that no document may hold. */
final class Written {

    private Written() {}

    /** Drops what XML 1.0 §2.2 forbids, lone surrogates included, and the marks of slots. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        Slots.withoutMarks(text).codePoints().filter(Written::legal).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Whether XML 1.0 §2.2 allows the character and it is not a C1 control. */
    static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }
}
