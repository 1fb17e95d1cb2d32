package org.communique.workspace;

import java.util.function.ToIntFunction;
import org.communique.audience.Audit;
import org.communique.delivery.Halts;
import org.communique.release.Decisions;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.store.Store;

/**
 * What can be done to a release that goes out. Doing it twice does it once: each answers how many dispatches it has changed, and 0
 * if they were so already.
 */
public final class SendingDesk {

    private final Gate gate;
    private final Rooms rooms;

    SendingDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Store store, Releases releases, Decisions decisions, Reviews reviews, Halts halts, Audit audit) {}

    /**
     * Lets the clock decide from now on: an approved release goes out at its time.
     *
     * @throws Missing if it is no release of this organisation
     * @throws org.communique.release.InvalidRelease if it is not approved, or not any more
     */
    @Needs(Permission.RELEASE_PUBLISH)
    public Release schedule(Actor actor, String organisation, long id) {
        var release = own(actor, organisation, id);
        var scheduled = rooms.store().write(db -> {
            var done = rooms.decisions().schedule(id);
            rooms.audit().add(db, entry(actor, release, "release.scheduled"));
            return done;
        });
        rooms.decisions().wind();
        return scheduled;
    }

    /**
     * Stops a release before its time; nobody is asked about it any more.
     *
     * @param reason in words, for those who look later
     * @throws Missing if it is no release of this organisation
     * @throws org.communique.release.InvalidRelease if it is going out or has gone out
     */
    @Needs(Permission.RELEASE_PUBLISH)
    public void withdraw(Actor actor, String organisation, long id, String reason) {
        var release = own(actor, organisation, id);
        rooms.store().run(db -> {
            rooms.decisions().withdraw(id, reason);
            rooms.reviews().undo(db, id, actor.name());
            rooms.audit().add(db, entry(actor, release, "release.withdrawn"));
        });
        rooms.decisions().wind();
    }

    /** Hands nothing more out until it is continued; what is under way ends. @param reason in words, for those who look later */
    @Needs(Permission.RELEASE_PUBLISH)
    public int pause(Actor actor, String organisation, long id, String reason) {
        return act(actor, own(actor, organisation, id), "release.paused", it -> it.pause(id, reason));
    }

    /** Goes on where it was paused. */
    @Needs(Permission.RELEASE_PUBLISH)
    public int resume(Actor actor, String organisation, long id) {
        return act(actor, own(actor, organisation, id), "release.continued", it -> it.resume(id));
    }

    /** Ends it for good: whoever has not been written to is left out, and can be reached by a release of its own. */
    @Needs(Permission.RELEASE_PUBLISH)
    public int stop(Actor actor, String organisation, long id) {
        return act(actor, own(actor, organisation, id), "release.stopped", it -> it.stop(id));
    }

    private int act(Actor actor, Release release, String action, ToIntFunction<Halts> halt) {
        int dispatches = halt.applyAsInt(rooms.halts());
        if (dispatches > 0) rooms.store().run(db -> rooms.audit().add(db, entry(actor, release, action)));
        return dispatches;
    }

    private static Audit.Entry entry(Actor actor, Release release, String action) {
        return new Audit.Entry(actor.name(), action, release.organisation(), "release " + release.id(), "");
    }

    private Release own(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_PUBLISH);
        return rooms.releases()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("release"));
    }
}
