package org.communique.app;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.release.AlarmClock;
import org.communique.release.Embargo;
import org.communique.release.InvalidRelease;
import org.communique.release.LedgerAudience;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.staff.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Releases of statements.",
        subcommands = {
            ReleaseCommand.Create.class,
            ReleaseCommand.Listing.class,
            ReleaseStatusCommand.class,
            ReleaseAudienceCommand.class,
            ReleasePreviewCommand.class,
            ReleaseTestCommand.class,
            ReleaseRehearseCommand.class,
            ReleaseCommand.Withdraw.class,
            ReleaseHalts.Pause.class,
            ReleaseHalts.Continue.class,
            ReleaseHalts.Stop.class,
            ReleaseAgainCommand.class,
            ReleaseRereleaseCommand.class,
            ReleaseKillCommand.class
        })
final class ReleaseCommand implements Runnable {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    Communique program() {
        return program;
    }

    /** One release, as printed. */
    record Row(long release, String statement, String state, String at, String zone, String advance, String reason) {

        static Row of(Core core, Release it) {
            return new Row(
                    it.id(),
                    core.statements.byId(it.statement()).key(),
                    it.state().code(),
                    it.dueAt().toString(),
                    it.zone().getId(),
                    it.advanceAt().map(Instant::toString).orElse(""),
                    it.reason().orElse(""));
        }

        String line() {
            var wall =
                    Instant.parse(at).atZone(ZoneId.of(zone)).toLocalDateTime().withNano(0);
            return release + "  " + state + "  " + statement + "  " + wall + " in " + zone + " (" + at + ")"
                    + (advance.isEmpty() ? "" : "  advance copy " + advance)
                    + (reason.isEmpty() ? "" : "  – " + reason);
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Approves a statement as it is now and schedules its release.",
            footer = {
                "",
                "Times: --at 2030-01-01T10:00 --zone Europe/Amsterdam,",
                "    or --at 2030-01-01T10:00+01:00, or --now, which is after the hold",
                "    (release.hold-seconds): until then 'release withdraw' takes all back.",
                "Under embargo the press lists among --to get an advance copy at the time",
                "--embargo names ('now' or a time like --at); everybody else, the pages and",
                "the feeds wait for the release time."
            })
    static final class Create implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "STATEMENT", description = "key of the statement")
        private String key = "";

        @Option(
                names = "--to",
                arity = "1..*",
                required = true,
                paramLabel = "LIST",
                description = "lists it is mailed to; nobody gets it twice")
        private List<String> to = List.of();

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "release time: wall time with --zone, or with its offset")
        private String at = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "where --at is wall time, such as Europe/Amsterdam")
        private String zone = "";

        @Option(names = "--now", description = "release it at once")
        private boolean now;

        @Option(
                names = "--embargo",
                paramLabel = "now|TIME",
                description = "when the press lists get their advance copy")
        private String embargo = "";

        @Option(
                names = "--deadline",
                paramLabel = "DURATION",
                description = "how long a mail is tried, such as 6h or 2d (default: 2d)")
        private String deadline = "";

        @Option(
                names = "--letterhead",
                paramLabel = "SLUG",
                description = "on which it goes out (default: the main one of the organisation)")
        private String letterhead = "";

        @Option(
                names = "--reached-by",
                paramLabel = "ID",
                description = "of those lists, only who received this release, also of another statement")
        private Optional<Long> reachedBy = Optional.empty();

        @Mixin
        private NarrowingOptions narrowing = new NarrowingOptions();

        @Override
        public Integer call() {
            var program = release.program;
            try (var core = program.open()) {
                var statement = Named.statement(core, key);
                var of = core.organisations.byId(statement.organisation());
                var lists =
                        to.stream().map(slug -> Named.list(core, of.id(), slug)).toList();
                var time = time(core, of.zone());
                var whole = new Plan(
                                statement,
                                lists.stream().map(ContactList::id).toList(),
                                time,
                                embargo(core, lists),
                                channels(core))
                        .until(deadline(time))
                        .within(narrowing.of(core, of));
                reachedBy.ifPresent(core.releases::byId);
                var narrowed = reachedBy
                        .map(it -> whole.to(new LedgerAudience(it, true)))
                        .orElse(whole);
                var plan = Named.letterhead(core, of.id(), letterhead)
                        .map(narrowed::on)
                        .orElse(narrowed);
                var row = Row.of(core, core.desks().releases().decide(Actor.console(), of.slug(), plan));
                program.output(spec.commandLine().getOut())
                        .print(row, List.of(row.line(), "It goes out by 'communique serve' on this data folder."));
                return 0;
            }
        }

        private ReleaseTime time(Core core, ZoneId usual) {
            if (now == !at.isEmpty()) throw new InvalidRelease("at", "say either --at TIME or --now");
            if (!now) return ReleaseTime.parse("at", at, zoneName(), core.clock);
            return new ReleaseTime(core.decisions(AlarmClock.SILENT).earliest(), usual);
        }

        private Optional<Embargo> embargo(Core core, List<ContactList> lists) {
            if (embargo.isEmpty()) return Optional.empty();
            var press = lists.stream()
                    .filter(it -> it.kind() == ListKind.PRESS)
                    .map(ContactList::id)
                    .toList();
            var advance = embargo.equals("now")
                    ? core.decisions(AlarmClock.SILENT).earliest()
                    : ReleaseTime.parse("embargo", embargo, zoneName(), core.clock)
                            .instant();
            return Optional.of(new Embargo(advance, press));
        }

        private Optional<Instant> deadline(ReleaseTime time) {
            if (deadline.isEmpty()) return Optional.empty();
            if (!deadline.matches("[1-9]\\d{0,3}[mhd]"))
                throw new InvalidRelease("deadline", "write a number and m, h or d, such as 6h");
            long n = Long.parseLong(deadline.substring(0, deadline.length() - 1));
            var unit = "mhd".indexOf(deadline.charAt(deadline.length() - 1));
            return Optional.of(
                    time.instant().plus(n, List.of(MINUTES, HOURS, DAYS).get(unit)));
        }

        private Optional<String> zoneName() {
            return zone.isEmpty() ? Optional.empty() : Optional.of(zone);
        }
    }

    /** Every channel there is: feed, mail, and those an integrator has added. */
    static List<String> channels(Core core) {
        var all = new ArrayList<>(List.of("feed", "mail"));
        all.addAll(RouteChannels.names(core.folder));
        return all;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All releases, newest release time first.")
    static final class Listing implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (var core = release.program.open()) {
                var rows =
                        core.releases.all().stream().map(it -> Row.of(core, it)).toList();
                release.program
                        .output(spec.commandLine().getOut())
                        .print(rows, rows.stream().map(Row::line).toList());
                return 0;
            }
        }
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Stops a release before its time.")
    static final class Withdraw implements Callable<Integer> {

        @ParentCommand
        private ReleaseCommand release;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "number of the release, see 'release list'")
        private long id;

        @Option(names = "--reason", required = true, description = "why, for those who look later")
        private String reason = "";

        @Override
        public Integer call() {
            try (var core = release.program.open()) {
                core.decisions(AlarmClock.SILENT).withdraw(id, reason);
                var row = Row.of(core, core.releases.byId(id));
                release.program.output(spec.commandLine().getOut()).print(row, List.of(row.line()));
                return 0;
            }
        }
    }
}
