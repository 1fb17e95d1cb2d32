package org.communique.workspace;

import java.time.Instant;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.Contacts;
import org.communique.audience.Erasure;
import org.communique.audience.Keep;
import org.communique.audience.Suppression;
import org.communique.audience.Suppressions;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.store.Store;

/** People who are to be forgotten, and addresses that are never to be written to. */
public final class ErasureDesk {

    private final Gate gate;
    private final Rooms rooms;

    ErasureDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. */
    record Rooms(Store store, Contacts contacts, Erasure erasure, Suppressions suppressions, Audit audit) {}

    /**
     * Whom to erase.
     *
     * @param wished whether she asked for it herself: then the proof says so
     */
    public record Wish(long contact, boolean wished, Keep keep) {}

    /**
     * Erases a contact for good. The second time it gives the proof of the first.
     *
     * @throws Missing if she is and was nobody of this organisation
     */
    @Needs(Permission.CONTACT_ERASE)
    public Erasure.Proof erase(Actor actor, String organisation, Wish wish) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_ERASE);
        var by = wish.wished() ? "person" : actor.name();
        boolean here = rooms.contacts()
                .find(wish.contact())
                .filter(it -> it.organisation() == of.id())
                .isPresent();
        return (here
                        ? rooms.erasure().erase(wish.contact(), by, wish.keep())
                        : rooms.erasure().proof(of.id(), wish.contact()))
                .orElseThrow(() -> new Missing("contact"));
    }

    /**
     * Never write to an address again, a contact's or not. Kept as a keyed hash.
     *
     * @param until when that is forgotten; empty = never
     * @return false if it was so already
     */
    @Needs(Permission.CONTACT_CHANGE)
    public boolean suppress(Actor actor, String organisation, Address address, Optional<Instant> until) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_CHANGE);
        return rooms.store().write(db -> {
            boolean fresh = rooms.suppressions().suppress(of.id(), address, Suppression.MANUAL, until);
            var detail = until.map(it -> "until " + it).orElse("");
            if (fresh) rooms.audit().add(db, new Audit.Entry(actor.name(), "address.suppressed", of.id(), "", detail));
            return fresh;
        });
    }
}
