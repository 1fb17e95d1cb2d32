package org.communique.workspace;

import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;

/** The one door to what belongs to an organisation: who has no business there is told that there is no such organisation. */
final class Gate {

    private final Organisations organisations;

    Gate(Organisations organisations) {
        this.organisations = organisations;
    }

    /**
     * Lets somebody in.
     *
     * @param slug   of the organisation
     * @param needed what the use case takes, all of it
     * @throws Missing if there is no such organisation, or she has no role in it
     * @throws org.communique.staff.Denied if her roles there do not do
     */
    Organisation enter(Actor actor, String slug, Permission... needed) {
        var organisation = organisations
                .bySlug(slug)
                .filter(it -> actor.belongsTo(it.id()))
                .orElseThrow(() -> new Missing("organisation"));
        for (var permission : needed) actor.must(permission, organisation.id());
        return organisation;
    }
}
