package org.communique.workspace;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.communique.review.Policies;
import org.communique.review.Policy;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Kind;

/** What an organisation wants approved by whom. */
public final class PolicyDesk {

    private final Gate gate;
    private final Policies policies;

    PolicyDesk(Gate gate, Policies policies) {
        this.gate = gate;
        this.policies = policies;
    }

    /** @param own those of kinds that have one of their own */
    public record All(Policy general, Map<Kind, Policy> own) {}

    /** What holds. */
    @Needs(Permission.ORGANISATION_READ)
    public All all(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_READ);
        var own = new EnumMap<Kind, Policy>(Kind.class);
        for (var it : Kind.values()) if (policies.own(of.id(), it)) own.put(it, policies.of(of.id(), it));
        return new All(policies.general(of.id()), own);
    }

    /** Writes one down. @param kind empty = every kind without one of its own */
    @Needs(Permission.ORGANISATION_MANAGE)
    public void set(Actor actor, String organisation, Optional<Kind> kind, Policy policy) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        policies.set(actor.name(), of.id(), kind, policy);
    }

    /** A kind has none of its own any more. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public void remove(Actor actor, String organisation, Kind kind) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        policies.remove(actor.name(), of.id(), kind);
    }
}
