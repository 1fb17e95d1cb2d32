package org.communique.app;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.communique.delivery.Dispatch;
import org.communique.delivery.Messages;
import org.communique.delivery.Tally;
import org.communique.release.Originals;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "One release, and what became of each of its dispatches.")
final class ReleaseStatusCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release, see 'release list'")
    private long id;

    @Option(names = "--follow", description = "until the ledger owes nothing more, or the release is held or withdrawn")
    private boolean follow;

    /** A release with its dispatches, what they sent, and what a person must look at. */
    record Status(
            ReleaseCommand.Row release,
            List<VerifyCommand.Row> dispatches,
            List<Sent> messages,
            List<AlertRow> alerts) {}

    /** The message that all recipients of an edition on a list share. */
    record Sent(long dispatch, String language, String list, String sha256, int bytes, String firstAt) {

        static Sent of(Messages.Noted it) {
            return new Sent(
                    it.message().dispatch(),
                    it.message().language().toLanguageTag(),
                    it.message().list(),
                    HexFormat.of().formatHex(it.message().sha256()),
                    it.message().size(),
                    it.firstAt().toString());
        }

        String line() {
            return "  " + dispatch + " " + language + " to " + list + ": message " + sha256.substring(0, 12) + ", "
                    + bytes + " bytes";
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var core = release.program().open()) {
            var output = release.program().output(spec.commandLine().getOut());
            if (follow) follow(core, output.progress("deliveries settled"));
            var release = ReleaseCommand.Row.of(core, core.releases.byId(id));
            var status = new Status(release, rows(core), sent(core), alerts(core));
            var lines = new ArrayList<>(List.of(status.release().line()));
            status.dispatches().forEach(it -> lines.add(it.line()));
            status.messages().forEach(it -> lines.add(it.line()));
            status.alerts().forEach(it -> lines.add(it.line()));
            output.print(status, lines);
            return status.dispatches().stream().allMatch(VerifyCommand.Row::conserved) ? 0 : 1;
        }
    }

    private List<Sent> sent(Core core) {
        return core.dispatches.of(id).stream()
                .flatMap(it -> core.messages.of(it.id()).stream())
                .map(Sent::of)
                .toList();
    }

    private void follow(Core core, Progress progress) throws InterruptedException {
        var never = new CountDownLatch(1);
        while (!ended(core, progress)) never.await(500, TimeUnit.MILLISECONDS);
        progress.end();
    }

    private boolean ended(Core core, Progress progress) {
        Release now = core.releases.byId(id);
        var rows = rows(core);
        long settled =
                rows.stream().mapToLong(it -> it.accepted() + it.rejected()).sum();
        long owed =
                rows.stream().mapToLong(it -> it.candidates() - it.excluded()).sum();
        if (owed > 0) progress.at(settled, owed);
        boolean stopped = now.state() == ReleaseState.HELD || now.state() == ReleaseState.WITHDRAWN;
        return stopped || (now.state() == ReleaseState.RELEASED && over(core, id));
    }

    /** Nothing of a release will change any more. */
    static boolean over(Core core, long id) {
        return core.dispatches.of(id).stream().map(core.ledger::tally).allMatch(Tally::over);
    }

    /** Those of its dispatches, and of no dispatch: a relay in trouble is every release's. */
    private List<AlertRow> alerts(Core core) {
        var dispatches = core.dispatches.of(id).stream().map(Dispatch::id).toList();
        var raised = AlertRow.recent(core).stream()
                .filter(it -> !it.kind().equals(AlertRow.ORIGINAL))
                .filter(it -> it.dispatch() == 0 || dispatches.contains(it.dispatch()));
        return Stream.concat(raised, originals(core)).toList();
    }

    /** Of its own statement, however long ago. */
    private Stream<AlertRow> originals(Core core) {
        long statement = core.releases.byId(id).statement();
        return new Originals(core.store, core.statements, core.releases)
                .news().stream().filter(it -> it.statement() == statement).map(AlertRow::of);
    }

    private List<VerifyCommand.Row> rows(Core core) {
        return rows(core, id);
    }

    /** The dispatches of a release, counted. */
    static List<VerifyCommand.Row> rows(Core core, long id) {
        return core.dispatches.of(id).stream()
                .map(core.ledger::tally)
                .map(VerifyCommand.Row::of)
                .toList();
    }
}
