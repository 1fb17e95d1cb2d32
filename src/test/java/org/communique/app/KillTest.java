package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command, really killed: one in twenty of {@code -Dkills=1000}, the others fall on a lighter process in
 * {@link LedgerKillTest}. The mails and the kills are spread by {@code -Dseed=…},
 * which each run prints.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillTest {

    @TempDir
    Path folder;

    @Test
    void however_often_it_is_killed_nobody_is_missed_and_copies_carry_one_message_id() throws Exception {
        int kills = Math.max(2, Integer.getInteger("kills", 5) / 20);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("kills=" + kills + " seed=" + seed);
        var random = new Random(seed);
        int people = 100 + kills * 60;
        write(people);
        try (var sink = new Sink()) {
            int done = 0;
            for (; done < kills && sink.messageIds.size() < people; done++) runAndKill(sink, 1 + random.nextInt(60));
            int code = finish(sink);

            assertEquals(0, code, "the last run ends well");
            assertEquals(
                    IntStream.range(0, people)
                            .mapToObj(i -> "p" + i + "@example.org")
                            .collect(Collectors.toSet()),
                    sink.messageIds.keySet(),
                    "nobody missed, nobody else");
            sink.messageIds
                    .values()
                    .forEach(ids -> assertEquals(1, Set.copyOf(ids).size(), "one Message-ID each"));
            int copies = sink.taken.get() - people;
            assertTrue(copies <= doubts(), copies + " copies of " + doubts() + " deliveries in doubt");
            System.out.println("kills=" + done + " people=" + people + " copies=" + copies);
        }
        ledgerAgrees(people);
    }

    /** Starts a sender and kills it at the n-th mail from now, just before that mail is confirmed. */
    private void runAndKill(Sink sink, int mails) throws Exception {
        var process = new AtomicReference<Process>();
        int at = sink.taken.get() + mails;
        sink.atMessage = number -> {
            if (number == at) process.get().destroyForcibly();
        };
        process.set(sender(sink));
        assertTrue(process.get().waitFor(120, TimeUnit.SECONDS));
    }

    private int finish(Sink sink) throws Exception {
        sink.atMessage = number -> {};
        var last = sender(sink);
        assertTrue(last.waitFor(120, TimeUnit.SECONDS));
        return last.exitValue();
    }

    private Process sender(Sink sink) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.own(),
                "org.communique.app.Communique",
                "send",
                folder.resolve("winter.en.md").toString(),
                "--to",
                folder.resolve("people.csv").toString(),
                "--smtp",
                "127.0.0.1:" + sink.port(),
                "--data",
                folder.resolve("data").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.txt").toFile()))
                .start();
    }

    private void write(int people) throws IOException {
        Files.writeString(
                folder.resolve("winter.en.md"),
                "---\nstatement: winter\nlanguage: en\ntitle: Winter\nsummary: A summary\n---\nWords.\n");
        Files.write(
                folder.resolve("people.csv"),
                IntStream.range(-1, people)
                        .mapToObj(i -> i < 0 ? "email,name" : "p" + i + "@example.org,Person " + i)
                        .toList());
    }

    /** Deliveries that were under way when their process died: only of these there may be copies. */
    private long doubts() {
        var settings = Settings.read(
                java.util.Map.of(),
                java.util.Map.of("data.folder", folder.resolve("data").toString()));
        try (var core = Core.open(settings, java.time.Clock.systemUTC())) {
            return core.store
                    .read()
                    .sql("SELECT count(*) FROM delivery_event WHERE event = 'uncertain'")
                    .query(Long.class)
                    .single();
        }
    }

    private void ledgerAgrees(int people) throws IOException {
        var settings = Settings.read(
                java.util.Map.of(),
                java.util.Map.of("data.folder", folder.resolve("data").toString()));
        try (var core = Core.open(settings, java.time.Clock.systemUTC())) {
            var rows = VerifyCommand.rows(core);
            assertTrue(rows.stream().allMatch(VerifyCommand.Row::conserved));
            assertEquals(
                    1 + people,
                    rows.stream().mapToLong(VerifyCommand.Row::accepted).sum());
            assertEquals(1, core.releases.all().size(), "the same command is the same release");
        }
        assertFalse(Files.readString(folder.resolve("out.txt")).contains("@example.org"), "no address in the output");
    }
}
