package org.communique.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.transfer.AgeRecipient;
import org.communique.workspace.TransferDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes contacts with subscriptions and consent into a file in the data folder, readable by its owner only "
                        + "and deleted after a day. The first call says how many and gives a code; the second, with --code, writes. "
                        + "One a day for each organisation.")
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private ContactsCommand contacts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--list",
            paramLabel = "NAME",
            description = "slug of a list (default: everybody the organisation knows)")
    private String list = "";

    @Option(names = "--organisation", paramLabel = "SLUG", description = "default: that of the list, or the first one")
    private String organisation = "";

    @Option(
            names = "--lines",
            description = "a line of JSON for each contact and list, with all evidence, instead of a table")
    private boolean lines;

    @Option(
            names = "--age",
            paramLabel = "RECIPIENT",
            description = "public key age1… of whoever alone can read the file; the same in both calls")
    private String recipient = "";

    @Option(names = "--code", paramLabel = "CODE", description = "of the first call, within ten minutes")
    private String code = "";

    @Override
    public Integer call() {
        try (var core = contacts.program().open()) {
            var desk = core.desks().transfer();
            var extract = new TransferDesk.Extract(list.isEmpty() ? List.of() : List.of(list), lines, to());
            var output = contacts.program().output(spec.commandLine().getOut());
            if (code.isEmpty()) {
                var offer = desk.offer(Actor.console(), owner(core), extract);
                output.print(
                        offer,
                        List.of(offer.rows() + " rows would leave the house. If that is what you want, within ten "
                                + "minutes: the same with --code " + offer.code()));
            } else {
                var done = desk.export(Actor.console(), owner(core), extract, code);
                output.print(
                        done, List.of(done.rows() + " rows in transfer/" + done.name() + ", until " + done.deleted()));
            }
            return 0;
        }
    }

    private Optional<AgeRecipient> to() {
        try {
            return Optional.of(recipient).filter(it -> !it.isEmpty()).map(AgeRecipient::new);
        } catch (IllegalArgumentException none) {
            throw new Refused(none.getMessage());
        }
    }

    private String owner(Core core) {
        return list.isEmpty()
                ? Named.organisation(core, organisation).slug()
                : Named.owner(core, ContactsCommand.list(core, list));
    }
}
