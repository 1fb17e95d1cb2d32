package org.communique.drafting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody writes to her colleagues about a draft. Nobody outside ever sees it.
 *
 * @param paragraph from 1; 0 = it is about the whole edition
 * @param quote     how the paragraph began when the note was written
 * @param author    user
 * @param resolved  present once somebody has seen to it
 */
public record Note(
        long id,
        Locale language,
        int paragraph,
        String quote,
        String text,
        String author,
        Instant at,
        Optional<Resolved> resolved) {

    /** Longest note, in characters. */
    public static final int LONGEST = 2000;

    /** Who has seen to it, and when. */
    public record Resolved(String by, Instant at) {}
}
