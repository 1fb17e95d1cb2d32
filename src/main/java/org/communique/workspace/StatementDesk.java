package org.communique.workspace;

import java.util.List;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Draft;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;

/** What an organisation says, released or not. */
public final class StatementDesk {

    private final Gate gate;
    private final Statements statements;

    StatementDesk(Gate gate, Statements statements) {
        this.gate = gate;
        this.statements = statements;
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
     * Stores a draft; it is the organisation's whatever its file says.
     *
     * @throws org.communique.statement.DraftRefused as {@link Statements#save}
     */
    @Needs(Permission.STATEMENT_WRITE)
    public Statements.Saved save(Actor actor, String organisation, Draft draft) {
        gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        return statements.save(draft.of(organisation));
    }
}
