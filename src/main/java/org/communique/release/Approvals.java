package org.communique.release;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The way of a plan of the desk to the clock and back: approved by the hash of what it is at that moment, a draft again as soon as
 * it says something else. Each step locks the release, so that a change and an approval in the same moment come one after the other.
 */
public final class Approvals {

    private final Releases releases;
    private final Decisions decisions;

    public Approvals(Releases releases, Decisions decisions) {
        this.releases = releases;
        this.decisions = decisions;
    }

    /** Nobody else changes this release until the transaction of {@code db} ends. */
    public Release lock(JdbcClient db, long id) {
        Reopening.lock(db, id);
        return releases.byId(id);
    }

    /**
     * SHA-256 of everything that goes out, to whom and when, in 64 hexadecimal digits.
     *
     * @throws InvalidRelease if it cannot be rendered
     */
    public String hash(Release release) {
        return HexFormat.of().formatHex(decisions.proof(release));
    }

    /** The hash of what was approved; empty for a draft. */
    public Optional<String> approved(long id) {
        return releases.approvedHash(id).map(HexFormat.of()::formatHex);
    }

    /** @throws InvalidRelease if it has no words, or does not say what it changes */
    public void mustBeReady(Release release) {
        decisions.mustSay(release);
    }

    /** Whether there still is time to take a decision of this moment back before the first message of the release. */
    public boolean inTime(Release release) {
        var first = release.advancedAt().isPresent()
                ? release.dueAt()
                : release.advanceAt().orElse(release.dueAt());
        return !first.isBefore(decisions.earliest());
    }

    /**
     * Draft to approved, and on to the clock if there is time; as part of the transaction that {@link #lock} is in. Call
     * {@link Decisions#wind} once it is committed.
     *
     * @param hash of what they approved who had to
     * @return whether it is scheduled: else its time has passed, and somebody has to plan another
     * @throws InvalidRelease if it is something else by now, or no draft
     */
    public boolean approve(Release locked, String hash) {
        if (!hash(locked).equals(hash)) throw new InvalidRelease("release", "it is not what was approved any more");
        mustBeReady(locked);
        releases.approve(locked.id(), HexFormat.of().parseHex(hash));
        return inTime(locked)
                && releases.move(locked.id(), ReleaseState.APPROVED, ReleaseState.SCHEDULED, Optional.empty());
    }

    /** The releases that a change of a statement's text concerns: none of them goes out meanwhile. */
    public List<Long> following(JdbcClient db, long statement) {
        var ids = Reopening.following(db, statement);
        ids.forEach(it -> Reopening.lock(db, it));
        return ids;
    }

    /** A release that is approved or scheduled is a draft again; nothing happens to any other. @return whether it was */
    public boolean reopen(JdbcClient db, long id) {
        return Reopening.reopen(db, id, releases.now());
    }

    /** A draft is for other times from now on. @param advance present if it has advance copies @return false if it is no draft */
    public boolean retime(JdbcClient db, long id, ReleaseTime due, Optional<Instant> advance) {
        return Reopening.retime(db, id, due, advance);
    }

    /** A draft says from now on what the newest revisions say. */
    public void follow(JdbcClient db, long id) {
        Reopening.pinNewest(db, id);
    }
}
