package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.delivery.Halts;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KillTest} with a light process, so that many kills are affordable: {@code -Dkills=100}, {@code -Dseed=…}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerKillTest {

    static final int KILLS = Math.max(1, Integer.getInteger("kills", 5) / 5);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private long release;

    @Test
    void killed_while_an_audience_is_frozen_it_is_written_down_whole_and_once() throws Exception {
        int people = Integer.getInteger("kills") == null ? 20_000 : 100_000;
        prepare(people);
        try (var sink = new Sink()) {
            sink.open = it -> false;
            for (int i = 0; i < KILLS; i++) {
                var child = child(sink, 1);
                child.getInputStream().read();
                child.waitFor(random.nextInt(people / 100), TimeUnit.MILLISECONDS);
                kill(child);
            }
            var last = child(sink, 1);
            while (rows() < people && last.isAlive()) last.waitFor(100, TimeUnit.MILLISECONDS);
            kill(last);
        }
        assertEquals(people, rows());
        sound();
        report("freeze", 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void killed_while_mails_leave_nobody_is_missed_and_copies_are_of_rows_in_doubt(int window) throws Exception {
        int people = 200 + KILLS * 60;
        prepare(people);
        try (var sink = new Sink()) {
            sink.chunks = window > 1;
            killAtMails(sink, window, people);
            compare(sink, people, "window " + window);
        }
    }

    @Test
    void killed_while_some_are_tried_again_nobody_is_missed() throws Exception {
        int people = 200 + KILLS * 40;
        prepare(people);
        var refused = ConcurrentHashMap.<String>newKeySet();
        try (var sink = new Sink()) {
            sink.open = it -> it.hashCode() % 3 != 0 || !refused.add(it);
            killAtMails(sink, 1, people);
            compare(sink, people, "retry");
        }
    }

    @Test
    void killed_while_it_is_paused_and_continued_from_outside_nobody_is_missed() throws Exception {
        int people = 200 + KILLS * 60;
        prepare(people);
        try (var sink = new Sink()) {
            for (int i = 0; i < KILLS; i++) {
                var child = child(sink, 1);
                child.getInputStream().read();
                child.waitFor(20 + random.nextInt(100), TimeUnit.MILLISECONDS);
                inside(core -> new Halts(core.store, core.clock).pause(release, "think"));
                child.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
                if (random.nextBoolean()) kill(child);
                inside(core -> new Halts(core.store, core.clock).resume(release));
                child.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
                kill(child);
            }
            end(sink, 1);
            compare(sink, people, "pause");
        }
    }

    private void killAtMails(Sink sink, int window, int people) throws Exception {
        var process = new AtomicReference<Process>();
        for (int i = 0; i < KILLS && sink.messageIds.size() < people; i++) {
            int at = sink.taken.get() + 1 + random.nextInt(60);
            sink.atMessage = number -> {
                if (number == at) process.get().destroyForcibly();
            };
            process.set(child(sink, window));
            assertTrue(process.get().waitFor(60, TimeUnit.SECONDS));
        }
        sink.atMessage = number -> {};
        end(sink, window);
    }

    private void end(Sink sink, int window) throws Exception {
        var last = child(sink, window);
        assertTrue(last.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue(), () -> out());
    }

    /** Sink and ledger tell the same story. */
    private void compare(Sink sink, int people, String what) throws IOException {
        assertEquals(
                IntStream.range(0, people)
                        .mapToObj(i -> "p" + i + "@example.org")
                        .collect(Collectors.toSet()),
                sink.messageIds.keySet(),
                "seed " + seed);
        sink.messageIds
                .values()
                .forEach(ids -> assertEquals(1, Set.copyOf(ids).size(), "one Message-ID each, seed " + seed));
        inside(core -> {
            var doubts = doubts(core);
            sink.messageIds.values().forEach(ids -> {
                int met = doubts.getOrDefault(row(core, ids.get(0)), 0);
                assertTrue(ids.size() <= 1 + met, ids.size() + " copies of a row that kills met " + met + " times");
            });
            return core;
        });
        sound();
        report(what, sink.taken.get() - people);
    }

    /** How often each row was under way when its process died. */
    private static Map<Long, Integer> doubts(Core core) {
        return core
                .store
                .read()
                .sql("SELECT delivery, count(*) AS n FROM delivery_event WHERE event = 'uncertain' GROUP BY delivery")
                .query((row, n) -> Map.entry(row.getLong("delivery"), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The row a mail belongs to, which its Message-ID names. */
    private static long row(Core core, String messageId) {
        var token = HexFormat.of().parseHex(messageId.substring(1, messageId.indexOf('@')));
        return core.deliveries.byToken(token).orElseThrow().id();
    }

    private void sound() {
        inside(core -> {
            assertTrue(VerifyCommand.rows(core).stream().allMatch(VerifyCommand.Row::conserved), "seed " + seed);
            assertEquals(
                    "ok",
                    core.store
                            .read()
                            .sql("PRAGMA integrity_check")
                            .query(String.class)
                            .single());
            return core;
        });
    }

    private long rows() {
        return inside(core -> core.store
                .read()
                .sql("SELECT count(*) FROM delivery WHERE contact > 0")
                .query(Long.class)
                .single());
    }

    private <T> T inside(java.util.function.Function<Core, T> look) {
        try (var core = Core.open(KillChild.settings(folder.resolve("data")), Clock.systemUTC())) {
            return look.apply(core);
        }
    }

    private void prepare(int people) throws IOException {
        var file = folder.resolve("winter.en.md");
        Files.writeString(
                file, "---\nstatement: winter\nlanguage: en\ntitle: Winter\nsummary: A summary\n---\nWords.\n");
        var csv = IntStream.range(-1, people)
                .mapToObj(i -> i < 0 ? "email" : "p" + i + "@example.org")
                .collect(Collectors.joining("\n"));
        try (var core = Core.openForUse(KillChild.settings(folder.resolve("data")), Clock.systemUTC())) {
            long organisation = core.organisations.all().get(0).id();
            var list = core.lists.add(organisation, "all", Localized.same("all"), ListKind.PUBLIC);
            core.imports.importCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), list, "test", false);
            core.intake.take(file);
            release = core.decisions(AlarmClock.SILENT)
                    .decide(new Plan(
                            core.statements.byKey("winter").orElseThrow(),
                            java.util.List.of(list.id()),
                            new ReleaseTime(core.clock.instant(), java.time.ZoneId.of("UTC")),
                            Optional.empty(),
                            java.util.List.of("feed", "mail")))
                    .id();
        }
    }

    private Process child(Sink sink, int window) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        ClassPath.own(),
                        KillChild.class.getName(),
                        folder.resolve("data").toString(),
                        "" + sink.port(),
                        "" + window)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.txt").toFile()))
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    private String out() {
        try {
            return Files.readString(folder.resolve("out.txt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void report(String what, int copies) {
        System.out.println("kills=" + KILLS + " at=" + what + " copies=" + copies + " seed=" + seed);
    }
}
