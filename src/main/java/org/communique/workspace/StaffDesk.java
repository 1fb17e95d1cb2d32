package org.communique.workspace;

import java.util.List;
import org.communique.audience.Audit;
import org.communique.staff.Actor;
import org.communique.staff.Denied;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.staff.Staff;
import org.communique.statement.Organisation;
import org.communique.store.Store;

/** Who works for an organisation as what. Nobody changes her own roles: an administrator cannot make herself a list keeper. */
public final class StaffDesk {

    private final Gate gate;
    private final Store store;
    private final Staff staff;
    private final Audit audit;

    StaffDesk(Gate gate, Store store, Staff staff, Audit audit) {
        this.gate = gate;
        this.store = store;
        this.staff = staff;
        this.audit = audit;
    }

    /** Every role that somebody has, by user. */
    @Needs(Permission.STAFF_READ)
    public List<Staff.Grant> all(Actor actor, String organisation) {
        return staff.of(gate.enter(actor, organisation, Permission.STAFF_READ).id());
    }

    /**
     * Gives somebody a role; false if she has it.
     *
     * @throws Denied if it is herself
     */
    @Needs(Permission.STAFF_MANAGE)
    public boolean grant(Actor actor, String organisation, String user, Role role) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        mustBeAnother(actor, user);
        return store.write(db -> {
            boolean granted = staff.grant(user, of.id(), role, actor);
            if (granted) audit.add(db, entry(actor, "role.granted", of, user + " " + role.code()));
            return granted;
        });
    }

    /**
     * Takes a role away; false if she does not have it.
     *
     * @throws Denied if it is herself
     */
    @Needs(Permission.STAFF_MANAGE)
    public boolean revoke(Actor actor, String organisation, String user, Role role) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        mustBeAnother(actor, user);
        return store.write(db -> {
            boolean revoked = staff.revoke(user, of.id(), role);
            if (revoked) audit.add(db, entry(actor, "role.revoked", of, user + " " + role.code()));
            return revoked;
        });
    }

    private static void mustBeAnother(Actor actor, String user) {
        if (actor.name().equals(user)) throw new Denied(Permission.STAFF_MANAGE);
    }

    private static Audit.Entry entry(Actor actor, String action, Organisation of, String detail) {
        return new Audit.Entry(actor.name(), action, of.id(), "organisation " + of.id(), detail);
    }
}
