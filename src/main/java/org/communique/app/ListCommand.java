package org.communique.app;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "The lists people subscribe to; without a subcommand, prints them.",
        subcommands = ListCommand.Create.class)
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One list. */
    record Row(String organisation, String list, String kind) {}

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var rows = core.organisations.all().stream()
                    .flatMap(organisation -> core.lists.all(organisation.id()).stream()
                            .map(it -> new Row(
                                    organisation.slug(), it.slug(), it.kind().code())))
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(
                            rows,
                            rows.stream()
                                    .map(it -> it.list() + " (" + it.kind() + ") of " + it.organisation())
                                    .toList());
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

        @Option(names = "--kind", required = true, description = "public, newsletter, members or press")
        private String kind = "";

        @Option(names = "--name", description = "as readers see it (default: the slug)")
        private String name = "";

        @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
        private String organisation = "";

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
                core.lists.add(owner.id(), slug, Localized.same(name.isEmpty() ? slug : name), of);
                list.program
                        .output(spec.commandLine().getOut())
                        .print(new Row(owner.slug(), slug, kind), List.of("made the list " + slug + " (" + kind + ")"));
                return 0;
            }
        }
    }
}
