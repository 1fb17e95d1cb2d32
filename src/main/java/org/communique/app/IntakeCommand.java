package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.intake.Fault;
import org.communique.intake.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = "Takes Markdown files with front matter in as draft statements. The files stay where they are.",
        footer = {"", "Exit code 1 if any file has something to mend; all faults are printed."})
final class IntakeCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "one edition each")
    private List<Path> files = List.of();

    /** What became of one file. */
    record Taken(String file, String statement, String language, int revision, boolean changed, List<Fault> faults) {}

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var taken = files.stream().map(file -> take(core, file)).toList();
            program.output(spec.commandLine().getOut()).print(taken, lines(taken));
            return taken.stream().allMatch(it -> it.faults().isEmpty()) ? 0 : 1;
        }
    }

    /** One file through the same door as the folder. */
    static Taken take(Core core, Path file) {
        var result = core.intake.take(file);
        if (result instanceof Intake.Refused refused)
            return new Taken(file.toString(), "", "", 0, false, refused.faults());
        var saved = ((Intake.Accepted) result).saved();
        return new Taken(
                file.toString(),
                saved.statement().key(),
                saved.revision().language().toLanguageTag(),
                saved.revision().number(),
                saved.changed(),
                List.of());
    }

    static List<String> lines(List<Taken> taken) {
        var lines = new ArrayList<String>();
        for (var it : taken) {
            if (it.faults().isEmpty())
                lines.add(it.file() + ": " + it.statement() + " in " + it.language() + ", revision " + it.revision()
                        + (it.changed() ? "" : ", unchanged"));
            for (var fault : it.faults())
                lines.add(it.file() + ":" + fault.line() + ": " + fault.field() + ": " + fault.message());
        }
        return lines;
    }
}
