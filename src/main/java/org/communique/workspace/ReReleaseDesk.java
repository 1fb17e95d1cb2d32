package org.communique.workspace;

import java.util.List;
import org.communique.release.Originals;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Draft;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;
import org.communique.statement.Statements;

/** What another organisation has made public, released again in the name of this one. */
public final class ReReleaseDesk {

    private final Gate gate;
    private final Statements statements;
    private final Originals originals;

    ReReleaseDesk(Gate gate, Statements statements, Originals originals) {
        this.gate = gate;
        this.statements = statements;
        this.originals = originals;
    }

    /**
     * Makes the organisation's own statement of it, or completes it: languages in which it has no words of its own get the
     * edition that is public, as it is. What the organisation has written stays. Release it like any other.
     *
     * @param named a public statement of another organisation
     * @throws Missing if there is none, or it is not public
     * @throws org.communique.statement.DraftRefused if it is the organisation's own
     */
    @Needs({Permission.RELEASE_APPROVE, Permission.RELEASE_PUBLISH})
    public Statement adopt(Actor actor, String organisation, Draft.Original named) {
        var of = gate.enter(actor, organisation, Permission.RELEASE_APPROVE, Permission.RELEASE_PUBLISH);
        long original = originals.findPublic(named).orElseThrow(() -> new Missing("statement"));
        var own = originals.again(of.id(), original);
        var key = own.map(Statement::key).orElse(named.key());
        var written = own.map(statements::newest).orElse(List.of()).stream()
                .map(it -> it.language())
                .toList();
        originals.released(original).stream()
                .filter(it -> !written.contains(it.language()))
                .forEach(it -> statements.adopt(of.slug(), key, it));
        return originals.again(of.id(), original).orElseThrow();
    }

    /** What happened to the originals of what the organisation has released again, since it did; for its staff to look at. */
    @Needs(Permission.RELEASE_READ)
    public List<Originals.News> news(Actor actor, String organisation) {
        Organisation of = gate.enter(actor, organisation, Permission.RELEASE_READ);
        return originals.news(of.id());
    }
}
