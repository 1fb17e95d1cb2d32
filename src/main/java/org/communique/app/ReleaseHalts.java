package org.communique.app;

import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import org.communique.delivery.Halts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands that pause, continue and stop what is going out. */
final class ReleaseHalts {

    private ReleaseHalts() {}

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Hands nothing more out until it is continued, within a second; what is under way ends.")
    static final class Pause implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "number of the release")
        private long id;

        @Option(names = "--reason", description = "for those who look at it later")
        private String reason = "paused by a person";

        @Override
        public Integer call() {
            return act(release, spec, id, "paused", (halts, it) -> halts.pause(it, reason));
        }
    }

    @Command(name = "continue", mixinStandardHelpOptions = true, description = "Goes on with a paused release.")
    static final class Continue implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "number of the release")
        private long id;

        @Override
        public Integer call() {
            return act(release, spec, id, "continued", Halts::resume);
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description =
                    "Stops for good: who has not been written to is left out. 'release again' can reach them later.")
    static final class Stop implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "number of the release")
        private long id;

        @Override
        public Integer call() {
            return act(release, spec, id, "stopped", Halts::stop);
        }
    }

    private static int act(
            ReleaseCommand release, CommandSpec spec, long id, String done, ToIntBiFunction<Halts, Long> act) {
        var program = release.program();
        try (var core = program.open()) {
            core.releases.byId(id);
            int dispatches = act.applyAsInt(new Halts(core.store, core.clock), id);
            if (dispatches == 0) throw new Refused("nothing of release " + id + " can be " + done + " now");
            var rows = ReleaseStatusCommand.rows(core, id);
            program.output(spec.commandLine().getOut())
                    .print(rows, rows.stream().map(VerifyCommand.Row::line).toList());
            program.output(spec.commandLine().getOut()).line("release " + id + " is " + done);
            return 0;
        }
    }
}
