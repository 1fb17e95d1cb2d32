package org.communique.workspace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Contact;
import org.communique.audience.ContactList;
import org.communique.audience.Contacts;
import org.communique.audience.Enrolment;
import org.communique.audience.Lists;
import org.communique.press.AccessLog;
import org.communique.press.Press;
import org.communique.press.PressKeys;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.Entered;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContact;
import org.communique.presscontact.PressContacts;
import org.communique.release.Releases;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Unmaskings;
import org.communique.statement.Organisation;

/**
 * What the press desk does beside {@link PressContactDesk}: enters people, gives newsrooms keys, ends and restores access, and sees who
 * looked. Who a press contact is, is opened like any other: one by one, so many a day.
 */
public final class PressAccessDesk {

    private final Gate gate;
    private final Rooms rooms;

    PressAccessDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(
            PressContacts records, Contacts contacts, Lists lists, Releases releases, Press press, Openings openings) {}

    /**
     * Somebody to be entered.
     *
     * @param list   slug of the list she gets our mail through
     * @param person of this organisation, whatever it says
     */
    public record Newcomer(Enrolment.Newcomer person, Details details, Ground ground, Set<String> topics, String list) {

        public Newcomer {
            topics = Set.copyOf(topics);
        }

        /** A mask. */
        @Override
        public String toString() {
            return "[newcomer]";
        }
    }

    /** On what ground, and where the address came from. */
    public record Ground(LawfulBasis basis, AddressSource source) {}

    /** Whether a contact's links and key open anything. */
    public record Access(boolean accredited, boolean revoked) {}

    /** Some of the press contacts, by number: for whom they write, and not who they are. @param from 0 = the first */
    @Needs(Permission.PRESS_READ)
    public List<PressContacts.Row> rows(Actor actor, String organisation, int from, int most) {
        var of = gate.enter(actor, organisation, Permission.PRESS_READ);
        return rooms.records()
                .rows(rooms.records().all(of.id()).stream()
                        .skip(from)
                        .limit(most)
                        .toList());
    }

    /** One of them so. @throws Missing if the organisation has no record of her */
    @Needs(Permission.PRESS_READ)
    public PressContacts.Row row(Actor actor, String organisation, long contact) {
        var record = own(gate.enter(actor, organisation, Permission.PRESS_READ), contact);
        return rooms.records().rows(List.of(record)).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("press contact"));
    }

    /** All of one, in the open, this once; empty if today's quota is used up. @throws Missing as {@link #row} */
    @Needs(Permission.PRESS_READ)
    public Optional<PressContacts.Dossier> open(Actor actor, String organisation, long contact) {
        own(gate.enter(actor, organisation, Permission.PRESS_READ), contact);
        if (!rooms.openings().open(actor, contact(contact))) return Optional.empty();
        return rooms.records().open(contact, actor.name());
    }

    /** What the actor has used of today's openings. */
    @Needs(Permission.PRESS_READ)
    public Unmaskings.Quota quota(Actor actor, String organisation) {
        gate.enter(actor, organisation, Permission.PRESS_READ);
        return rooms.openings().quota(actor);
    }

    /** Whether she gets in. @throws Missing as {@link #row} */
    @Needs(Permission.PRESS_READ)
    public Access access(Actor actor, String organisation, long contact) {
        own(gate.enter(actor, organisation, Permission.PRESS_READ), contact);
        var accreditation = rooms.press().accreditation();
        return new Access(accreditation.holds(contact), accreditation.revoked(contact));
    }

    /** Enters somebody that staff know of. @throws Missing without such a list */
    @Needs(Permission.PRESS_MANAGE)
    public Entered enter(Actor actor, String organisation, Newcomer newcomer) {
        var of = gate.enter(actor, organisation, Permission.PRESS_MANAGE);
        ContactList list = rooms.lists().bySlug(of.id(), newcomer.list()).orElseThrow(() -> new Missing("list"));
        var person = newcomer.person();
        var entry = new PressContacts.Entry(
                new Enrolment.Newcomer(of.id(), person.card(), person.languages(), person.kind()),
                newcomer.details(),
                newcomer.ground().basis(),
                newcomer.ground().source(),
                newcomer.topics());
        return rooms.records().enter(entry, list, actor.name());
    }

    /** Makes the key of her newsroom's system, shown this once; empty if she does not get in. @throws Missing as {@link #row} */
    @Needs(Permission.PRESS_MANAGE)
    public Optional<PressKeys.Key> key(Actor actor, String organisation, long contact) {
        reached(gate.enter(actor, organisation, Permission.PRESS_MANAGE), contact);
        if (!rooms.press().accreditation().holds(contact)) return Optional.empty();
        var key = rooms.press().keys().make(contact);
        rooms.openings().note(actor, "press.key-made", contact(contact));
        return Optional.of(key);
    }

    /** Ends her key, open pages and links at once. @return false if that is so already @throws Missing as {@link #row} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean revoke(Actor actor, String organisation, long contact) {
        reached(gate.enter(actor, organisation, Permission.PRESS_MANAGE), contact);
        boolean changed = rooms.press().accreditation().revoke(contact);
        if (changed) rooms.openings().note(actor, "press.revoked", contact(contact));
        return changed;
    }

    /** Lets her links open again. @return false if they do @throws Missing as {@link #row} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean restore(Actor actor, String organisation, long contact) {
        reached(gate.enter(actor, organisation, Permission.PRESS_MANAGE), contact);
        boolean changed = rooms.press().accreditation().restore(contact);
        if (changed) rooms.openings().note(actor, "press.restored", contact(contact));
        return changed;
    }

    /** Who looked at a release under embargo, by number. @throws Missing if it is no release of this organisation */
    @Needs(Permission.PRESS_READ)
    public List<AccessLog.Looks> looks(Actor actor, String organisation, long release) {
        var of = gate.enter(actor, organisation, Permission.PRESS_READ);
        rooms.releases()
                .find(release)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("release"));
        return rooms.press().log().of(release);
    }

    /** Of whom there is a record, or who gets in on a press list without one. */
    private void reached(Organisation of, long contact) {
        var accreditation = rooms.press().accreditation();
        boolean ours = rooms.contacts()
                .find(contact)
                .filter(it -> it.organisation() == of.id())
                .isPresent();
        if (!ours || !(accreditation.holds(contact) || accreditation.revoked(contact))) own(of, contact);
    }

    private PressContact own(Organisation of, long contact) {
        return rooms.records()
                .find(contact)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("press contact"));
    }

    private Contact contact(long id) {
        return rooms.contacts().find(id).orElseThrow(() -> new Missing("press contact"));
    }
}
