package org.communique.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communique.feed.Archive;
import org.communique.feed.Feeds;
import org.communique.release.InvalidRelease;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Recalls a statement that is out: every page, feed and file of it ends, for good.",
        footer = {
            "",
            "What is left is a notice with the reason, on its page and in the feeds.",
            "Mails not yet handed over are not sent. To write to those who received it:",
            "  communique release create NOTICE --to LIST --now --reached-by ID"
        })
final class ReleaseKillCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STATEMENT", description = "key of the statement")
    private String key = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "LANGUAGE=TEXT",
            description = "what readers are told, once for each language")
    private Map<String, String> reasons = new LinkedHashMap<>();

    @Option(names = "--hide-title", description = "not even its title may stand any more")
    private boolean hideTitle;

    /** A killed statement, and the issues that still name it. */
    record Row(String statement, String at, List<String> gatheredIn) {

        List<String> lines() {
            var killed = "'" + statement + "' is killed: its pages and feeds say so within a second.";
            return gatheredIn.isEmpty()
                    ? List.of(killed)
                    : List.of(
                            killed,
                            "Its title and summary still stand in " + String.join(", ", gatheredIn)
                                    + ": correct that without it, or kill it too.");
        }
    }

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            var statement = Named.statement(core, key);
            var kill = core.kills.kill(statement, reasons(), hideTitle);
            var settings = Flow.publicSettings(core);
            var archive = new Archive(core.store);
            new Killings(core, archive, settings, new Feeds(archive, settings)).apply();
            var row = new Row(key, kill.at().toString(), core.kills.gatheredIn(statement));
            program.output(spec.commandLine().getOut()).print(row, row.lines());
            return 0;
        }
    }

    private Localized reasons() {
        reasons.forEach((language, reason) -> {
            if (Languages.parse(language).isEmpty() || reason.isBlank() || reason.length() > 500)
                throw new InvalidRelease(
                        "reason", "write --reason en=\"…\", at most 500 characters, for each language");
        });
        return new Localized(reasons);
    }
}
