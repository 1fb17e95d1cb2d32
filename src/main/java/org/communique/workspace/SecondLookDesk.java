package org.communique.workspace;

import java.util.List;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.review.Reviews;
import org.communique.review.SecondLooks;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;

/** Looking afterwards at what was released urgently. */
public final class SecondLookDesk {

    private final Gate gate;
    private final Reviews reviews;
    private final Releases releases;

    SecondLookDesk(Gate gate, Reviews reviews, Releases releases) {
        this.gate = gate;
        this.reviews = reviews;
        this.releases = releases;
    }

    /** One that is owed. @param hers whether this user may do it: she has not released, written or planned it herself */
    public record Owed(SecondLooks.Look look, boolean hers) {}

    /** Those that are owed, the most urgent first; nobody need know of them who does none. */
    @Needs(Permission.RELEASE_APPROVE)
    public List<Owed> owed(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_APPROVE);
        return reviews.looks().owed(of.id()).stream()
                .map(it -> new Owed(it, others(it, releases.byId(it.release()), actor)))
                .toList();
    }

    /** Those of a release, done or owed. @throws Missing if it is no release of this organisation */
    @Needs(Permission.RELEASE_READ)
    public List<SecondLooks.Look> of(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return reviews.looks().of(own(of, id).id());
    }

    /**
     * Somebody has looked.
     *
     * @param note what she found
     * @return false if nothing is owed, the note is empty, or she released, wrote or planned it herself
     * @throws Missing if it is no release of this organisation
     */
    @Needs(Permission.RELEASE_APPROVE)
    public boolean looked(Actor actor, String organisation, long id, String note) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_APPROVE);
        var release = own(of, id);
        return reviews.looks().of(release.id()).stream()
                .filter(it -> it.done().isEmpty() && others(it, release, actor))
                .findFirst()
                .filter(it -> reviews.looks().done(of.id(), it, actor.name(), note))
                .isPresent();
    }

    private boolean others(SecondLooks.Look look, Release release, Actor actor) {
        return !look.by().equals(actor.name()) && !reviews.hands(release).contains(actor.name());
    }

    private Release own(Organisation of, long id) {
        return releases.find(id).filter(it -> it.organisation() == of.id()).orElseThrow(() -> new Missing("release"));
    }
}
