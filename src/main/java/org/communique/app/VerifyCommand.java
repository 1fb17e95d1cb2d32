package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communique.audience.Chains;
import org.communique.delivery.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Proves that nobody was missed: for each dispatch, candidates = accepted + rejected + deferred + pending + "
                        + "uncertain + excluded. Proves that no evidence (consent, audit) was changed, removed, moved or added, "
                        + "and prints the head of each chain: let two persons note it. Proves that each release of the desk has the approvals "
                        + "its policy asked for.",
        footer = {"", "Exit code 1 if the law or a chain is broken, or a noted head is gone."})
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--head",
            paramLabel = "HEX",
            description = "a head that was noted: is it still part of its chain? (repeatable)")
    private List<String> heads = List.of();

    @Option(names = "--restored", description = "an older backup was restored: take the ends of the chains as they are")
    private boolean restored;

    /** What was proved. */
    record Answer(List<Row> dispatches, List<Chains.Proof> chains, List<String> missing, List<Long> unapproved) {}

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
            if (restored) accept(core);
            var unapproved = unapproved(core, lines);
            var chains = core.chains.prove();
            chains.forEach(it -> lines.add(line(it)));
            var missing =
                    heads.stream().filter(it -> core.chains.noted(it).isEmpty()).toList();
            missing.forEach(it -> lines.add("The noted head " + it + " is in no chain: evidence was REPLACED or cut."));
            program.output(spec.commandLine().getOut()).print(new Answer(rows, chains, missing, unapproved), lines);
            boolean proved = missing.isEmpty()
                    && chains.stream().allMatch(it -> it.fault().isEmpty());
            return kept && proved && unapproved.isEmpty() ? 0 : 1;
        }
    }

    /** Releases of the desk that went to the clock without the approvals that their policy asked for. */
    private static List<Long> unapproved(Core core, List<String> lines) {
        var proof = ReviewRooms.proof(core);
        var decided = proof.decided();
        var unapproved = decided.stream().filter(it -> !proof.holds(it)).toList();
        lines.add(
                unapproved.isEmpty()
                        ? "Each of the " + decided.size()
                                + " releases of the desk has the approvals its policy asked for."
                        : "Releases " + unapproved + " LACK the approvals their policy asked for: tell us.");
        return unapproved;
    }

    private static void accept(Core core) {
        try {
            core.chains.restored(core.audit);
        } catch (IllegalStateException broken) {
            throw new Refused(broken.getMessage());
        }
    }

    private static String line(Chains.Proof it) {
        return it.fault()
                .map(fault -> "The chain of " + it.chain() + " is BROKEN at row " + fault.row() + ": " + fault.what()
                        + ". Before it, " + it.rows() + " rows hold. Keep a copy of the data folder and tell us.")
                .orElseGet(() -> "The chain of " + it.chain() + " holds: " + it.rows() + " rows, " + it.links()
                        + " links; head " + it.head());
    }

    static List<Row> rows(Core core) {
        return core.dispatches.all().stream()
                .map(core.ledger::tally)
                .map(Row::of)
                .toList();
    }
}
