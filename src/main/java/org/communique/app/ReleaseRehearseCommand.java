package org.communique.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "The whole release but for the sending: freezes, composes and signs every mail, and changes nothing.",
        footer = {
            "",
            "Says whom it reaches and through whom, who is left out and why, how large the",
            "mails are, what is missing, and how long the sending will take. It may run",
            "beside the server, also while another release goes out.",
            "Exit code 1 if something would stop or harm the release."
        })
final class ReleaseRehearseCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release")
    private long id;

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            var report = new DressRehearsal(core).of(core.releases.byId(id));
            program.output(spec.commandLine().getOut()).print(report, report.lines());
            return report.good() ? 0 : 1;
        }
    }
}
