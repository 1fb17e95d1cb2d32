package org.communique.app;

import org.communique.audience.ContactIds;
import org.communique.audience.Enrolment;
import org.communique.presscontact.Journalists;
import org.communique.presscontact.PressLinks;

/** Puts the rooms of press contacts together from those of a house that is almost built. */
final class PressRooms {

    private PressRooms() {}

    static Journalists journalists(Core core) {
        var rooms = new PressLinks.Rooms(
                core.store,
                core.tokens,
                core.deliveries,
                core.consignments,
                core.contacts,
                new ContactIds(core.store, core.vault),
                core.subscriptions,
                new Enrolment(core.store, core.vault, core.clock),
                core.topics,
                core.audit);
        var desk = new Journalists.Desk(core.organisations, core.notices, core.settings.baseUrl());
        return Journalists.of(rooms, desk, core.vault, core.clock);
    }
}
