package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.transfer.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "contacts",
        mixinStandardHelpOptions = true,
        description = "Contacts of the organisation.",
        subcommands = {
            ContactsCommand.Import.class,
            ImportsCommand.class,
            ImportsCommand.Undo.class,
            ExportCommand.class,
            ContactsErase.class,
            ContactsSuppress.class,
            ContactsForget.class
        })
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
                    "Takes contacts from a table onto a list: a line of column names, one of them email. Rows that fail are "
                            + "listed by their number; the others are taken. Nobody who unsubscribed or is suppressed comes "
                            + "back. See also: communique import")
    static final class Import implements Callable<Integer> {

        @ParentCommand
        private ContactsCommand contacts;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "a table with a line of column names")
        private Path file = Path.of("");

        @Option(names = "--basis", paramLabel = "TEXT", description = ImportWishes.BASIS)
        private String basis = "Declared by the organisation at import.";

        @Option(names = "--source", paramLabel = "TEXT", description = ImportWishes.SOURCE)
        private String source = "Declared by the organisation at import.";

        @Mixin
        private ImportWishes wishes = new ImportWishes();

        @Override
        public Integer call() {
            return wishes.run(contacts.program, spec, new ImportWishes.Asked(Format.CSV, file, basis, source));
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
}
