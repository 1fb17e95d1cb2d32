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
 * @param over    whether the newest revision was marked as a change and is out: readers know of it
 */
public record AtDesk(
        Locale language,
        int version,
        DraftText text,
        Optional<Revision> stored,
        Optional<Revision> takenIn,
        DraftText.Words seen,
        EditionState state,
        Optional<Instant> at,
        boolean over) {

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
                Optional.empty(),
                false);
    }

    /** Whether it says something that no revision says. */
    public boolean unstored() {
        return !text.blank() && !says(text);
    }

    /** Whether a text says what the newest revision says; once readers have been told what that changed, it need not say so. */
    public boolean says(DraftText other) {
        return stored.filter(it -> other.says(it) || over && other.marked(it).says(it))
                .isPresent();
    }

    /** The same, once it is known whether readers have been told what the newest revision changed: the mark of that is over. */
    AtDesk told(boolean out) {
        boolean same = out && stored.filter(text::says).isPresent();
        return new AtDesk(language, version, same ? text.unmarked() : text, stored, takenIn, seen, state, at, out);
    }

    /** Row id of the newest revision; 0 = none. */
    public long revision() {
        return stored.map(Revision::id).orElse(0L);
    }

    AtDesk in(EditionState other) {
        return new AtDesk(language, version, text, stored, takenIn, seen, other, at, over);
    }
}
