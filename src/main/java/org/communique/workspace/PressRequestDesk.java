package org.communique.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Lists;
import org.communique.presscontact.PressRequest;
import org.communique.presscontact.PressRequests;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;

/** What journalists ask of an organisation's press desk, and its answers. */
public final class PressRequestDesk {

    private final Gate gate;
    private final PressRequests requests;
    private final Lists lists;

    PressRequestDesk(Gate gate, PressRequests requests, Lists lists) {
        this.gate = gate;
        this.requests = requests;
        this.lists = lists;
    }

    /** For how long, and through which list, somebody is a press contact. @param list slug */
    public record Terms(Instant until, String list) {}

    /** What waits, the oldest first; nothing of who asks. */
    @Needs(Permission.PRESS_READ)
    public List<PressRequest> waiting(Actor actor, String organisation) {
        return requests.waiting(
                gate.enter(actor, organisation, Permission.PRESS_READ).id());
    }

    /**
     * One in the open, which is written down.
     *
     * @return empty if it does not wait any more
     * @throws Missing if the organisation was asked nothing under this number
     */
    @Needs(Permission.PRESS_READ)
    public Optional<PressRequests.Opened> open(Actor actor, String organisation, long request) {
        own(gate.enter(actor, organisation, Permission.PRESS_READ), request);
        return requests.open(request, actor.name());
    }

    /** Approves a registration; as {@link PressRequests#approve}. @throws Missing as {@link #open}, or without such a list */
    @Needs(Permission.PRESS_MANAGE)
    public Optional<Long> approve(Actor actor, String organisation, long request, Terms terms) {
        var of = gate.enter(actor, organisation, Permission.PRESS_MANAGE);
        own(of, request);
        var list = lists.bySlug(of.id(), terms.list()).orElseThrow(() -> new Missing("list"));
        return requests.approve(request, new PressRequests.Approval(terms.until(), list, actor.name()));
    }

    /** Approves that somebody has moved; as {@link PressRequests#approveMove}. @throws Missing as {@link #open} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean approveMove(Actor actor, String organisation, long request) {
        own(gate.enter(actor, organisation, Permission.PRESS_MANAGE), request);
        return requests.approveMove(request, actor.name());
    }

    /** Declines a request; as {@link PressRequests#decline}. @throws Missing as {@link #open} */
    @Needs(Permission.PRESS_MANAGE)
    public boolean decline(Actor actor, String organisation, long request, String reason) {
        own(gate.enter(actor, organisation, Permission.PRESS_MANAGE), request);
        return requests.decline(request, reason, actor.name());
    }

    private void own(Organisation of, long request) {
        requests.find(request)
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("press request"));
    }
}
