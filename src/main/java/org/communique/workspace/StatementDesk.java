package org.communique.workspace;

import java.util.List;
import org.communique.review.Reviews;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Draft;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;

/** What an organisation says, released or not. */
public final class StatementDesk {

    private final Gate gate;
    private final Store store;
    private final Statements statements;
    private final Reviews reviews;

    StatementDesk(Gate gate, Store store, Statements statements, Reviews reviews) {
        this.gate = gate;
        this.store = store;
        this.statements = statements;
        this.reviews = reviews;
    }

    /** All, in the order of their keys. */
    @Needs(Permission.STATEMENT_READ)
    public List<Statement> all(Actor actor, String organisation) {
        return statements.all(
                gate.enter(actor, organisation, Permission.STATEMENT_READ).id());
    }

    /** @throws Missing if the organisation has none of this key */
    @Needs(Permission.STATEMENT_READ)
    public Statement statement(Actor actor, String organisation, String key) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_READ);
        return statements.byKey(of.id(), key).orElseThrow(() -> new Missing("statement"));
    }

    /** The newest revision of each edition. */
    @Needs(Permission.STATEMENT_READ)
    public List<Revision> editions(Actor actor, String organisation, String key) {
        return statements.newest(statement(actor, organisation, key));
    }

    /**
     * Stores a draft; it is the organisation's whatever its file says. Releases of the statement that are not out yet have to be
     * approved anew.
     *
     * @throws org.communique.statement.DraftRefused as {@link Statements#save}
     */
    @Needs(Permission.STATEMENT_WRITE)
    public Statements.Saved save(Actor actor, String organisation, Draft draft) {
        gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        return store.write(db -> {
            var saved = statements.save(draft.of(organisation), actor.name());
            if (saved.changed()) reviews.changed(db, saved.statement().id(), actor.name());
            return saved;
        });
    }
}
