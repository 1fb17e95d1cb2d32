package org.communique.review;

import java.time.Clock;
import java.util.List;
import org.communique.release.Approvals;
import org.communique.store.Store;

/** Proves of each release of the desk that has come as far as the clock that those have said yes to it who had to. */
public final class ReviewProof {

    private final Store store;
    private final Approvals approvals;
    private final ReviewRows rows;

    public ReviewProof(Store store, Approvals approvals, Clock clock) {
        this.store = store;
        this.approvals = approvals;
        this.rows = new ReviewRows(clock);
    }

    /** Releases of the desk that are approved or further, whoever approved them. */
    public List<Long> decided() {
        return store.read().sql("""
                        SELECT id FROM release r WHERE state IN ('approved', 'scheduled', 'releasing', 'released')
                          AND (EXISTS (SELECT 1 FROM review v WHERE v.release = r.id)
                            OR EXISTS (SELECT 1 FROM release_planner p WHERE p.release = r.id))
                        ORDER BY id
                        """).query(Long.class).list();
    }

    /** Whether what was said of the very hash it was approved with was enough when it was approved. */
    public boolean holds(long release) {
        var hash = approvals.approved(release);
        return rows.current(store.read(), release)
                .filter(it -> it.state() == Review.State.APPROVED)
                .filter(it -> hash.isPresent()
                        && it.suffices(hash.get(), it.end().orElseThrow().at()))
                .isPresent();
    }
}
