package org.communique.drafting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Revision;

/**
 * An edition as it stands at the desk.
 *
 * @param version of the draft; 0 = nobody has written at the desk yet
 * @param stored  the newest revision, whoever stored it
 * @param takenIn present if that came from a file while somebody had written something else here
 * @param seen    what the source said when this edition said the same
 * @param at      when it was changed last at the desk; empty = never
 */
public record AtDesk(
        Locale language,
        int version,
        DraftText text,
        Optional<Revision> stored,
        Optional<Revision> takenIn,
        DraftText.Words seen,
        EditionState state,
        Optional<Instant> at) {

    /** An edition that nobody has begun. */
    public static AtDesk missing(Locale language) {
        return new AtDesk(
                language,
                0,
                DraftText.EMPTY,
                Optional.empty(),
                Optional.empty(),
                DraftText.Words.NONE,
                EditionState.MISSING,
                Optional.empty());
    }

    /** Whether it says something that no revision says. */
    public boolean unstored() {
        return !text.blank() && stored.map(it -> !text.says(it)).orElse(true);
    }

    /** Row id of the newest revision; 0 = none. */
    public long revision() {
        return stored.map(Revision::id).orElse(0L);
    }

    AtDesk in(EditionState other) {
        return new AtDesk(language, version, text, stored, takenIn, seen, other, at);
    }
}
