package org.communique.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.communique.render.Accent;
import org.communique.staff.Actor;
import org.communique.statement.Letterhead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "letterhead",
        mixinStandardHelpOptions = true,
        description = "Sender, colour and legal text of releases; without a subcommand, prints them.",
        subcommands = {
            LetterheadCommand.Create.class,
            LetterheadCommand.Change.class,
            LetterheadCommand.Listing.class,
            LetterheadPreviewCommand.class
        })
final class LetterheadCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--organisation",
            paramLabel = "SLUG",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "whose (default: the first one)")
    private String organisation = "";

    /** One letterhead; the colours are those that are shown. */
    record Row(
            String organisation,
            String letterhead,
            boolean main,
            String sender,
            Map<String, String> names,
            String replyTo,
            String colour,
            String onLight,
            String onDark,
            Map<String, String> legal,
            String postal) {

        static Row of(String organisation, Letterhead it) {
            var accent = Accent.of(it.paper().colour());
            return new Row(
                    organisation,
                    it.slug(),
                    it.main(),
                    it.identity().sender(),
                    new TreeMap<>(it.identity().names()),
                    it.identity().replyTo(),
                    it.paper().colour(),
                    accent.light(),
                    accent.dark(),
                    new TreeMap<>(it.paper().legal()),
                    it.paper().postal());
        }

        String line() {
            boolean moved = !colour.isEmpty() && !colour.equalsIgnoreCase(onLight);
            return letterhead + (main ? " (main)" : "") + " of " + organisation + ": from " + sender
                    + (colour.isEmpty() ? "" : ", colour " + colour)
                    + (moved ? ", shown as " + onLight + " so that it can be read" : "");
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var of = organisation(core);
            var rows = core.desks().letterheads().all(Actor.console(), of).stream()
                    .map(it -> Row.of(of, it))
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(rows, rows.stream().map(Row::line).toList());
            return 0;
        }
    }

    Communique program() {
        return program;
    }

    /** Slug of the organisation that was named, or of the first one. */
    String organisation(Core core) {
        return organisation.isEmpty() ? core.organisations.all().get(0).slug() : organisation;
    }

    private int print(CommandSpec of, Core core, Letterhead letterhead) {
        var row = Row.of(organisation(core), letterhead);
        program.output(of.commandLine().getOut()).print(row, List.of(row.line()));
        return 0;
    }

    /** The same as the command without a subcommand. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "All of an organisation.")
    static final class Listing implements Callable<Integer> {

        @ParentCommand
        private LetterheadCommand letterheads;

        @Override
        public Integer call() {
            return letterheads.call();
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a letterhead; what is not said is as on the main one.")
    static final class Create implements Callable<Integer> {

        @ParentCommand
        private LetterheadCommand letterheads;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "small letters, digits and hyphens")
        private String slug = "";

        @Mixin
        private LetterheadOptions options = new LetterheadOptions();

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() > 40)
                throw new Refused("write the letterhead in small letters, digits and hyphens, such as hotline");
            try (var core = letterheads.program.open()) {
                var of = letterheads.organisation(core);
                var desk = core.desks().letterheads();
                var main = desk.all(Actor.console(), of).get(0);
                var like = new Letterhead(0, main.organisation(), slug, false, main.identity(), main.paper());
                return letterheads.print(spec, core, desk.create(Actor.console(), of, options.over(like)));
            }
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description =
                    "Changes a letterhead; a hyphen takes a part away. What is approved goes out as it was approved.")
    static final class Change implements Callable<Integer> {

        @ParentCommand
        private LetterheadCommand letterheads;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SLUG", description = "see 'letterhead list'")
        private String slug = "";

        @Mixin
        private LetterheadOptions options = new LetterheadOptions();

        @Override
        public Integer call() {
            try (var core = letterheads.program.open()) {
                var of = letterheads.organisation(core);
                var desk = core.desks().letterheads();
                var now = desk.letterhead(Actor.console(), of, slug);
                return letterheads.print(spec, core, desk.change(Actor.console(), of, options.over(now)));
            }
        }
    }
}
