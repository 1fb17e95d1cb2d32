package org.communique.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Audit;
import org.communique.audience.Lists;
import org.communique.notice.Notices;
import org.communique.release.Approvals;
import org.communique.release.Decisions;
import org.communique.release.InvalidRelease;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.release.Releases;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks for approvals, hears what people say, and lets a release go to the clock once they have said enough; the only writer of the
 * tables of reviews. A draft release with an open one is "in review".
 */
public final class Reviews {

    private static final Set<ReleaseState> WAITS =
            Set.of(ReleaseState.DRAFT, ReleaseState.APPROVED, ReleaseState.SCHEDULED);

    private final Rooms rooms;
    private final Policies policies;
    private final Terms terms;
    private final Electorate electorate;
    private final ReviewRows rows;
    private final ReviewLinks links;
    private final SecondLooks looks;
    private final Rounds rounds;
    private final Clock clock;

    /** What it works with. */
    public record Rooms(
            Store store,
            Organisations organisations,
            Statements statements,
            Lists lists,
            Releases releases,
            Approvals approvals,
            Decisions decisions,
            Staff staff,
            Hands hands,
            DaysOff daysOff,
            Audit audit,
            Post post) {}

    /** How colleagues are told. @param baseUrl public address of the site, without a slash at the end */
    public record Post(Notices notices, Colleagues colleagues, Vault vault, String baseUrl) {}

    public Reviews(Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
        this.policies = new Policies(rooms.store(), rooms.audit());
        this.terms = new Terms(policies, rooms, clock);
        this.electorate = new Electorate(rooms.staff(), rooms.hands());
        this.rows = new ReviewRows(clock);
        this.links = new ReviewLinks(rooms.post(), rooms.store(), clock);
        this.looks = new SecondLooks(rooms.store(), rooms.audit(), clock);
        var mail = new ReviewMail(rooms.post().notices(), rooms.post().colleagues(), links);
        this.rounds = new Rounds(rooms, electorate, rows, looks, mail);
    }

    /** What has to be approved by whom. */
    public Policies policies() {
        return policies;
    }

    /** Links in mails to colleagues. */
    public ReviewLinks links() {
        return links;
    }

    /** What was released urgently and is looked at afterwards. */
    public SecondLooks looks() {
        return looks;
    }

    /**
     * Somebody who asks.
     *
     * @param note   for those who are asked; of an urgent one the reason why it cannot wait
     * @param urgent without the full policy
     */
    public record Request(String by, String note, boolean urgent) {}

    /**
     * Asks for a draft to be approved as its newest text and its plan are now.
     *
     * @return {@link Ruling.Approved} if nobody else has to say yes, which is for urgent ones alone
     * @throws InvalidRelease if it could not go out as it is, whoever approved it
     */
    public Ruling ask(long release, Request request) {
        rooms.store().run(db -> {
            rooms.approvals().lock(db, release);
            rooms.approvals().follow(db, release);
        });
        var ruling = rooms.store().write(db -> ask(db, rooms.approvals().lock(db, release), request));
        rooms.decisions().wind();
        return ruling;
    }

    private Ruling ask(JdbcClient db, Release release, Request request) {
        if (release.state() != ReleaseState.DRAFT
                || rows.current(db, release.id()).isPresent()) return new Ruling.Refused(Ruling.Why.ASKED);
        rooms.approvals().mustBeReady(release);
        var asked = terms.of(release, request);
        if (request.urgent() && request.note().isBlank()) return new Ruling.Refused(Ruling.Why.NO_NOTE);
        if (electorate.of(release, asked).size() < asked.needed()) return new Ruling.Refused(Ruling.Why.TOO_FEW);
        if (!rooms.approvals().inTime(release) || Terms.tooLong(release, asked))
            return new Ruling.Refused(Ruling.Why.TOO_LATE);
        var seen = Seen.of(release, rooms.releases(), rooms.lists());
        var hash = rooms.approvals().hash(release);
        var review =
                rows.find(db, rows.insert(db, release.id(), hash, seen, asked)).orElseThrow();
        audit(db, release, new Deed(request.by(), request.urgent() ? "review.urgent" : "review.asked", review));
        rounds.asked(db, release, review);
        if (!review.suffices(hash, asked.at())) return new Ruling.Counted(review.missing());
        approve(db, release, review, request.by());
        return new Ruling.Approved();
    }

    /** Hears what somebody says; what was asked for is void if it is something else by now. */
    public Ruling say(long release, Say say) {
        var ruling = rooms.store().write(db -> {
            var locked = rooms.approvals().lock(db, release);
            return rows.current(db, release)
                    .filter(it -> locked.state() == ReleaseState.DRAFT)
                    .map(it -> hear(db, locked, it, say))
                    .orElseGet(() -> new Ruling.Refused(Ruling.Why.ENDED));
        });
        rooms.decisions().wind();
        return ruling;
    }

    private Ruling hear(JdbcClient db, Release locked, Review review, Say say) {
        if (!same(locked, review)) {
            end(db, locked, review, "");
            return new Ruling.Refused(Ruling.Why.CHANGED);
        }
        var ruling = review.hear(say, electorate.standing(locked, review.asked(), say.name()));
        if (ruling instanceof Ruling.Refused) return ruling;
        rows.voice(db, review.id(), say);
        links.use(db, review.id(), say.name());
        audit(db, locked, new Deed(say.name(), say.yes() ? "review.yes" : "review.no", review));
        if (ruling instanceof Ruling.Returned) {
            rows.end(db, review, Review.State.RETURNED, say.name());
            rounds.decided(db, locked, rows.find(db, review.id()).orElseThrow(), say.name());
        }
        if (ruling instanceof Ruling.Approved)
            approve(db, locked, rows.find(db, review.id()).orElseThrow(), say.name());
        return ruling;
    }

