package org.communique.workspace;

import java.util.EnumSet;
import java.util.Set;
import org.communique.drafting.Drafts;
import org.communique.drafting.Writing;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.Releases;
import org.communique.review.Review;
import org.communique.review.Reviews;
import org.communique.statement.StatementKeys;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.springframework.dao.DuplicateKeyException;

/**
 * Another key for a statement. Files that are taken in, addresses and other statements name it by its key, so that it is settled
 * once somebody has been asked to approve it.
 */
public final class Renaming {

    private static final Set<ReleaseState> OPEN = EnumSet.of(ReleaseState.DRAFT, ReleaseState.WITHDRAWN);

    private final Store store;
    private final Drafts drafts;
    private final Statements statements;
    private final Releases releases;
    private final Reviews reviews;

    Renaming(Store store, Drafts drafts, Statements statements, Releases releases, Reviews reviews) {
        this.store = store;
        this.drafts = drafts;
        this.statements = statements;
        this.releases = releases;
        this.reviews = reviews;
    }

    /** What became of it. */
    public enum Result {
        DONE,
        /** Another statement has the key. */
        TAKEN,
        /** It is being approved, or is or was on its way out. */
        SETTLED,
        /** Somebody else has given it another key meanwhile. */
        CHANGED
    }

    Result rename(Writing writing, String key) {
        if (key.equals(writing.key())) return Result.DONE;
        try {
            return store.write(db -> {
                long of = writing.organisation();
                var stored = statements.byKey(of, writing.key());
                if (stored.filter(it -> releases.diary().of(it).stream().anyMatch(this::settled))
                        .isPresent()) return Result.SETTLED;
                if (drafts.find(of, key, writing.source()).isPresent()) return Result.TAKEN;
                boolean done = drafts.rename(db, writing, key)
                        && stored.map(it -> StatementKeys.rename(db, it, key)).orElse(true);
                return done ? Result.DONE : Result.CHANGED;
            });
        } catch (DuplicateKeyException takenMeanwhile) {
            return Result.TAKEN;
        }
    }

    private boolean settled(Release release) {
        return !OPEN.contains(release.state())
                || reviews.of(release.id()).stream().anyMatch(it -> it.state() == Review.State.OPEN);
    }
}
