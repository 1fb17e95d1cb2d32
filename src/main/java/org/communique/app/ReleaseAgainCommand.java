package org.communique.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.communique.release.AlarmClock;
import org.communique.release.LedgerAudience;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "again",
        mixinStandardHelpOptions = true,
        description =
                "Sends a release to those it has not reached: rejected for a reason that may have passed, or left out when "
                        + "it was stopped. Nobody who has it, or may have it, gets it twice.",
        footer = {
            "",
            "It is a release of its own, of the very same revisions, by mail only. With",
            "--reached it goes, in the newest revisions, to exactly those who received the",
            "first: a correction."
        })
final class ReleaseAgainCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release")
    private long id;

    @Option(names = "--reached", description = "those who received it instead")
    private boolean reached;

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            var row = ReleaseCommand.Row.of(core, again(core, first(core)));
            program.output(spec.commandLine().getOut())
                    .print(row, List.of(row.line(), "It goes out by 'communique serve' on this data folder."));
            return 0;
        }
    }

    /** Again of an again is again of the first, whose ledger and those of all its agains say who has it. */
    private Release first(Core core) {
        var named = core.releases.byId(id);
        return core.releases
                .fromLedger(named)
                .filter(it -> !reached && !it.reached())
                .map(it -> core.releases.byId(it.release()))
                .orElse(named);
    }

    private Release again(Core core, Release first) {
        if (core.dispatches.of(first.id()).isEmpty())
            throw new Refused("release " + first.id() + " has not gone out yet: there is nobody to reach again");
        var decisions = core.decisions(AlarmClock.SILENT);
        var lists = Stream.of(true, false)
                .flatMap(advance -> core.releases.lists(first, advance).stream())
                .toList();
        return decisions.decide(new Plan(
                        core.statements.byId(first.statement()),
                        lists,
                        new ReleaseTime(decisions.earliest(), first.zone()),
                        Optional.empty(),
                        List.of("mail"))
                .to(new LedgerAudience(first.id(), reached)));
    }
}
