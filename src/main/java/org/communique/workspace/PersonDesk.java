package org.communique.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.choices.Personal;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Unmaskings;
import org.communique.statement.Organisation;

/**
 * People of an organisation, one at a time and masked. Opening who somebody is takes one of the few openings that each of the staff
 * has a day, and is written down.
 */
public final class PersonDesk {

    private final Gate gate;
    private final Rooms rooms;

    PersonDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Contacts contacts, Personal personal, Openings openings) {}

    /**
     * Somebody, masked.
     *
     * @param held by part, as {@link Personal#held} has it
     */
    public record Person(long id, String address, Map<String, List<Map<String, Object>>> held) {}

    /**
     * Who has this very address. Each search counts and is written down, whether it finds anybody or not.
     *
     * @return empty if this hour's searches are used up: that is in the audit log, and an alert
     * @throws Missing if nobody of this organisation has it, whoever else may have it
     */
    @Needs(Permission.CONTACT_READ_ONE)
    public Optional<Long> find(Actor actor, String organisation, Address address) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_READ_ONE);
        if (!rooms.openings().search(actor, of.id())) return Optional.empty();
        var found = rooms.contacts().ids(address).stream()
                .flatMap(it -> rooms.contacts().find(it).stream())
                .filter(it -> it.organisation() == of.id())
                .findFirst();
        if (found.isEmpty()) rooms.openings().missed(actor, of.id());
        note(actor, "contact.found", found.orElseThrow(() -> new Missing("contact")));
        return found.map(Contact::id);
    }

    /** What there is of somebody, without who it is. @throws Missing if it is nobody of this organisation */
    @Needs(Permission.CONTACT_READ_ONE)
    public Person person(Actor actor, String organisation, long id) {
        var found = own(gate.enter(actor, organisation, Permission.CONTACT_READ_ONE), id);
        note(actor, "contact.read", found);
        return new Person(id, found.address().masked(), rooms.personal().held(id));
    }

    /**
     * Opens who somebody is, this once.
     *
     * @return empty if today's quota is used up: that is in the audit log, and an alert
     * @throws Missing as {@link #person}
     */
    @Needs(Permission.CONTACT_READ_ONE)
    public Optional<Card> unmask(Actor actor, String organisation, long id) {
        var found = own(gate.enter(actor, organisation, Permission.CONTACT_READ_ONE), id);
        if (!rooms.openings().open(actor, found)) return Optional.empty();
        return rooms.contacts().card(id);
    }

    /** What the actor has used of today's openings. */
    @Needs(Permission.CONTACT_READ_ONE)
    public Unmaskings.Quota quota(Actor actor, String organisation) {
        gate.enter(actor, organisation, Permission.CONTACT_READ_ONE);
        return rooms.openings().quota(actor);
    }

    /** All that we have of somebody, as JSON, to be handed to her. @throws Missing as {@link #person} */
    @Needs(Permission.CONTACT_EXPORT)
    public String export(Actor actor, String organisation, long id) {
        var found = own(gate.enter(actor, organisation, Permission.CONTACT_EXPORT), id);
        return rooms.personal().export(found.id(), actor.name());
    }

    private Contact own(Organisation of, long id) {
        return rooms.contacts()
                .find(id)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("contact"));
    }

    private void note(Actor actor, String action, Contact contact) {
        rooms.openings().note(actor, action, contact);
    }
}
