package org.communique.app;

import org.communique.release.Decisions;
import org.communique.workspace.Desks;
import org.communique.workspace.TestPost;

/** Puts the desks together from the rooms of a house. */
final class DeskRooms {

    private DeskRooms() {}

    /** For a house that sends no test mails. */
    static Desks desks(Core core, Decisions decisions) {
        return desks(core, decisions, TestPost.NONE);
    }

    static Desks desks(Core core, Decisions decisions, TestPost post) {
        return Desks.of(new Desks.Rooms(
                core.store,
                core.staff,
                core.audit,
                SignInRooms.of(core).accounts(),
                new InvitationMail(core),
                new Desks.Rooms.Spoken(core.organisations, core.letterheads, core.statements),
                new Desks.Rooms.Told(core.lists, core.segments, core.contacts, core.subscriptions),
                new Desks.Rooms.Decided(core.releases, core.kills, decisions),
                new Desks.Rooms.Kept(core.transfer, core.erasure, core.suppressions, core.fields, core.journalists),
                ReviewRooms.reviewed(core, decisions),
                PlanRooms.coming(core),
                LiveRooms.of(core),
                WriteRooms.written(core, post),
                PeopleRooms.opened(core),
                new Desks.Rooms.Settings(new SenderHouse(core), new LetterheadPress(core))));
    }
}
