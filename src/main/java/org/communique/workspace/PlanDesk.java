package org.communique.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.communique.audience.ContactList;
import org.communique.audience.Lists;
import org.communique.calendar.Calendars;
import org.communique.delivery.Coverage;
import org.communique.delivery.Recipients;
import org.communique.progress.Headcounts;
import org.communique.release.Decisions;
import org.communique.release.Drafts;
import org.communique.release.InvalidRelease;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.release.Releases;
import org.communique.review.Reviews;
import org.communique.segment.Segment;
import org.communique.segment.Segments;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Letterhead;
import org.communique.statement.Letterheads;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;
import org.communique.statement.Statements;

/** Plans: who is to get a statement, and when. A plan sends nothing; whoever decides on it does. */
public final class PlanDesk {

    /** Past releases that can be named as an audience. */
    private static final int PAST = 50;

    private static final String DISCARDED = "discarded before it was decided on";

    private final Gate gate;
    private final ReleaseDesk releaseDesk;
    private final Rooms rooms;
    private final Foresight foresight;

    PlanDesk(Gate gate, ReleaseDesk releaseDesk, Rooms rooms) {
        this.gate = gate;
        this.releaseDesk = releaseDesk;
        this.rooms = rooms;
        this.foresight = new Foresight(rooms);
    }

    /** What it works with. */
    record Rooms(
            Statements statements,
            Lists lists,
            Headcounts headcounts,
            Segments segments,
            Letterheads letterheads,
            Releases releases,
            Decisions decisions,
            Reviews reviews,
            Ahead ahead) {}

    /**
     * What is known of what has not happened yet.
     *
     * @param channels names of all there are
     * @param pace     how long so many mails will take
     */
    public record Ahead(
            Recipients recipients, Calendars calendars, List<String> channels, LongFunction<Duration> pace) {}

    /** What a plan can be made of. @param earliest instant that anything can happen at */
    public record Choices(
            List<ContactList> lists,
            Headcounts.Counted heads,
            List<Segment> segments,
            List<Past> past,
            List<Letterhead> letterheads,
            List<String> channels,
            Instant earliest) {}

    /** A release that is out. */
    public record Past(long release, Instant at, Localized title) {}

    /** The plan of a statement. @param version names this very plan */
    public record Planned(Release release, long version, Plan plan) {}

    /**
     * What would come of a plan.
     *
     * @param sending how long its public mails take; empty if there are none
     */
    public record Outlook(Coverage coverage, Optional<Duration> sending, Cautions cautions) {}

    /** The times of a release. @param advance when the press gets its copies; empty if there are none */
    public record Times(ReleaseTime due, Optional<Instant> advance) {}

    /** What a plan is to be in place of. @param release 0 = of nothing */
    public record Before(long release, long version) {}

    /** Asked before a form is read: who may not plan is not told what is wrong with it. */
    @Needs(Permission.RELEASE_PLAN)
    public void mayPlan(Actor actor, String organisation) {
        gate.enter(actor, organisation, Permission.RELEASE_PLAN);
    }

    /** The first instant that a plan of this moment can name. */
    @Needs(Permission.RELEASE_PLAN)
    public Instant earliest(Actor actor, String organisation) {
        gate.enter(actor, organisation, Permission.RELEASE_PLAN);
        return rooms.decisions().earliest();
    }

    /** What a plan can be made of; lists and segments for those who may read them. Readers are counted and never named. */
    @Needs(Permission.RELEASE_READ)
    public Choices choices(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        var lists = actor.may(Permission.LIST_READ, of.id()) ? rooms.lists().all(of.id()) : List.<ContactList>of();
        var segments =
                actor.may(Permission.SEGMENT_READ, of.id()) ? rooms.segments().all(of.id()) : List.<Segment>of();
        return new Choices(
                lists,
                rooms.headcounts().of(of.id()),
                segments,
                past(of),
                rooms.letterheads().all(of.id()),
                rooms.ahead().channels(),
                rooms.decisions().earliest());
    }

    /** @throws Missing if the organisation has no such statement */
    @Needs(Permission.RELEASE_READ)
    public Optional<Planned> planned(Actor actor, String organisation, String key) {
        var statement = statement(gate.enter(actor, organisation, Permission.RELEASE_READ), key);
        return rooms.releases()
                .drafts()
                .of(statement)
                .map(it -> new Planned(
                        it.release(), it.version(), rooms.releases().drafts().plan(it.release())));
    }

    /** Releases of the statement that are decided and not withdrawn, the newest first. */
    @Needs(Permission.RELEASE_READ)
    public List<Release> decided(Actor actor, String organisation, String key) {
        var statement = statement(gate.enter(actor, organisation, Permission.RELEASE_READ), key);
        return rooms.releases().diary().of(statement).stream()
                .filter(it -> it.state() != ReleaseState.DRAFT && it.state() != ReleaseState.WITHDRAWN)
                .toList();
    }

