package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.transfer.ImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "contacts",
        mixinStandardHelpOptions = true,
        description = "Contacts of the organisation.",
        subcommands = {ContactsCommand.Import.class, ContactsErase.class, ContactsSuppress.class, ContactsForget.class})
final class ContactsCommand implements Runnable {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    Communique program() {
        return program;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Takes contacts from a CSV file onto a list: columns email, name, language in any order, ; or , between "
                            + "them, UTF-8. Rows that fail are listed by their line; the others are taken. Nobody who "
                            + "unsubscribed or is suppressed comes back.")
    static final class Import implements Callable<Integer> {

        @ParentCommand
        private ContactsCommand contacts;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a line of column names")
        private Path file = Path.of("");

        @Option(names = "--list", required = true, paramLabel = "NAME", description = "slug of the list")
        private String list = "";

        @Option(
                names = "--basis",
                paramLabel = "TEXT",
                description = "the wording these people agreed to, kept as evidence with each subscription "
                        + "(default: declared by the organisation at import)")
        private String basis = "Declared by the organisation at import.";

        @Option(names = "--dry-run", description = "say what would happen and change nothing")
        private boolean dryRun;

        @Override
        public Integer call() {
            try (var core = contacts.program.open()) {
                var report = core.imports.importCsv(file, list(core, list), basis, dryRun);
                contacts.program.output(spec.commandLine().getOut()).print(report, lines(report, dryRun));
                return report.failed() == 0 ? 0 : 1;
            }
        }
    }

    /** The list with this slug in any organisation. */
    static ContactList list(Core core, String slug) {
        var known = new ArrayList<String>();
        for (var organisation : core.organisations.all()) {
            var found = core.lists.bySlug(organisation.id(), slug);
            if (found.isPresent()) return found.get();
            core.lists.all(organisation.id()).forEach(it -> known.add(it.slug()));
        }
        throw new Refused(
                "no list is named '" + slug + "'; known: " + (known.isEmpty() ? "none" : String.join(", ", known))
                        + ". Make one with: communique list create " + slug + " --kind public");
    }

    static Iterable<String> lines(ImportReport report, boolean dryRun) {
        var lines = new ArrayList<String>();
        report.faults().forEach(it -> lines.add("row " + it.row() + ": " + it.field() + ": " + it.message()));
        lines.add((dryRun ? "would be added: " : "added: ") + report.added() + " · already there: "
                + report.alreadyThere() + " · kept out: " + report.keptOut() + " · failed: " + report.failed());
        return lines;
    }
}
