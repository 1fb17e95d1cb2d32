package org.communique.app;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.communique.render.Phrases;
import org.communique.segment.Fault;
import org.communique.segment.Segment;
import org.communique.staff.Actor;
import org.communique.statement.Organisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        description = "Saved rules over contacts, which make the audience of a release smaller.",
        subcommands = {
            SegmentCommand.Save.class,
            SegmentCommand.Listing.class,
            SegmentCommand.Show.class,
            SegmentCommand.Count.class,
            SegmentCommand.Remove.class
        })
final class SegmentCommand implements Runnable {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One segment. @param rule in the one way of writing it */
    record Row(String organisation, String segment, String rule, long contacts) {

        String line() {
            return segment + " of " + organisation + ": " + rule + "  (" + contacts + " contacts)";
        }
    }

    /** Whose segments. */
    static final class Whose {

        @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
        private String organisation = "";

        Organisation in(Core core) {
            if (organisation.isEmpty()) return core.organisations.all().get(0);
            return core.organisations
                    .bySlug(organisation)
                    .orElseThrow(() -> new Refused("no organisation is named '" + organisation + "'"));
        }
    }

    /** What every subcommand has: the program, and one organisation. */
    abstract static class Step implements Callable<Integer> {

        @ParentCommand
        private SegmentCommand segment;

        @Spec
        private CommandSpec spec;

        @Mixin
        private Whose whose = new Whose();

        @Override
        public Integer call() {
            try (var core = segment.program.open()) {
                run(
                        core,
                        whose.in(core),
                        segment.program.output(spec.commandLine().getOut()));
                return 0;
            }
        }

        abstract void run(Core core, Organisation organisation, Output output);

        static Row row(Core core, Organisation organisation, Segment it) {
            return new Row(
                    organisation.slug(),
                    it.slug(),
                    core.segments.rule(organisation.id(), it.rule()).text(),
                    core.desks().segments().count(Actor.console(), organisation.slug(), it.rule()));
        }

        static void print(Output output, Row row) {
            output.print(row, List.of(row.line()));
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Saves a rule under a name, in place of one that was there.",
            footer = {"", "Such as: communique segment create dutch \"language = nl and country in (BE, NL)\""})
    static final class Save extends Step {

        @Parameters(index = "0", paramLabel = "SLUG", description = "small letters, digits and hyphens")
        private String slug = "";

        @Parameters(index = "1", paramLabel = "RULE", description = "see the page on audiences in the manual")
        private String rule = "";

        @Override
        void run(Core core, Organisation organisation, Output output) {
            print(
                    output,
                    row(
                            core,
                            organisation,
                            core.desks().segments().save(Actor.console(), organisation.slug(), slug, rule)));
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The segments of an organisation, with counts.")
    static final class Listing extends Step {

        @Override
        void run(Core core, Organisation organisation, Output output) {
            var rows = core.desks().segments().all(Actor.console(), organisation.slug()).stream()
                    .map(it -> row(core, organisation, it))
                    .toList();
            output.print(rows, rows.stream().map(Row::line).toList());
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One segment, with its count.")
    static final class Show extends Step {

        @Parameters(paramLabel = "SLUG", description = "the segment")
        private String slug = "";

        @Override
        void run(Core core, Organisation organisation, Output output) {
            print(output, row(core, organisation, find(core, organisation, slug)));
        }
    }

    @Command(
            name = "count",
            mixinStandardHelpOptions = true,
            description = "How many contacts fit a rule; saves nothing.")
    static final class Count extends Step {

        @Parameters(paramLabel = "RULE", description = "see the page on audiences in the manual")
        private String rule = "";

        @Override
        void run(Core core, Organisation organisation, Output output) {
            print(output, row(core, organisation, new Segment(0, organisation.id(), "(not saved)", rule)));
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Forgets a segment that no release names.")
    static final class Remove extends Step {

        @Parameters(paramLabel = "SLUG", description = "the segment")
        private String slug = "";

        @Override
        void run(Core core, Organisation organisation, Output output) {
            var segment = find(core, organisation, slug);
            core.desks().segments().remove(Actor.console(), organisation.slug(), slug);
            output.print(segment, List.of("removed " + slug));
        }
    }

    static Segment find(Core core, Organisation organisation, String slug) {
        return core.segments
                .find(organisation.id(), slug)
                .orElseThrow(() -> new Refused("no segment of " + organisation.slug() + " is named '" + slug + "'"));
    }

    /** What is wrong with a rule, in English. */
    static String words(Fault fault) {
        var arguments = fault.arguments().stream()
                .map(it -> it.contains(".wants-") ? Phrases.get(Locale.ENGLISH, it) : it)
                .toArray();
        return Phrases.get(
                Locale.ENGLISH,
                "segment.fault-at",
                String.valueOf(fault.position()),
                Phrases.get(Locale.ENGLISH, fault.key(), arguments));
    }
}
