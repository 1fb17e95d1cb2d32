package org.communique.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.Change;
import org.communique.statement.Statements;

/** What people decide about a release, and what the clock may do with that decision. */
public final class Decisions {

    private static final String ALTERED = "it no longer is what was approved: look at it and approve it again";

    /** Between asking for the earliest instant and deciding for it the clock goes on. */
    private static final Duration DECIDING = Duration.ofSeconds(1);

    private final Releases releases;
    private final Galleys galleys;
    private final Statements statements;
    private final AlarmClock alarmClock;
    private final Clock clock;
    private final Limits limits;

    public Decisions(
            Releases releases,
            Galleys galleys,
            Statements statements,
            AlarmClock alarmClock,
            Clock clock,
            Limits limits) {
        this.releases = releases;
        this.galleys = galleys;
        this.statements = statements;
        this.alarmClock = alarmClock;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * What the clock may do.
     *
     * @param latest how late a release may go out by itself; later it is held for a person
     * @param hold   the least time between a decision and the first message, in which taking it back is complete
     */
    public record Limits(Duration latest, Duration hold) {}

    /** The earliest instant a decision of this moment may name. */
    public Instant earliest() {
        return clock.instant().plus(limits.hold());
    }

    /**
     * Plans, approves and schedules in one step: the decision of somebody who may do all three.
     *
     * @throws InvalidRelease if the statement has no edition, or an issue gathers what is not released before it
     */
    public Release decide(Plan plan) {
        mustLeaveTimeToThink(plan);
        var release = plan(plan);
        try {
            mustSayWhatChanges(release);
            releases.approve(release.id(), proof(release));
        } catch (InvalidRelease cannotBeRendered) {
            releases.move(
                    release.id(),
                    ReleaseState.DRAFT,
                    ReleaseState.WITHDRAWN,
                    Optional.of(cannotBeRendered.getMessage()));
            throw cannotBeRendered;
        }
        return schedule(release.id());
    }

    /**
     * Writes a plan down, for others to approve.
     *
     * @throws InvalidRelease if the statement has no edition, or was killed
     */
    public Release plan(Plan plan) {
        if (statements.newest(plan.statement()).isEmpty())
            throw new InvalidRelease("statement", "'" + plan.statement().key() + "' has no edition yet");
        galleys.mustNotBeKilled(plan.statement());
        return releases.draft(plan);
    }

    /** @throws InvalidRelease if it says nothing, or does not say what it changes */
    void mustSay(Release release) {
        if (releases.revisions(release).isEmpty()) throw new InvalidRelease("statement", "it has no edition yet");
        mustSayWhatChanges(release);
    }

    private void mustLeaveTimeToThink(Plan plan) {
        var first = plan.embargo().map(Embargo::advanceAt).orElse(plan.time().instant());
        if (first.isBefore(earliest().minus(DECIDING)))
            throw new InvalidRelease(
                    "at",
                    "there are " + limits.hold().toSeconds()
                            + " s between a decision and the first message, to take it back: the earliest time is "
                            + earliest().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    /** Readers are told of every change of what they have; only a minor one goes without a word. */
    private void mustSayWhatChanges(Release release) {
        for (var revision : releases.revisions(release)) {
            var before = releases.released().before(release, revision);
            var language = revision.language().toLanguageTag();
            boolean marked = !(revision.content().change() instanceof Change.Unmarked);
            if (before.isEmpty() && revision.content().change() instanceof Change.Correction)
                throw new InvalidRelease(
                        "correction", "the " + language + " edition is not out yet: take the correction line out");
            if (before.isPresent() && before.get() != revision.id() && !marked)
                throw new InvalidRelease(
                        "correction",
                        "the " + language + " edition is public in other words already: say in its file what was wrong "
                                + "(correction: …), or that nobody need know (minor: true)");
        }
    }

    /** Approved to scheduled: from now on the clock decides. */
    public Release schedule(long id) {
        if (!releases.move(id, ReleaseState.APPROVED, ReleaseState.SCHEDULED, Optional.empty()))
            throw new InvalidRelease("release", "release " + id + " is not approved");
        alarmClock.set(releases.alarms());
        return releases.byId(id);
    }

    /**
     * Stops a release before its time.
     *
     * @throws InvalidRelease if it is going out or has gone out
     */
    public void withdraw(long id, String reason) {
        var release = releases.byId(id);
        if (!release.state().next().contains(ReleaseState.WITHDRAWN)
                || !releases.move(id, release.state(), ReleaseState.WITHDRAWN, Optional.of(reason)))
            throw new InvalidRelease(
                    "release", "release " + id + " is " + release.state().code() + ": too late to withdraw");
        alarmClock.set(releases.alarms());
    }

    /** Sets the alarm clock from the table: at start, and when another process may have changed it. */
    public void wind() {
        alarmClock.set(releases.alarms());
    }

    /**
     * What is to be done for a release now that a bell has rung; the table decides, so a bell too many does nothing. A
     * release that is found too late, or that no longer is what was approved, is held for a person.
     *
     * @return empty if nothing is to be done
     */
    public Optional<Moment> moment(long id) {
        var release = releases.byId(id);
        var now = clock.instant();
        if (release.state() == ReleaseState.RELEASING) return proven(release, Moment.Phase.PUBLIC);
        if (release.state() != ReleaseState.SCHEDULED) return Optional.empty();
        if (!release.dueAt().isAfter(now)) return begin(release);
        boolean advance = release.advancedAt().isEmpty()
                && release.advanceAt().filter(at -> !at.isAfter(now)).isPresent();
        return advance ? proven(release, Moment.Phase.ADVANCE) : Optional.empty();
    }

    /** Why a release would be held if its time came now; empty if it would go out. Changes nothing. */
    public Optional<String> objection(Release release) {
        try {
            var approved = releases.approvedHash(release.id());
            if (approved.isEmpty()) return Optional.of("it is not approved");
            return MessageDigest.isEqual(approved.get(), proof(release)) ? gathersLater(release) : Optional.of(ALTERED);
        } catch (InvalidRelease cannotBeRendered) {
            return Optional.of(cannotBeRendered.getMessage());
        }
    }

    private Optional<Moment> begin(Release release) {
        var late = Duration.between(release.dueAt(), clock.instant());
        if (late.compareTo(limits.latest()) > 0)
            return held(
                    release,
                    "found " + late.toMinutes() + " min after its time; the limit is "
                            + limits.latest().toMinutes() + " min");
        var moment = proven(release, Moment.Phase.PUBLIC);
        if (moment.isEmpty()) return moment;
        var later = gathersLater(release);
        if (later.isPresent()) return held(release, later.get());
        if (gathersUnreleased(release)) return Optional.empty();
        releases.move(release.id(), ReleaseState.SCHEDULED, ReleaseState.RELEASING, Optional.empty());
        var now = releases.byId(release.id());
        return moment.filter(it -> now.state() == ReleaseState.RELEASING);
    }

    /** The galleys, if they are what was approved; otherwise the release is held. */
    private Optional<Moment> proven(Release release, Moment.Phase phase) {
        try {
            if (MessageDigest.isEqual(releases.approvedHash(release.id()).orElseThrow(), proof(release)))
                return Optional.of(new Moment(release, phase, galleys.of(release, phase == Moment.Phase.ADVANCE)));
            return held(release, ALTERED);
        } catch (InvalidRelease cannotBeRendered) {
            return held(release, cannotBeRendered.getMessage());
        }
    }

    private Optional<Moment> held(Release release, String reason) {
        releases.move(release.id(), release.state(), ReleaseState.HELD, Optional.of(reason));
        return Optional.empty();
    }

    private Optional<String> gathersLater(Release release) {
        return gathered(release)
                .filter(it -> it.state() == ReleaseState.SCHEDULED && it.dueAt().isAfter(release.dueAt()))
                .findFirst()
                .map(it -> "it gathers a statement that comes out later, at " + it.dueAt());
    }

    /** What is due in the same second may still be on its way: the sweep asks again, until the lateness limit. */
    private boolean gathersUnreleased(Release release) {
        return gathered(release).anyMatch(it -> it.state() != ReleaseState.RELEASED);
    }

    private Stream<Release> gathered(Release release) {
        return releases.revisions(release).stream()
                .flatMap(revision -> revision.content().gathers().stream())
                .map(key -> galleys.gatheredRelease(release.organisation(), key));
    }

    /** SHA-256 of everything that goes out, to whom and when. */
    byte[] proof(Release release) {
        try {
            galleys.mustNotBeKilled(statements.byId(release.statement()));
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, galleys.of(release, false));
            if (release.advanceAt().isPresent()) add(digest, galleys.of(release, true));
            var rest = release.dueAt() + "|" + release.advanceAt() + "|" + releases.lists(release, false) + "|"
                    + releases.lists(release, true) + "|" + releases.channels(release);
            rest += releases.fromLedger(release).map(it -> "|" + it).orElse("");
            rest += release.deadlineAt().map(it -> "|until " + it).orElse("");
            rest += releases.proofOfLetterhead(release);
            rest += releases.audience(release).narrowing();
            digest.update(rest.getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, List<Galley> galleys) {
        for (var galley : galleys) {
            digest.update(galley.rendered().sha256());
            digest.update(galley.path().getBytes(StandardCharsets.UTF_8));
        }
    }
}
