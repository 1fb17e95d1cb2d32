package org.communique.app;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.workspace.ApprovalDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Those who asked to be on a list that the staff lets people onto. */
final class ListRequestsCommand {

    private ListRequestsCommand() {}

    /** Somebody who waits. */
    record Waiting(long contact, String since) {}

    /** What was decided. */
    record Decided(String list, long contact, boolean approved) {}

    @Command(
            name = "pending",
            mixinStandardHelpOptions = true,
            description = "Who waits to be let onto a list, by number; the one who has waited longest first.")
    static final class Pending implements Callable<Integer> {

        @ParentCommand
        private ListCommand list;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "the list")
        private String slug = "";

        @Override
        public Integer call() {
            try (var core = list.program().open()) {
                var rows = core
                        .desks()
                        .approvals()
                        .pending(Actor.console(), Named.owner(core, ContactsCommand.list(core, slug)), slug)
                        .stream()
                        .map(it -> new Waiting(
                                it.contact(), Instant.ofEpochMilli(it.since()).toString()))
                        .toList();
                list.program()
                        .output(spec.commandLine().getOut())
                        .print(
                                rows,
                                rows.stream()
                                        .map(it -> "contact " + it.contact() + " since " + it.since())
                                        .toList());
                return 0;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets somebody onto a list who asked for it.")
    static final class Approve implements Callable<Integer> {

        @ParentCommand
        private ListCommand list;

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "SLUG", description = "the list")
        private String slug = "";

        @Parameters(index = "1", paramLabel = "CONTACT", description = "number, see 'list pending'")
        private long contact;

        @Option(
                names = "--basis",
                paramLabel = "TEXT",
                required = true,
                description = "how she asked, kept as evidence")
        private String basis = "";

        @Override
        public Integer call() {
            try (var core = list.program().open()) {
                if (!core.desks()
                        .approvals()
                        .approve(
                                Actor.console(),
                                Named.owner(core, ContactsCommand.list(core, slug)),
                                new ApprovalDesk.Candidate(slug, contact),
                                basis))
                    throw new Refused("contact " + contact + " does not wait to be let onto " + slug);
                list.program()
                        .output(spec.commandLine().getOut())
                        .print(new Decided(slug, contact, true), List.of("contact " + contact + " is on " + slug));
                return 0;
            }
        }
    }

    @Command(
            name = "decline",
            mixinStandardHelpOptions = true,
            description = "Keeps somebody off a list who asked for it.")
    static final class Decline implements Callable<Integer> {

        @ParentCommand
        private ListCommand list;

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "SLUG", description = "the list")
        private String slug = "";

        @Parameters(index = "1", paramLabel = "CONTACT", description = "number, see 'list pending'")
        private long contact;

        @Override
        public Integer call() {
            try (var core = list.program().open()) {
                if (!core.desks()
                        .approvals()
                        .decline(
                                Actor.console(),
                                Named.owner(core, ContactsCommand.list(core, slug)),
                                new ApprovalDesk.Candidate(slug, contact),
                                "")) throw new Refused("contact " + contact + " does not wait to be let onto " + slug);
                list.program()
                        .output(spec.commandLine().getOut())
                        .print(new Decided(slug, contact, false), List.of("contact " + contact + " stays off " + slug));
                return 0;
            }
        }
    }
}