    /** Whether it still is what was asked for, and can go out. */
    private boolean same(Release release, Review review) {
        try {
            rooms.approvals().mustBeReady(release);
            return rooms.approvals().hash(release).equals(review.hash());
        } catch (InvalidRelease cannotBeRendered) {
            return false;
        }
    }

    /** The one way to the clock: asks once more whether it is enough. */
    private void approve(JdbcClient db, Release locked, Review review, String by) {
        if (!review.suffices(review.hash(), clock.instant())) throw new IllegalStateException("nobody has approved it");
        rows.end(db, review, Review.State.APPROVED, by);
        boolean scheduled = rooms.approvals().approve(locked, review.hash());
        audit(db, locked, new Deed(by, scheduled ? "release.scheduled" : "release.approved", review));
        rounds.decided(db, locked, review, by);
        if (review.asked().urgent()) looks.owe(db, review, terms.working(locked, SecondLooks.WITHIN));
    }

    /** What the clock has to do: reminds, and takes silence for a yes. Doing it twice changes nothing. */
    public void round() {
        rounds.remind();
        var due = rows.silent(rooms.store().read());
        for (var id : due) rooms.store().run(db -> rows.find(db, id).ifPresent(it -> silence(db, it.release())));
        if (!due.isEmpty()) rooms.decisions().wind();
    }

    private void silence(JdbcClient db, long release) {
        var locked = rooms.approvals().lock(db, release);
        var review = rows.current(db, release).filter(it -> it.state() == Review.State.OPEN);
        if (review.isEmpty() || locked.state() != ReleaseState.DRAFT) return;
        if (!same(locked, review.get())) end(db, locked, review.get(), "");
        else if (review.get().silent(clock.instant())) approve(db, locked, review.get(), "");
    }

    /**
     * The text of a statement has changed, as part of the transaction that {@code db} is in: releases of it that are not out yet say
     * the new text and have to be approved anew.
     */
    public void changed(JdbcClient db, long statement, String by) {
        for (var id : rooms.approvals().following(db, statement)) {
            undo(db, id, by);
            rooms.approvals().follow(db, id);
        }
    }

    /** Somebody has planned a release, or planned it anew: it has to be approved, and not by her. */
    public void planned(JdbcClient db, long release, String by) {
        rooms.hands().planned(db, release, by);
        undo(db, release, by);
    }

    /**
     * Somebody gives a release other times: it has to be approved anew, and not by her. The same times again change nothing.
     *
     * @param advance present if it has advance copies
     * @return false if it is going out or over, or its advance copies are out, which name the time
     */
    public boolean retime(long release, ReleaseTime due, Optional<Instant> advance, String by) {
        boolean done = rooms.store().write(db -> {
            var locked = rooms.approvals().lock(db, release);
            if (!WAITS.contains(locked.state()) || locked.advancedAt().isPresent()) return false;
            if (due.equals(new ReleaseTime(locked.dueAt(), locked.zone())) && advance.equals(locked.advanceAt()))
                return true;
            planned(db, release, by);
            return rooms.approvals().retime(db, release, due, advance);
        });
        rooms.decisions().wind();
        return done;
    }

    /** Nobody is asked about a release any more; an approval that waits for its time is taken back. */
    public void undo(JdbcClient db, long release, String by) {
        boolean reopened = rooms.approvals().reopen(db, release);
        rows.current(db, release)
                .filter(it -> reopened || it.state() == Review.State.OPEN)
                .ifPresent(it -> end(db, rooms.releases().byId(release), it, by));
    }

    private void end(JdbcClient db, Release release, Review review, String by) {
        if (!rows.end(db, review, Review.State.VOID, by)) return;
        audit(db, release, new Deed(by, "review.void", review));
        rounds.ended(db, release, review, by);
    }

    /** A review by its number. */
    public Optional<Review> find(long id) {
        return rows.find(rooms.store().read(), id);
    }

    /** Of an organisation those that wait for an answer, the longest first. */
    public List<Review> open(long organisation) {
        return rows.open(rooms.store().read(), organisation);
    }

    /** Every time a release was asked for, the newest first. */
    public List<Review> of(long release) {
        return rows.all(rooms.store().read(), release);
    }

    /** Users who are asked, whether or not they have answered. */
    public Set<String> asked(Review review) {
        return electorate.of(rooms.releases().byId(review.release()), review.asked());
    }

    /** Users who wrote or planned a release: none of them is asked. */
    public Set<String> hands(Release release) {
        return rooms.hands().of(release);
    }

    /** What has changed since it was asked for. */
    public Seen.Difference since(Review review) {
        var now = Seen.of(rooms.releases().byId(review.release()), rooms.releases(), rooms.lists());
        return rows.seen(rooms.store().read(), review.id()).until(now);
    }

    private record Deed(String by, String action, Review review) {}

    private void audit(JdbcClient db, Release release, Deed deed) {
        var review = deed.review();
        rooms.audit()
                .add(
                        db,
                        new Audit.Entry(
                                deed.by().isEmpty() ? "clock" : deed.by(),
                                deed.action(),
                                release.organisation(),
                                "release " + release.id(),
                                "review=" + review.id() + " hash=" + review.shortHash() + " needed="
                                        + review.needed()));
    }
}
