package org.communique.app;

import org.communique.drafting.Drafts;
import org.communique.drafting.Notes;
import org.communique.workspace.Desks;
import org.communique.workspace.TestPost;

/** Puts the rooms of writing together. */
final class WriteRooms {

    private WriteRooms() {}

    static Desks.Rooms.Written written(Core core, TestPost post) {
        return new Desks.Rooms.Written(
                new Drafts(core.store, core.statements, core.clock),
                new Notes(core.store, core.clock),
                core.galleys,
                post,
                core.clock);
    }
}
