package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communique.delivery.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Proves that nobody was missed: for each dispatch, candidates = accepted + rejected + deferred + pending + "
                        + "uncertain + excluded.",
        footer = {"", "Exit code 1 if the law is broken for any dispatch."})
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One dispatch, counted. Pending includes what is under way. */
    record Row(
            long dispatch,
            long release,
            String channel,
            String phase,
            long candidates,
            long accepted,
            long rejected,
            long deferred,
            long pending,
            long uncertain,
            long excluded,
            Map<String, Long> reasons,
            String paused,
            boolean conserved) {

        static Row of(Tally it) {
            return new Row(
                    it.dispatch().id(),
                    it.dispatch().release(),
                    it.dispatch().channel(),
                    it.dispatch().phase(),
                    it.dispatch().candidates(),
                    it.accepted(),
                    it.rejected(),
                    it.deferred(),
                    it.pending() + it.submitting(),
                    it.uncertain(),
                    it.left(),
                    it.excluded(),
                    it.dispatch().pause().orElse(""),
                    it.conserved());
        }

        String line() {
            return "dispatch " + dispatch + " (release " + release + ", " + channel + ", " + phase + "): " + candidates
                    + " candidates = " + accepted + " accepted + " + rejected + " rejected + " + deferred
                    + " deferred + "
                    + pending + " pending + " + uncertain + " uncertain + " + excluded + " excluded"
                    + (reasons.isEmpty() ? "" : " " + reasons) + (paused.isEmpty() ? "" : "  PAUSED: " + paused)
                    + (conserved ? "  ok" : "  BROKEN");
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var rows = rows(core);
            boolean kept = rows.stream().allMatch(Row::conserved);
            var lines = new ArrayList<>(rows.stream().map(Row::line).toList());
            lines.add(
                    kept
                            ? "The conservation law holds for all " + rows.size() + " dispatches."
                            : "The conservation law is BROKEN: keep a copy of the data folder and tell us.");
            program.output(spec.commandLine().getOut()).print(rows, lines);
            return kept ? 0 : 1;
        }
    }

    static List<Row> rows(Core core) {
        return core.dispatches.all().stream()
                .map(core.ledger::tally)
                .map(Row::of)
                .toList();
    }
}
