package org.communique.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.render.Manuscript;
import org.communique.statement.Revision;
import org.communique.store.Store;

/** Which revisions readers have, or will have before a release, and what was corrected in them. */
final class ReleasedRevisions {

    private final Store store;

    ReleasedRevisions(Store store) {
        this.store = store;
    }

    /** Row id of the newest revision of an edition that another release has made or will make public; empty if none does. */
    Optional<Long> before(Release release, Revision revision) {
        return store.read()
                .sql("""
                        SELECT r.id FROM revision r
                        JOIN release_revision rr ON rr.revision = r.id
                        JOIN release l ON l.id = rr.release
                        WHERE r.edition = :edition AND l.id <> :release
                          AND l.state IN ('scheduled', 'releasing', 'released')
                        ORDER BY r.number DESC LIMIT 1
                        """)
                .param("edition", revision.edition())
                .param("release", release.id())
                .query(Long.class)
                .optional();
    }

    /** What has been put right up to a revision, the newest first; each dated with the first release of it. */
    List<Manuscript.Correction> corrections(Release release, Revision revision) {
        return store.read()
                .sql("""
                        SELECT r.number, r.correction, min(l.due_at) AS at FROM revision r
                        JOIN release_revision rr ON rr.revision = r.id
                        JOIN release l ON l.id = rr.release
                        WHERE r.edition = :edition AND r.number <= :number AND r.change = 'correction'
                          AND (l.id = :release OR l.state IN ('scheduled', 'releasing', 'released'))
                        GROUP BY r.number, r.correction ORDER BY r.number DESC
                        """)
                .param("edition", revision.edition())
                .param("number", revision.number())
                .param("release", release.id())
                .query((row, n) ->
                        new Manuscript.Correction(Instant.ofEpochMilli(row.getLong("at")), row.getString("correction")))
                .list();
    }
}