    /** How far a statement has come. @param latest release of it and @param decided the last that is decided, by id; 0 = none */
    public record Course(long latest, long decided) {}

    /** How far a statement has come; nowhere if nothing of it is stored. What was withdrawn does not count. */
    @Needs(Permission.RELEASE_READ)
    public Course course(Actor actor, String organisation, String key) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        var all = rooms.statements().byKey(of.id(), key).map(rooms.releases().diary()::of).orElse(List.of()).stream()
                .filter(it -> it.state() != ReleaseState.WITHDRAWN)
                .toList();
        return new Course(
                all.stream().findFirst().map(Release::id).orElse(0L),
                all.stream()
                        .filter(it -> it.state() != ReleaseState.DRAFT)
                        .findFirst()
                        .map(Release::id)
                        .orElse(0L));
    }

    /** What would come of it. @param language in which holidays are named */
    @Needs(Permission.RELEASE_READ)
    public Outlook outlook(Actor actor, String organisation, Plan plan, Locale language) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        releaseDesk.mustBeOwn(of, plan);
        var coverage =
                plan.channels().contains("mail") ? rooms.ahead().recipients().coverage(plan) : Coverage.NOBODY;
        return new Outlook(
                coverage,
                Optional.of(coverage.recipients() - coverage.advance())
                        .filter(it -> it > 0)
                        .map(it -> rooms.ahead().pace().apply(it)),
                foresight.of(of, plan, language));
    }

    /**
     * Writes a plan down: a release in state draft, which the clock does not look at. Whoever plans it does not approve it, and what
     * was asked for before is void.
     *
     * @param before what it takes the place of
     * @return empty if somebody else has changed the plan meanwhile, and not to this very one
     * @throws Missing if something in it is not of this organisation
     */
    @Needs(Permission.RELEASE_PLAN)
    public Optional<Release> save(Actor actor, String organisation, Plan plan, Before before) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PLAN);
        releaseDesk.mustBeOwn(of, plan);
        var drafts = rooms.releases().drafts();
        Drafts.Also planned = (db, release) -> rooms.reviews().planned(db, release, actor.name());
        var saved = before.release() == 0
                ? drafts.plan(plan, planned)
                : drafts.replan(before.release(), before.version(), plan, planned);
        return saved.or(() -> asItIs(plan));
    }

    /** The plan that stands there, if it comes to the same: whoever clicks twice is not told that somebody was faster. */
    private Optional<Release> asItIs(Plan plan) {
        var drafts = rooms.releases().drafts();
        return drafts.of(plan.statement()).map(Drafts.Seen::release).filter(it -> {
            var now = drafts.plan(it);
            return now.sameAs(plan) || now.sameAs(plan.on(now.letterhead().orElseThrow()));
        });
    }

    /**
     * Gives a release other times. What was approved or asked for is void then, and it has to be approved anew, by somebody else.
     *
     * @param times with a time of advance copies if and only if it has any
     * @return false if it is too late: it is going out, or its advance copies are out
     * @throws Missing if it is no release of this organisation
     */
    @Needs(Permission.RELEASE_PLAN)
    public boolean retime(Actor actor, String organisation, long id, Times times) {
        var release = releaseDesk.own(gate.enter(actor, organisation, Permission.RELEASE_PLAN), id);
        var due = times.due();
        if (times.advance().isPresent() != release.advanceAt().isPresent()
                || times.advance().filter(it -> !it.isBefore(due.instant())).isPresent())
            throw new InvalidRelease("advance", "advance copies leave before the release");
        return rooms.reviews().retime(id, due, times.advance(), actor.name());
    }

    /**
     * What there would be to say against other times of a release, before anything is changed.
     *
     * @param language in which holidays are named
     * @throws InvalidRelease if the advance copies would not leave before the release
     * @throws Missing        if it is no release of this organisation
     */
    @Needs(Permission.RELEASE_PLAN)
    public Cautions cautions(Actor actor, String organisation, long id, Times times, Locale language) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PLAN);
        var plan = rooms.releases().drafts().plan(releaseDesk.own(of, id));
        return foresight.of(of, plan.at(times.due(), times.advance()), language);
    }

    /** Takes a plan back. @return false if it has been decided on, or discarded, meanwhile */
    @Needs(Permission.RELEASE_PLAN)
    public boolean discard(Actor actor, String organisation, long release) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PLAN);
        return rooms.releases().drafts().discard(releaseDesk.own(of, release).id(), DISCARDED);
    }

    private List<Past> past(Organisation of) {
        var out = rooms.releases().diary().released(of.id(), PAST);
        var titles = titles(out);
        return out.stream()
                .map(it -> new Past(it.id(), it.dueAt(), titles.get(it.statement())))
                .toList();
    }

    private Map<Long, Localized> titles(List<Release> releases) {
        return rooms.statements()
                .titles(releases.stream().map(Release::statement).toList());
    }

    private Statement statement(Organisation of, String key) {
        return rooms.statements().byKey(of.id(), key).orElseThrow(() -> new Missing("statement"));
    }
}
