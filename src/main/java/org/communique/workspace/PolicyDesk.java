package org.communique.workspace;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.review.Policies;
import org.communique.review.Policy;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Kind;
import org.communique.statement.Organisation;

/** What an organisation wants approved by whom. */
public final class PolicyDesk {

    private final Gate gate;
    private final Policies policies;

    PolicyDesk(Gate gate, Policies policies) {
        this.gate = gate;
        this.policies = policies;
    }

    /**
     * @param own  those of kinds that have one of their own
     * @param seen what whoever changes one says that she has seen, by the code of its kind; empty = every kind
     */
    public record All(Policy general, Map<Kind, Policy> own, Map<String, String> seen) {}

    /** What somebody has in front of her. @param kind empty = every kind without one of its own */
    public record Sight(Optional<Kind> kind, String seen) {}

    /** What holds. */
    @Needs(Permission.ORGANISATION_READ)
    public All all(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_READ);
        var own = new EnumMap<Kind, Policy>(Kind.class);
        var seen = new HashMap<String, String>();
        seen.put("", policies.seen(of.id(), Optional.empty()));
        for (var it : Kind.values()) {
            if (policies.own(of.id(), it)) own.put(it, policies.of(of.id(), it));
            seen.put(it.code(), policies.seen(of.id(), Optional.of(it)));
        }
        return new All(policies.general(of.id()), own, seen);
    }

    /** Writes one down. @return false if somebody has written another meanwhile: nothing is changed */
    @Needs(Permission.ORGANISATION_MANAGE)
    public boolean set(Actor actor, String organisation, Sight sight, Policy policy) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        return policies.set(actor.name(), place(of, sight), policy);
    }

    /** A kind has none of its own any more. @return false if somebody has written another meanwhile: nothing is changed */
    @Needs(Permission.ORGANISATION_MANAGE)
    public boolean remove(Actor actor, String organisation, Sight sight) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        return policies.remove(actor.name(), place(of, sight));
    }

    private static Policies.Place place(Organisation of, Sight sight) {
        return new Policies.Place(of.id(), sight.kind(), sight.seen());
    }
}
