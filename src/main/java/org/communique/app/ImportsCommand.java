package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.transfer.ImportLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "imports",
        mixinStandardHelpOptions = true,
        description = "Lists the imports, the latest first, with what they did.")
final class ImportsCommand implements Callable<Integer> {

    @ParentCommand
    private ContactsCommand contacts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var core = contacts.program().open()) {
            var items = new ArrayList<ImportLog.Item>();
            core.organisations
                    .all()
                    .forEach(it -> items.addAll(core.desks().transfer().imports(Actor.console(), it.slug())));
            contacts.program()
                    .output(spec.commandLine().getOut())
                    .print(items, items.stream().map(ImportsCommand::line).toList());
            return 0;
        }
    }

    private static String line(ImportLog.Item it) {
        var far = it.size() == 0 ? "" : " " + Math.min(100, it.read() * 100 / it.size()) + " %";
        return it.number() + " " + it.started() + " " + it.format() + " " + it.state()
                + (it.state().equals("done") ? "" : far) + ": added "
                + (it.counts().fresh() + it.counts().joined()) + ", changed "
                + it.counts().changed() + " (" + it.source() + ")";
    }

    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description =
                    "Takes an import back, within 30 days: what it added or changed and nobody has touched since.")
    static final class Undo implements Callable<Integer> {

        @ParentCommand
        private ContactsCommand contacts;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NUMBER", description = "of the import")
        private long number;

        @Override
        public Integer call() {
            try (var core = contacts.program().open()) {
                var organisation = core.transfer
                        .log()
                        .find(number)
                        .map(it -> core.organisations.byId(it.organisation()).slug())
                        .orElseThrow(() -> new Refused("there is no import " + number));
                var back = core.desks().transfer().undo(Actor.console(), organisation, number);
                contacts.program()
                        .output(spec.commandLine().getOut())
                        .print(
                                back,
                                List.of("erased: " + back.contacts() + " contacts · ended: " + back.subscriptions()
                                        + " subscriptions · as before: " + back.restored() + " · kept: "
                                        + back.kept()));
                return 0;
            }
        }
    }
}
