package org.communique.statement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Store;

/** Looks things up in what is stored of statements; changes nothing. */
public final class Stored {

    private final Store store;

    public Stored(Store store) {
        this.store = store;
    }

    /** A line of a list: the newest revision of an edition. */
    public record Heading(String key, Kind kind, Locale language, String title, Instant at) {}

    /** Every edition of an organisation's statements, the oldest of each statement first. */
    public List<Heading> headings(long organisation) {
        return Revisions.headings(store.read(), organisation);
    }

    /**
     * What another edition of the statement said when a revision was stored; its first revision if that came later.
     *
     * @param language of the other edition
     * @return empty if there is no such edition
     */
    public Optional<Revision> asOf(Revision revision, Locale language) {
        return Revisions.asOf(store.read(), revision, language.toLanguageTag());
    }

    /** Whether a revision that was marked as a change is out: readers know what it changed. */
    public boolean told(Revision revision) {
        if (revision.content().change() instanceof Change.Unmarked) return false;
        return store.read()
                .sql("""
                        SELECT 1 FROM release_revision rr JOIN release l ON l.id = rr.release
                        WHERE rr.revision = :revision AND l.state IN ('releasing', 'released') LIMIT 1
                        """)
                .param("revision", revision.id())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The bytes of a file of any revision, by their SHA-256 in hex; empty if there is none. */
    public Optional<byte[]> bytes(String sha256) {
        return Revisions.findBytes(store.read(), sha256);
    }
}
