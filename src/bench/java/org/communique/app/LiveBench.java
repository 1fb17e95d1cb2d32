package org.communique.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs that fifty people watch a release go out: processor time of the server's threads, with them and without. */
class LiveBench {

    private static final int PEOPLE = Integer.getInteger("people", 20_000);
    private static final int WATCHERS = Integer.getInteger("watchers", 50);
    private static final int PER_STEP = 50;
    private static final int SECONDS = 15;

    @TempDir
    Path folder;

    @Test
    void fifty_watchers_of_a_running_release() throws InterruptedException {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list(
                "alerts",
                ListKind.PUBLIC,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@example.org,en")
                        .toArray(String[]::new));
        house.mail.answer = parcel ->
                new Outcome.Deferred("451 later", house.clock.instant().plus(Duration.ofHours(1)));
        var release = house.release(house.statement("news", "en"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        try (var server = new DeskServer(house)) {
            var cookies = server.signIn("publisher").cookies();
            settle(house, release, 3);
            double without = settle(house, release, SECONDS);
            var lines = new ArrayList<LiveLine>();
            for (int i = 0; i < WATCHERS; i++)
                lines.add(new LiveLine(server.origin, cookies, server.path("/live"), ""));
            drain(lines);
            settle(house, release, 3);
            double with = settle(house, release, SECONDS);
            Bench.print(
                    "%d watchers of a running release of %,d, 400 settled a second: %.2f %% of one processor with them, %.2f %% without"
                            .formatted(WATCHERS, PEOPLE, with, without));
            lines.forEach(LiveLine::close);
        }
    }

    /** Settles 400 a second; gives the share of one processor that the server's own threads took meanwhile. */
    private static double settle(TestHouse house, Release release, int seconds) throws InterruptedException {
        long begun = System.nanoTime();
        long cpu = cpu();
        for (int i = 0; i < seconds * 8; i++) {
            house.pass(Duration.ofMillis(125));
            house.core.store.run(db -> db.sql("""
                            UPDATE delivery SET state = 'accepted', settled_at = :now WHERE id IN
                                (SELECT d.id FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                                 WHERE x.release = :release AND d.state = 'pending' LIMIT :n)
                            """)
                    .param("now", house.clock.millis())
                    .param("release", release.id())
                    .param("n", PER_STEP)
                    .update());
            TimeUnit.MILLISECONDS.sleep(125);
        }
        return 100.0 * (cpu() - cpu) / (System.nanoTime() - begun);
    }

    /** Of the one reader and of the threads that write to lines; those of the clients run in this process too. */
    private static long cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var it : threads.getThreadInfo(threads.getAllThreadIds()))
            if (it != null && it.getThreadName().matches("live|http-nio.*"))
                sum += Math.max(0, threads.getThreadCpuTime(it.getThreadId()));
        return sum;
    }

    private static void drain(List<LiveLine> lines) {
        for (var line : lines) {
            var thread = new Thread(line::end, "reader-of-a-line");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
