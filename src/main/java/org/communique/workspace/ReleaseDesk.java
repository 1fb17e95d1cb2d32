package org.communique.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.communique.audience.ContactList;
import org.communique.audience.Lists;
import org.communique.release.Decisions;
import org.communique.release.Kill;
import org.communique.release.Kills;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.segment.Segment;
import org.communique.segment.Segments;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Letterheads;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Statements;

/** The releases of an organisation: its own statements, to its own lists, on its own letterheads. */
public final class ReleaseDesk {

    private final Gate gate;
    private final Rooms rooms;

    ReleaseDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(
            Statements statements,
            Lists lists,
            Segments segments,
            Letterheads letterheads,
            Releases releases,
            Kills kills,
            Decisions decisions) {}

    /** All, newest release time first. */
    @Needs(Permission.RELEASE_READ)
    public List<Release> all(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return rooms.releases().all().stream()
                .filter(it -> it.organisation() == of.id())
                .toList();
    }

    /** @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_READ)
    public Release release(Actor actor, String organisation, long id) {
        return own(gate.enter(actor, organisation, Permission.RELEASE_READ), id);
    }

    /**
     * Plans, approves and schedules in one step: for whoever has the data folder. At the desk a release is asked for and approved by
     * others.
     *
     * @throws Missing if statement, lists, letterhead or the release it is narrowed by are not of this organisation
     * @throws org.communique.release.InvalidRelease as {@link Decisions#decide}
     */
    @Needs(Permission.RELEASE_DECIDE)
    public Release decide(Actor actor, String organisation, Plan plan) {
        actor.must(Permission.RELEASE_DECIDE);
        var of = gate.enter(actor, organisation);
        mustBeOwn(of, plan);
        return rooms.decisions().decide(plan);
    }

    /** Recalls a statement that is out, for good. */
    @Needs(Permission.RELEASE_PUBLISH)
    public Kill kill(Actor actor, String organisation, Recall recall) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PUBLISH);
        var statement =
                rooms.statements().byKey(of.id(), recall.statement()).orElseThrow(() -> new Missing("statement"));
        return rooms.kills().kill(statement, recall.reasons(), recall.titleHidden());
    }

    /** What is recalled: key of the statement, what readers are told, and whether not even its title may stand. */
    public record Recall(String statement, Localized reasons, boolean titleHidden) {}

    Release own(Organisation of, long id) {
        return rooms.releases()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("release"));
    }

    void mustBeOwn(Organisation of, Plan plan) {
        var statement = plan.statement();
        rooms.statements()
                .byKey(of.id(), statement.key())
                .filter(statement::equals)
                .orElseThrow(() -> new Missing("statement"));
        var narrowing = plan.narrowing();
        mustBeAmong(
                rooms.lists().all(of.id()).stream().map(ContactList::id).toList(),
                Stream.concat(plan.addressed().stream(), narrowing.withoutLists().stream()),
                "list");
        mustBeAmong(
                rooms.segments().all(of.id()).stream().map(Segment::id).toList(),
                Stream.concat(narrowing.segments().stream(), narrowing.withoutSegments().stream()),
                "segment");
        narrowing.withoutRecipientsOf().forEach(it -> own(of, it));
        plan.fromLedger().ifPresent(it -> own(of, it.release()));
        plan.letterhead().ifPresent(id -> rooms.letterheads().all(of.id()).stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("letterhead")));
    }

    private static void mustBeAmong(List<Long> own, Stream<Long> named, String kind) {
        if (!named.allMatch(own::contains)) throw new Missing(kind);
    }
}
