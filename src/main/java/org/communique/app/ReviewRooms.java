package org.communique.app;

import java.util.List;
import org.communique.release.Approvals;
import org.communique.release.Decisions;
import org.communique.review.Hands;
import org.communique.review.Reviews;
import org.communique.workspace.Desks;

/** Puts the room of reviews together from those of a house. */
final class ReviewRooms {

    private ReviewRooms() {}

    static Reviews reviews(Core core, Decisions decisions) {
        return new Reviews(
                new Reviews.Rooms(
                        core.store,
                        core.organisations,
                        core.statements,
                        core.lists,
                        core.releases,
                        new Approvals(core.releases, decisions),
                        decisions,
                        core.staff,
                        new Hands(core.store, core.statements, List.of()),
                        PlanRooms.daysOff(core),
                        core.audit),
                core.clock);
    }

    static Desks.Rooms.Reviewed reviewed(Core core, Decisions decisions) {
        return new Desks.Rooms.Reviewed(
                reviews(core, decisions), new Approvals(core.releases, decisions), core.galleys, core.recipients);
    }
}
