package org.communique.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "forget-suppressions",
        mixinStandardHelpOptions = true,
        description = "Forgets suppressions whose time is over. A running server does it every hour.")
final class ContactsForget implements Callable<Integer> {

    @ParentCommand
    private ContactsCommand contacts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var core = contacts.program().open()) {
            int forgotten = core.suppressions.forgetExpired();
            contacts.program().output(spec.commandLine().getOut()).print(forgotten, List.of("forgotten: " + forgotten));
            return 0;
        }
    }
}
