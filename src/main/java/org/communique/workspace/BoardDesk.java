package org.communique.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.progress.Board;
import org.communique.progress.Boards;
import org.communique.progress.Finder;
import org.communique.progress.Going;
import org.communique.progress.GoingOut;
import org.communique.progress.Headcounts;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** Where everything stands. Looks only. */
public final class BoardDesk {

    private final Gate gate;
    private final Rooms rooms;

    BoardDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Boards boards, GoingOut goingOut, Headcounts headcounts, Finder finder, Reviews reviews) {}

    /** @param since what was released before is not shown @param most cards of a column */
    @Needs(Permission.RELEASE_READ)
    public Board board(Actor actor, String organisation, Instant since, int most) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return rooms.boards().board(new Boards.Wish(of.id(), since, most));
    }

    /** What goes out now, or soon will. */
    @Needs(Permission.RELEASE_READ)
    public List<Going> goingOut(Actor actor, String organisation) {
        return rooms.goingOut()
                .look(gate.enter(actor, organisation, Permission.RELEASE_READ).id());
    }

    /** Why each of what goes out may, by release. */
    @Needs(Permission.RELEASE_READ)
    public Map<Long, Consent> consents(Actor actor, String organisation, List<Going> all) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return Consent.of(
                rooms.reviews(),
                all.stream()
                        .map(Going::release)
                        .filter(it -> it.organisation() == of.id())
                        .map(it -> it.id())
                        .toList());
    }

    /** How many people are on each list, counted not long ago. */
    @Needs(Permission.LIST_READ)
    public Headcounts.Counted headcounts(Actor actor, String organisation) {
        return rooms.headcounts()
                .of(gate.enter(actor, organisation, Permission.LIST_READ).id());
    }

    /** Statements by words of their titles. */
    @Needs(Permission.RELEASE_READ)
    public List<Finder.Found> find(Actor actor, String organisation, String words) {
        return rooms.finder()
                .find(gate.enter(actor, organisation, Permission.RELEASE_READ).id(), words);
    }
}
