package org.communique.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Dispatches;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description =
                "Intake, release and delivery in one go: the statements of the files, now, to the contacts of a CSV file. Ends "
                        + "when the ledger owes nothing more.",
        footer = {
            "",
            "Said again after a crash it goes on where it stopped: the same revisions are",
            "never released twice to the same list. The CSV becomes the list named like the",
            "file. Exit code 1 if a file or a row has something to mend, a delivery was",
            "rejected, or the dispatch paused itself because the relay rejects everybody."
        })
final class SendCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STATEMENT-FILES",
            arity = "1..*",
            description = "Markdown with front matter, one edition each")
    private List<Path> files = List.of();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "CONTACTS.csv",
            description = "columns email, name, language in any order")
    private Path contacts = Path.of("");

    @Option(
            names = "--smtp",
            required = true,
            paramLabel = "HOST:PORT",
            description = "the relay; plain text on this machine, STARTTLS elsewhere")
    private String smtp = "";

    @Option(
            names = "--hold",
            paramLabel = "SECONDS",
            description = "wait before the first message, to think again (Ctrl-C); default: none")
    private int hold;

    /** What was done. */
    record Sent(List<IntakeCommand.Taken> files, Object contacts, List<VerifyCommand.Row> dispatches, double seconds) {}

    @Override
    public Integer call() throws InterruptedException {
        var output = program.output(spec.commandLine().getOut());
        var relay = relay();
        try (var core = open(relay)) {
            if (!core.claim())
                throw new Refused("a server runs on this data folder: use 'communique release create' there");
            var taken =
                    files.stream().map(file -> IntakeCommand.take(core, file)).toList();
            if (taken.stream().anyMatch(it -> !it.faults().isEmpty()))
                throw new Refused(String.join("\n", IntakeCommand.lines(taken)));
            var list = list(core);
            var report = core.imports.importCsv(contacts, list, "Declared by the organisation at 'send'.", false);
            ImportWishes.lines(report).forEach(output::line);
            long begun = System.nanoTime();
            var releases = releases(core, taken, list);
            deliver(core, releases, output.progress("deliveries settled"));
            var rows = rows(core, releases);
            var sent = new Sent(taken, report, rows, (System.nanoTime() - begun) / 1e9);
            output.print(sent, rows.stream().map(VerifyCommand.Row::line).toList());
            boolean good = report.failed() == 0
                    && rows.stream()
                            .allMatch(it -> it.conserved()
                                    && it.rejected() == 0
                                    && it.paused().isEmpty());
            return good ? 0 : 1;
        }
    }

    private Core open(String[] relay) {
        Quiet.please();
        var host = relay[0];
        var settings = program.settings(java.util.Map.of(
                "release.hold-seconds",
                Integer.toString(hold),
                "mail.smtp-host",
                host,
                "mail.smtp-port",
                relay[1],
                "mail.smtp-security",
                MailRelay.loopback(host) ? "none" : "starttls"));
        return Core.openForUse(settings, program.clock());
    }

    private String[] relay() {
        int colon = smtp.lastIndexOf(':');
        if (colon < 1 || !smtp.substring(colon + 1).matches("\\d{1,5}"))
            throw new Refused("write the relay as HOST:PORT, such as localhost:2525");
        return new String[] {smtp.substring(0, colon), smtp.substring(colon + 1)};
    }

    private ContactList list(Core core) {
        var name = contacts.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        var slug = name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        long organisation = core.organisations.all().get(0).id();
        return core.lists
                .bySlug(organisation, slug)
                .orElseGet(() -> core.lists.add(organisation, slug, Localized.same(name), ListKind.PUBLIC));
    }

    private static List<Release> releases(Core core, List<IntakeCommand.Taken> taken, ContactList list) {
        var keys = new LinkedHashSet<String>();
        taken.forEach(it -> keys.add(it.statement()));
        var releases = new ArrayList<Release>();
        for (var key : keys) {
            var statement = core.statements.byKey(key).orElseThrow();
            releases.add(before(core, statement, list).orElseGet(() -> now(core, statement, list)));
        }
        return releases;
    }

    /** A release of the very same revisions to the same list: it is completed, not repeated. */
    private static Optional<Release> before(Core core, Statement statement, ContactList list) {
        var newest = ids(core.statements.newest(statement));
        return core.releases.all().stream()
                .filter(it -> it.statement() == statement.id())
                .filter(it -> it.state() != ReleaseState.WITHDRAWN && it.state() != ReleaseState.DRAFT)
                .filter(it -> core.releases.lists(it, false).equals(List.of(list.id())))
                .filter(it -> ids(core.releases.revisions(it)).equals(newest))
                .findFirst()
                .map(it -> scheduled(core, it));
    }

    /** A death between approving and scheduling leaves it approved: it goes on from there. */
    private static Release scheduled(Core core, Release release) {
        return release.state() == ReleaseState.APPROVED
                ? core.decisions(AlarmClock.SILENT).schedule(release.id())
                : release;
    }

    private static List<Long> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).sorted().toList();
    }

    private static Release now(Core core, Statement statement, ContactList list) {
        var zone = core.organisations.byId(statement.organisation()).zone();
        return core.decisions(AlarmClock.SILENT)
                .decide(new Plan(
                        statement,
                        List.of(list.id()),
                        new ReleaseTime(core.decisions(AlarmClock.SILENT).earliest(), zone),
                        Optional.empty(),
                        ReleaseCommand.channels(core)));
    }

    private static void deliver(Core core, List<Release> releases, Progress progress) throws InterruptedException {
        core.readyToDeliver();
        try (var context = Boot.deliverOnly(core)) {
            var dispatches = context.getBean(Dispatches.class);
            var never = new CountDownLatch(1);
            while (!ended(core, releases, dispatches, progress)) never.await(200, TimeUnit.MILLISECONDS);
        }
        progress.end();
    }

    private static boolean ended(Core core, List<Release> releases, Dispatches dispatches, Progress progress) {
        var rows = rows(core, releases);
        long settled =
                rows.stream().mapToLong(it -> it.accepted() + it.rejected()).sum();
        long owed =
                rows.stream().mapToLong(it -> it.candidates() - it.excluded()).sum();
        if (owed > 0) progress.at(settled, owed);
        if (rows.stream().anyMatch(it -> !it.paused().isEmpty())) return true;
        boolean out = releases.stream()
                .map(it -> core.releases.byId(it.id()).state())
                .allMatch(it -> it == ReleaseState.RELEASED || it == ReleaseState.HELD);
        return out && !dispatches.busy() && releases.stream().allMatch(it -> ReleaseStatusCommand.over(core, it.id()));
    }

    private static List<VerifyCommand.Row> rows(Core core, List<Release> releases) {
        return releases.stream()
                .flatMap(it -> core.dispatches.of(it.id()).stream())
                .map(core.ledger::tally)
                .map(VerifyCommand.Row::of)
                .toList();
    }
}
