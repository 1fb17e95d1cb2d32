package org.communique.workspace;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.release.Kills;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.Releases;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Statement;
import org.communique.statement.Statements;

/** What an organisation has released, as its archive and feeds have it. */
public final class FeedDesk {

    private static final Set<ReleaseState> OUT = Set.of(ReleaseState.RELEASING, ReleaseState.RELEASED);

    private final Gate gate;
    private final Statements statements;
    private final Releases releases;
    private final Kills kills;

    FeedDesk(Gate gate, Statements statements, Releases releases, Kills kills) {
        this.gate = gate;
        this.statements = statements;
        this.releases = releases;
        this.kills = kills;
    }

    /** A statement that is out. @param releases how often it went out: more than once = it was corrected */
    public record Out(Statement statement, Release last, int releases, boolean killed) {}

    /** The latest first, at most so many. */
    @Needs(Permission.STATEMENT_READ)
    public List<Out> out(Actor actor, String organisation, int most) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_READ);
        var own = statements.all(of.id()).stream().collect(Collectors.toMap(Statement::id, it -> it));
        var byStatement = releases.all().stream()
                .filter(it ->
                        it.organisation() == of.id() && OUT.contains(it.state()) && own.containsKey(it.statement()))
                .collect(Collectors.groupingBy(Release::statement, java.util.LinkedHashMap::new, Collectors.toList()));
        return byStatement.entrySet().stream()
                .limit(most)
                .map(it -> new Out(
                        own.get(it.getKey()),
                        it.getValue().get(0),
                        it.getValue().size(),
                        kills.killed(it.getKey())))
                .toList();
    }
}
