package org.communique.app;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.audience.Joining;
import org.communique.audience.ListKind;
import org.communique.audience.Visibility;
import org.communique.statement.Localized;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "The lists people subscribe to; without a subcommand, prints them.",
        subcommands = {
            ListCommand.Create.class,
            ListCommand.Change.class,
            ListRequestsCommand.Pending.class,
            ListRequestsCommand.Approve.class,
            ListRequestsCommand.Decline.class
        })
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    Communique program() {
        return program;
    }

    /** One list. @param address of the page of a hidden list; empty for every other */
    record Row(String organisation, String list, String kind, String visibility, String joining, String address) {

        static Row of(Core core, ContactList it) {
            return new Row(
                    core.organisations.byId(it.organisation()).slug(),
                    it.slug(),
                    it.kind().code(),
                    it.visibility().code(),
                    it.joining().code(),
                    it.visibility() == Visibility.HIDDEN ? it.uid() : "");
        }

        String line() {
            return list + " (" + kind + ") of " + organisation + ", " + visibility + ", joining " + joining
                    + (address.isEmpty() ? "" : ", address " + address);
        }
    }

    /** Who learns of a list and how people join. */
    static final class Doors {

        @Option(
                names = "--visibility",
                paramLabel = "WHO",
                description = "public, hidden (whoever has its address) or private (default by kind: "
                        + "public for public and newsletter, else private)")
        private String visibility = "";

        @Option(
                names = "--joining",
                paramLabel = "HOW",
                description = "single, double (opt-in by mail) or approved (by staff); default by kind: "
                        + "double for public and newsletter, else approved")
        private String joining = "";

        /** @throws Refused before anything is made, if a word is none of these */
        ContactList on(ContactList list) {
            return list.with(
                    visibility.isEmpty()
                            ? list.visibility()
                            : Visibility.of(visibility)
                                    .orElseThrow(() -> new Refused("the visibility is public, hidden or private")),
                    joining.isEmpty()
                            ? list.joining()
                            : Joining.of(joining)
                                    .orElseThrow(() -> new Refused("joining is single, double or approved")));
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var rows = core.organisations.all().stream()
                    .flatMap(organisation ->
                            core.lists.all(organisation.id()).stream().map(it -> Row.of(core, it)))
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(rows, rows.stream().map(Row::line).toList());
            return 0;
        }
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a list.")
    static final class Create implements Callable<Integer> {

        @ParentCommand
        private ListCommand list;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "small letters, digits and hyphens")
        private String slug = "";

        @Option(
                names = "--kind",
                required = true,
                description = "public, newsletter, members, press, institutions or staff")
        private String kind = "";

        @Option(names = "--name", description = "as readers see it (default: the slug)")
        private String name = "";

        @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
        private String organisation = "";

        @Mixin
        private Doors doors = new Doors();

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                throw new Refused("write the list in small letters, digits and hyphens, such as press-alerts");
            var of = ListKind.of(kind)
                    .orElseThrow(() -> new Refused("the kind is one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(ListKind.values())
                                            .map(ListKind::code)
                                            .toList())));
            try (var core = list.program.open()) {
                var owner = organisation.isEmpty()
                        ? core.organisations.all().get(0)
                        : core.organisations
                                .bySlug(organisation)
                                .orElseThrow(() -> new Refused("no organisation is named '" + organisation + "'"));
                if (core.lists.bySlug(owner.id(), slug).isPresent())
                    throw new Refused("there is a list '" + slug + "' already");
                var wanted = ContactList.of(owner.id(), slug, Localized.same(name.isEmpty() ? slug : name), of);
                var row = Row.of(core, core.lists.add(doors.on(wanted)));
                list.program.output(spec.commandLine().getOut()).print(row, List.of("made the list " + row.line()));
                return 0;
            }
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description = "Changes who learns of a list and how people join.")
    static final class Change implements Callable<Integer> {

        @ParentCommand
        private ListCommand list;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "the list")
        private String slug = "";

        @Mixin
        private Doors doors = new Doors();

        @Override
        public Integer call() {
            try (var core = list.program.open()) {
                var row = Row.of(core, core.lists.change(doors.on(ContactsCommand.list(core, slug))));
                list.program.output(spec.commandLine().getOut()).print(row, List.of(row.line()));
                return 0;
            }
        }
    }
}
