package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.staff.Actor;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.ImportReport;
import org.communique.workspace.TransferDesk;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that every import has. */
final class ImportWishes {

    static final String BASIS =
            "the wording these people agreed to, or the ground; kept as evidence with each subscription";
    static final String SOURCE = "where the addresses come from, such as: our old newsletter system";

    @Option(
            names = "--list",
            required = true,
            paramLabel = "NAME",
            description = "slug of the list; may be given again")
    private List<String> lists = List.of();

    @Option(names = "--dry-run", description = "say what would happen and change nothing")
    private boolean dryRun;

    @Option(
            names = "--known",
            paramLabel = "WHAT",
            description = "what happens to contacts we know: keep (default), fill what is empty, or overwrite")
    private Entry.Known known = Entry.Known.KEEP;

    @Option(names = "--reconfirm", description = "subscriptions wait until each person has confirmed")
    private boolean reconfirm;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=MEANING",
            description =
                    "what a column means, such as \"Mail privat=email\" or Beat=field:beat; remembered for files with this header")
    private Map<String, String> mapping = new LinkedHashMap<>();

    /** What is asked for besides. */
    record Asked(Format format, Path file, String basis, String source) {}

    int run(Communique program, CommandSpec spec, Asked asked) {
        try (var core = program.open()) {
            var onto = lists.stream().map(it -> ContactsCommand.list(core, it)).toList();
            if (onto.stream().map(ContactList::organisation).distinct().count() > 1)
                throw new Refused("the lists belong to different organisations");
            var output = program.output(spec.commandLine().getOut());
            var progress = output.progress("bytes");
            var load = new TransferDesk.Load(
                    asked.file(),
                    asked.format(),
                    onto.stream().map(ContactList::slug).toList(),
                    new TransferDesk.Ground(asked.basis(), asked.source()),
                    new ImportOrder.Options(dryRun, known, reconfirm, mapping),
                    (rows, read, all) -> progress.at(Math.min(read, all), all));
            var report = core.desks().transfer().take(Actor.console(), Named.owner(core, onto.get(0)), load);
            progress.end();
            output.print(report, lines(report));
            return report.failed() == 0 ? 0 : 1;
        }
    }

    static Iterable<String> lines(ImportReport report) {
        var lines = new ArrayList<String>();
        report.faults().forEach(it -> lines.add("row " + it.row() + ": " + it.field() + ": " + it.message()));
        report.notes()
                .first()
                .forEach(it -> lines.add("row " + it.row() + ": " + it.kind()
                        + (it.suggestion().isEmpty() ? "" : ": is " + it.suggestion() + " meant?")
                        + " (taken as it is)"));
        if (!report.errors().isEmpty())
            lines.add("the rows that failed, with the reasons: transfer/" + report.errors());
        if (!report.ignored().isEmpty()) lines.add("columns nobody asked for: " + String.join(", ", report.ignored()));
        lines.add((report.number() == 0 ? "would be added: " : "added: ") + report.added() + " · changed: "
                + report.changed()
                + " · already there: " + report.alreadyThere() + " · kept out: " + report.keptOut() + " · failed: "
                + report.failed());
        if (report.counts().notedLeft() + report.counts().notedSuppressed() > 0)
            lines.add("noted: " + report.counts().notedLeft() + " who left, "
                    + report.counts().notedSuppressed() + " not to be written to");
        if (report.number() > 0)
            lines.add("to take it back within 30 days: communique contacts undo " + report.number());
        return lines;
    }
}
