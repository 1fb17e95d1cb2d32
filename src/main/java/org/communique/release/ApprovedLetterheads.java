package org.communique.release;

import org.communique.statement.Letterhead;
import org.communique.statement.Letterheads;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letterhead of each release as it was when the release was planned: a later change of it does not slip in. */
final class ApprovedLetterheads {

    private final Store store;
    private final Letterheads letterheads;

    ApprovedLetterheads(Store store) {
        this.store = store;
        this.letterheads = new Letterheads(store);
    }

    void pin(JdbcClient db, long release, Plan plan) {
        var letterhead = plan.letterhead()
                .map(letterheads::byId)
                .orElseGet(() -> letterheads.main(plan.statement().organisation()));
        db.sql("UPDATE release SET letterhead = :letterhead WHERE id = :release AND state = 'draft'")
                .param("letterhead", Json.write(letterhead))
                .param("release", release)
                .update();
    }

    /** What was planned before there were letterheads has the main one as it is now. */
    Letterhead of(Release release) {
        var pinned = store.read()
                .sql("SELECT coalesce(letterhead, '') FROM release WHERE id = :release")
                .param("release", release.id())
                .query(String.class)
                .single();
        return pinned.isEmpty() ? letterheads.main(release.organisation()) : Json.read(pinned, Letterhead.class);
    }
}
