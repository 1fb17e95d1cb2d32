package org.communique.convert;

import java.util.regex.Pattern;

/** A stretch of a line with the same emphasis: white space before, words, white space after. The spaces stay outside. */
final class Piece {

    private static final String MOVABLE = ".,:!?";
    private static final Pattern SIGN = Pattern.compile("[\\p{P}\\p{S}]");

    private final String lead;
    private final String trail;
    private String core;
    private String moved = "";
    private String marker;

    /** @param marker {@code **}, {@code _} or empty */
    Piece(String text, String marker) {
        int from = 0;
        int to = text.length();
        while (from < to && Space.is(text.charAt(from))) from++;
        while (to > from && Space.is(text.charAt(to - 1))) to--;
        this.lead = text.substring(0, from);
        this.core = text.substring(from, to);
        this.trail = text.substring(to);
        this.marker = core.isEmpty() ? "" : marker;
    }

    boolean marked() {
        return !marker.isEmpty();
    }

    void unmark() {
        marker = "";
    }

    String text() {
        return lead + marker + core + marker + moved + trail;
    }

    /** Its first character; 0 = none. */
    int first() {
        var text = text();
        return text.isEmpty() ? 0 : text.codePointAt(0);
    }

    int last() {
        var text = text();
        return text.isEmpty() ? 0 : text.codePointBefore(text.length());
    }

    /**
     * Whether CommonMark (§6.2) would read its emphasis as such between these neighbours; for one character that may be {@code _}
     * or {@code *} the one that is read.
     */
    boolean holds(int before, int after) {
        if (!lead.isEmpty()) before = ' ';
        if (!trail.isEmpty()) after = ' ';
        if (word(after)) moveEnd();
        if (!moved.isEmpty()) after = moved.charAt(0);
        if (core.isEmpty()) return false;
        boolean opens = word(core.codePointAt(0)) || !word(before);
        boolean closes = word(core.codePointBefore(core.length())) || !word(after);
        if (!opens || !closes) return false;
        return marker.equals("**") ? clear(before) && clear(after) : single(before, after);
    }

    /** An underscore cannot stand within a word, a star cannot touch another. */
    private boolean single(int before, int after) {
        boolean within = word(before) || word(after);
        marker = within ? "*" : "_";
        return !within || clear(before) && clear(after) && clear(core.codePointAt(0));
    }

    private static boolean clear(int c) {
        return c != '*';
    }

    /** “Note:” goes on without a space: the colon leaves the emphasis, else nothing would end it. */
    private void moveEnd() {
        int end = core.length();
        while (end > 0 && (MOVABLE.indexOf(core.charAt(end - 1)) >= 0 || Space.is(core.charAt(end - 1)))) end--;
        if (end > 0 && core.charAt(end - 1) == '\\') return;
        moved = core.substring(end) + moved;
        core = core.substring(0, end);
    }

    private static boolean word(int c) {
        return c != 0 && !Space.is(c) && !SIGN.matcher(Character.toString(c)).matches();
    }
}
