package org.communique.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.transfer.Exports;
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

    @Option(names = "--code", paramLabel = "CODE", description = "of the first call, within ten minutes")
    private String code = "";

    @Override
    public Integer call() {
        try (var core = contacts.program().open()) {
            var order = order(core);
            var output = contacts.program().output(spec.commandLine().getOut());
            if (code.isEmpty()) {
                var offer = core.transfer.exports().offer(order);
                output.print(
                        offer,
                        List.of(offer.rows() + " rows would leave the house. If that is what you want, within ten "
                                + "minutes: the same with --code " + offer.code()));
            } else {
                var done = core.transfer.exports().export(order, code);
                output.print(
                        done, List.of(done.rows() + " rows in transfer/" + done.name() + ", until " + done.deleted()));
            }
            return 0;
        }
    }

    private Exports.Order order(Core core) {
        if (!list.isEmpty()) {
            var found = ContactsCommand.list(core, list);
            return new Exports.Order(found.organisation(), List.of(found), lines, Actor.console());
        }
        var owner = organisation.isEmpty()
                ? core.organisations.all().get(0)
                : core.organisations
                        .bySlug(organisation)
                        .orElseThrow(() -> new Refused("no organisation is named '" + organisation + "'"));
        return new Exports.Order(owner.id(), List.of(), lines, Actor.console());
    }
}
