package org.communique.workspace;

import java.util.List;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.audience.Lists;
import org.communique.audience.Subscriptions;
import org.communique.audience.WayOut;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.store.Store;

/** One contact of an organisation at a time. Who looks at somebody is written down. */
public final class ContactDesk {

    private final Gate gate;
    private final Rooms rooms;

    ContactDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Store store, Contacts contacts, Lists lists, Subscriptions subscriptions, Audit audit) {}

    /** @throws Missing if it is nobody of this organisation */
    @Needs(Permission.CONTACT_READ_ONE)
    public Contact contact(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_READ_ONE);
        var found = own(of, id);
        note(actor, "contact.read", found);
        return found;
    }

    /** @throws Missing if nobody of this organisation has the address, whoever else may have it */
    @Needs(Permission.CONTACT_READ_ONE)
    public Contact byAddress(Actor actor, String organisation, Address address) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_READ_ONE);
        var found = rooms.contacts().ids(address).stream()
                .flatMap(it -> rooms.contacts().find(it).stream())
                .filter(it -> it.organisation() == of.id())
                .findFirst()
                .orElseThrow(() -> new Missing("contact"));
        note(actor, "contact.read", found);
        return found;
    }

    /**
     * Takes somebody off a list, at her wish told to the staff.
     *
     * @return false if she was not on it
     * @throws Missing if contact or list are not of this organisation
     */
    @Needs(Permission.CONTACT_CHANGE)
    public boolean unsubscribe(Actor actor, String organisation, long id, String list) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_CHANGE);
        var found = own(of, id);
        var from = rooms.lists().bySlug(of.id(), list).orElseThrow(() -> new Missing("list"));
        return rooms.store().write(db -> {
            int ended = rooms.subscriptions().unsubscribe(id, List.of(from.id()), WayOut.STAFF);
            if (ended > 0) rooms.audit().add(db, entry(actor, "contact.unsubscribed", found));
            return ended > 0;
        });
    }

    private Contact own(Organisation of, long id) {
        return rooms.contacts()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("contact"));
    }

    private void note(Actor actor, String action, Contact contact) {
        rooms.store().run(db -> rooms.audit().add(db, entry(actor, action, contact)));
    }

    private static Audit.Entry entry(Actor actor, String action, Contact contact) {
        return new Audit.Entry(actor.name(), action, contact.organisation(), "contact " + contact.id(), "");
    }
}
