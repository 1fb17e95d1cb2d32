package org.communique.workspace;

import java.util.List;
import java.util.Optional;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;

/** The organisations themselves. */
public final class OrganisationDesk {

    private final Gate gate;
    private final Organisations organisations;

    OrganisationDesk(Gate gate, Organisations organisations) {
        this.gate = gate;
        this.organisations = organisations;
    }

    /** Those she has a role in; the first is the secretariat if she belongs to it. */
    @Needs(Permission.ORGANISATION_READ)
    public List<Organisation> all(Actor actor) {
        return organisations.all().stream()
                .filter(it -> actor.may(Permission.ORGANISATION_READ, it.id()))
                .toList();
    }

    /** One of them. */
    @Needs(Permission.ORGANISATION_READ)
    public Organisation organisation(Actor actor, String organisation) {
        return gate.enter(actor, organisation, Permission.ORGANISATION_READ);
    }

    /**
     * Makes an organisation, with its main letterhead.
     *
     * @throws Taken if there is one of that slug
     */
    @Needs(Permission.ORGANISATION_CREATE)
    public Organisation create(Actor actor, Organisation organisation) {
        actor.must(Permission.ORGANISATION_CREATE);
        if (organisations.bySlug(organisation.slug()).isPresent()) throw new Taken("organisation", organisation.slug());
        return organisations.add(organisation);
    }

    /**
     * Changes names, zone, languages and press desk; sender and postal address are the letterhead's.
     *
     * @param seen of the profile that was looked at, see {@link Organisation.Profile#seen}
     * @return empty if somebody has written another meanwhile: nothing is changed
     */
    @Needs(Permission.ORGANISATION_MANAGE)
    public Optional<Organisation> change(Actor actor, String organisation, Organisation.Profile profile, String seen) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        return organisations.change(of.with(profile), seen)
                ? Optional.of(organisations.byId(of.id()))
                : Optional.empty();
    }
}
