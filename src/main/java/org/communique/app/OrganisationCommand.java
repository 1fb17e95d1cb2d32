package org.communique.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "organisation",
        mixinStandardHelpOptions = true,
        description = "The secretariat and the member organisations; without a subcommand, prints them.",
        subcommands = {
            OrganisationCommand.Create.class,
            OrganisationCommand.Change.class,
            OrganisationCommand.Listing.class,
            OrganisationCommand.Show.class
        })
final class OrganisationCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One organisation. */
    record Row(
            String organisation,
            Map<String, String> names,
            String zone,
            List<String> languages,
            String sender,
            String pressAddress,
            String pressPhone,
            String postal) {

        static Row of(Organisation it) {
            return new Row(
                    it.slug(),
                    new TreeMap<>(it.names().byTag()),
                    it.zone().getId(),
                    it.fallback().stream().map(Locale::toLanguageTag).toList(),
                    it.sender(),
                    it.press().address(),
                    it.press().phone(),
                    it.postal());
        }

        List<String> lines() {
            return List.of(
                    organisation + ": " + names,
                    "  zone " + zone + " · languages " + String.join(", ", languages),
                    "  mail from " + sender + (postal.isEmpty() ? "" : " · " + postal),
                    "  press desk " + pressAddress + (pressPhone.isEmpty() ? "" : " · " + pressPhone));
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var rows = core.desks().organisations().all(Actor.console()).stream()
                    .map(Row::of)
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(
                            rows,
                            rows.stream().flatMap(it -> it.lines().stream()).toList());
            return 0;
        }
    }

    private int print(CommandSpec of, Organisation organisation) {
        var row = Row.of(organisation);
        program.output(of.commandLine().getOut()).print(row, row.lines());
        return 0;
    }

    /** The same as the command without a subcommand. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "All of them.")
    static final class Listing implements Callable<Integer> {

        @ParentCommand
        private OrganisationCommand organisations;

        @Override
        public Integer call() {
            return organisations.call();
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One of them.")
    static final class Show implements Callable<Integer> {

        @ParentCommand
        private OrganisationCommand organisations;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "see 'organisation list'")
        private String slug = "";

        @Override
        public Integer call() {
            try (var core = organisations.program.open()) {
                return organisations.print(spec, core.desks().organisations().organisation(Actor.console(), slug));
            }
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a member organisation with its main letterhead. What is not said is the secretariat's.")
    static final class Create implements Callable<Integer> {

        @ParentCommand
        private OrganisationCommand organisations;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "small letters, digits and hyphens; stays for good")
        private String slug = "";

        @Option(
                names = "--sender",
                required = true,
                paramLabel = "ADDRESS",
                description = "address its mail comes from")
        private String sender = "";

        @Option(names = "--postal", paramLabel = "TEXT", description = "postal address below each mail")
        private String postal = "";

        @Mixin
        private OrganisationOptions options = new OrganisationOptions();

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() > 40)
                throw new Refused("write the organisation in small letters, digits and hyphens, such as open-door");
            var from = OrganisationOptions.address("--sender", sender);
            try (var core = organisations.program.open()) {
                var first = core.organisations.all().get(0);
                var like = new Organisation.Profile(
                        Localized.same(slug), first.zone(), first.fallback(), new Organisation.PressDesk(from, ""));
                var profile = options.over(like);
                var made = new Organisation(
                        0, slug, profile.names(), profile.zone(), profile.fallback(), from, profile.press(), postal);
                return organisations.print(spec, core.desks().organisations().create(Actor.console(), made));
            }
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description =
                    "Changes what an organisation says of itself; sender and postal address: 'letterhead change'.")
    static final class Change implements Callable<Integer> {

        @ParentCommand
        private OrganisationCommand organisations;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "see 'organisation list'")
        private String slug = "";

        @Mixin
        private OrganisationOptions options = new OrganisationOptions();

        @Override
        public Integer call() {
            try (var core = organisations.program.open()) {
                var desk = core.desks().organisations();
                var now = desk.organisation(Actor.console(), slug);
                var seen = now.profile().seen();
                var changed = desk.change(Actor.console(), slug, options.over(now.profile()), seen)
                        .orElseThrow(() -> new Refused("somebody has changed it at this very moment: do it again"));
                return organisations.print(spec, changed);
            }
        }
    }
}
