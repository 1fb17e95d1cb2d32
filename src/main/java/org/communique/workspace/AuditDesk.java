package org.communique.workspace;

import java.util.List;
import org.communique.audience.Audit;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** Who did what with an organisation's contacts and staff. */
public final class AuditDesk {

    private final Gate gate;
    private final Audit audit;

    AuditDesk(Gate gate, Audit audit) {
        this.gate = gate;
        this.audit = audit;
    }

    /** The newest entries first, at most {@code most}. */
    @Needs(Permission.AUDIT_READ)
    public List<Audit.Dated> newest(Actor actor, String organisation, int most) {
        var of = gate.enter(actor, organisation, Permission.AUDIT_READ);
        return audit.newest(of.id(), most);
    }
}
