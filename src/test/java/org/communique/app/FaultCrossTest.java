package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.mail.MailSettings;
import org.communique.release.Release;
import org.communique.smtp.Fault;
import org.communique.smtp.FaultPlan;
import org.communique.smtp.FaultPlan.At;
import org.communique.smtp.FaultServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every phase, through the whole pipeline: the ledger ends with everybody accounted for and says the same as the
 * server. {@code -Dcross=1000} takes that many recipients a cell and every cell; the usual run takes a share of the cells.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultCrossTest {

    static final int PEOPLE = Integer.getInteger("cross", 120);

    /** One cell in so many. */
    static final int SHARE = Integer.getInteger("cross") == null ? 3 : 1;

    static final int TIMES = 3;
    /** Faults of which a client learns by waiting alone. */
    static final Set<Fault> SILENT = Set.of(Fault.Act.HANG, Fault.Act.SLOW, Fault.Act.LOSE_INPUT);

    static final Set<At> BEFORE_MESSAGES = EnumSet.of(At.CONNECT, At.BANNER, At.EHLO);
    static final List<String> REPLIES = List.of(
            "421 4.3.2", "450 4.2.1", "451 4.7.1", "452 4.3.1", "535 5.7.8", "550 5.1.1", "552 5.3.4", "554 5.7.1");

    @TempDir
    Path folder;

    static Stream<At> phases() {
        return EnumSet.complementOf(EnumSet.of(At.STARTTLS, At.AUTH)).stream();
    }

    @ParameterizedTest
    @MethodSource("phases")
    void nobody_is_lost_and_nothing_misjudged(At at) throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        int cells = 0;
        try (var pipeline = new Pipeline(folder)) {
            var list = pipeline.people(PEOPLE, "example.org", ListKind.PUBLIC);
            for (var fault : faults(at))
                for (int window : new int[] {1, 8})
                    if (random.nextInt(SHARE) == 0) {
                        new Cell(at, fault, window, seed).run(pipeline, list);
                        cells++;
                    }
        }
        System.out.println("cross at=" + at + " cells=" + cells + " people=" + PEOPLE + " seed=" + seed);
    }

    private static List<Fault> faults(At at) {
        var faults = new ArrayList<Fault>();
        REPLIES.forEach(it -> faults.add(Fault.reply(it + " no")));
        faults.addAll(EnumSet.range(Fault.Act.GARBAGE, Fault.Act.SLOW));
        if (at.compareTo(At.RSET) >= 0 && at != At.BODY && at != At.BDAT) faults.add(Fault.Act.LOSE_INPUT);
        if (at == At.DOT || at == At.BDAT) faults.add(Fault.Act.TAKE_AND_CLOSE);
        return faults;
    }

    /** One fault, a few times, at one phase. */
    private record Cell(At at, Fault fault, int window, long seed) {

        void run(Pipeline pipeline, ContactList list) throws IOException {
            int within = BEFORE_MESSAGES.contains(at) || at == At.QUIT ? 2 : PEOPLE / 3;
            try (var server = new FaultServer(plan(within))) {
                pipeline.forget();
                pipeline.over(Pipeline.with(
                        Pipeline.relay(server, SILENT.contains(fault) ? Pipeline.IMPATIENCE : Pipeline.PATIENCE),
                        new MailSettings.Traffic(Pipeline.CONNECTIONS, 1000, Duration.ofMinutes(5), window, 1)));
                var release = pipeline.release(list);
                pipeline.carry(release, Duration.ofMinutes(10), 60);
                judge(pipeline, release, server);
            }
        }

        /**
         * A server that drops what it has read ahead does so from the first group on, and is found out by it. One that began in the
         * middle of a window, at the border of a message, could not be told from one that answered: see decision 9.
         */
        private FaultPlan plan(int within) {
            return fault == Fault.Act.LOSE_INPUT && window > 1
                    ? new FaultPlan().fault(at, Fault.Act.LOSE_INPUT, FaultPlan.ALWAYS)
                    : new FaultPlan().somewhere(at, fault, TIMES, seed, within);
        }

        private void judge(Pipeline pipeline, Release release, FaultServer server) {
            var tally = pipeline.tally(release);
            assertTrue(tally.conserved() && tally.complete(), this + " " + tally);
            assertEquals(tally.accepted(), server.taken().size(), this + " " + tally);
            long copies =
                    server.taken().values().stream().mapToLong(it -> it - 1).sum();
            assertTrue(copies <= pipeline.events(release, "uncertain"), this + " copies " + copies);
            assertTrue(server.messageIds().values().stream().allMatch(it -> it.size() == 1), this + " Message-ID");
            if (!refuses()) assertEquals(0, tally.rejected(), this + " " + tally);
            else assertTrue(tally.rejected() <= TIMES, this + " " + tally);
            assertTrue(server.mostAtOnce() <= Pipeline.CONNECTIONS + TIMES, this + " " + server.mostAtOnce());
        }

        /** Whether a message is refused for good; before the first message only the connection is. */
        private boolean refuses() {
            return fault instanceof Fault.Reply it
                    && it.line().startsWith("5")
                    && !BEFORE_MESSAGES.contains(at)
                    && at != At.QUIT
                    && at != At.RSET;
        }
    }
}
