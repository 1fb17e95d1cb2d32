package org.communique.review;

import java.time.Instant;

/**
 * What somebody says of a release.
 *
 * @param name   as she signs in
 * @param yes    false = it goes back, and the note says why
 * @param hash   of what she was shown
 * @param byLink whether she came by the link in her mail
 */
public record Say(String name, boolean yes, String hash, String note, boolean byLink) {

    /** Longest note, in characters. */
    public static final int LONGEST = 2_000;

    public Say {
        note = note.strip();
        if (note.length() > LONGEST) note = note.substring(0, LONGEST);
    }

    /** A mask: user names are personal data too. */
    @Override
    public String toString() {
        return yes ? "[yes]" : "[no]";
    }

    /** When it was said. */
    public record Voice(Say say, Instant at) {}
}
