package org.communique.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.presscontact.PressContact;
import org.communique.presscontact.PressContacts;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** The press contacts of an organisation. Lists are masked; opening one is written down. */
public final class PressContactDesk {

    private final Gate gate;
    private final PressContacts contacts;

    PressContactDesk(Gate gate, PressContacts contacts) {
        this.gate = gate;
        this.contacts = contacts;
    }

    /** The records, by number of the contact. */
    @Needs(Permission.PRESS_READ)
    public List<PressContact> all(Actor actor, String organisation) {
        return contacts.all(
                gate.enter(actor, organisation, Permission.PRESS_READ).id());
    }

    /** All of one, in the open. @throws Missing if the organisation has no record of her */
    @Needs(Permission.PRESS_READ)
    public PressContacts.Dossier open(Actor actor, String organisation, long contact) {
        own(actor, organisation, contact, Permission.PRESS_READ);
        return contacts.open(contact, actor.name()).orElseThrow(() -> new Missing("press contact"));
    }

    /** Lets her see what is under embargo until an instant. @throws Missing as {@link #open} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean accredit(Actor actor, String organisation, long contact, Instant until) {
        own(actor, organisation, contact, Permission.PRESS_MANAGE);
        return contacts.accredit(contact, until, actor.name());
    }

    /** Ends an accreditation now. @return false if there was none @throws Missing as {@link #open} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean end(Actor actor, String organisation, long contact) {
        own(actor, organisation, contact, Permission.PRESS_MANAGE);
        return contacts.end(contact, actor.name());
    }

    /** All of it was looked at and is right. @throws Missing as {@link #open} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean reviewed(Actor actor, String organisation, long contact) {
        own(actor, organisation, contact, Permission.PRESS_MANAGE);
        return contacts.reviewed(contact, actor.name());
    }

    /** From now on only who is accredited sees anything under embargo; as {@link PressContacts#require}. */
    @Needs(Permission.PRESS_MANAGE)
    public int require(Actor actor, String organisation, Optional<Instant> declared) {
        var of = gate.enter(actor, organisation, Permission.PRESS_MANAGE);
        return contacts.require(of.id(), declared, actor.name());
    }

    private void own(Actor actor, String organisation, long contact, Permission needed) {
        var of = gate.enter(actor, organisation, needed);
        contacts.find(contact)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("press contact"));
    }
}
