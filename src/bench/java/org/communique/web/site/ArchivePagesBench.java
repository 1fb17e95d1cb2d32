package org.communique.web.site;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of 10,000 statements over ten years: every page asked for over HTTP when it is not kept yet. */
class ArchivePagesBench {

    private static final int STATEMENTS = Integer.getInteger("statements", 10_000);
    private static final int TOGETHER = 500;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path folder;

    /**
     * Sorted times of pages, as the reader waits.
     *
     * @param processor milliseconds of all threads of a page, client included; other work on the machine does not count
     */
    private record Run(double[] millis, double processor) {}

    @Test
    void pages_that_are_not_kept() throws IOException {
        try (var site = new SiteServer(folder)) {
            fill(site);
            for (int n = 0; n < 60; n++) site.get("/en/page/" + (2 + n)); // the compiler warms up
            site.snapshot.feeds.refresh();
            renew(site, 1);
            print("first page after a publication, catalogue counted anew", times(site, n -> "/en", 1));
            print("the language, page by page", times(site, n -> "/en/page/" + (2 + n), 190));
            print(
                    "a topic, page by page",
                    times(site, n -> "/en/topic/topic-" + n % 40 + "/page/" + (2 + n / 40), 160));
            print("an organisation", times(site, n -> "/en/organisation/member-" + n % 20, 20));
            print("a year, page by page", times(site, n -> "/en/" + (2017 + n % 10) + "/page/" + (2 + n / 10), 150));
            print("statements", times(site, n -> address(1 + n * 37 % STATEMENTS), 200));
            print("corrections", times(site, n -> "/en/corrections", 1));
            print("sitemap index, and a part of it", times(site, n -> n == 0 ? "/sitemap.xml" : "/sitemap-1.xml", 2));
            print("news sitemap", times(site, n -> "/sitemap-news.xml", 1));
            print("a page that is kept", times(site, n -> "/en/page/2", 200));
        }
    }

    private static void fill(SiteServer site) {
        var random = new Random(7);
        for (int from = 1; from <= STATEMENTS; from += TOGETHER) {
            var pieces = new ArrayList<Piece>();
            for (int n = from; n < from + TOGETHER; n++) pieces.add(piece(random, n));
            Piece.publish(site.snapshot, pieces.toArray(Piece[]::new));
        }
    }

    private static Piece piece(Random random, int n) {
        return Piece.of(n, "en", words(random, 9))
                .summary(words(random, 25))
                .body(words(random, 400))
                .year(year(n))
                .topics("topic-" + n % 40, "topic-" + (n + 7) % 40)
                .tags("tag-" + n % 300, "tag-" + (n + 3) % 300)
                .by("member-" + n / TOGETHER % 20, "Member " + n / TOGETHER % 20);
    }

    private static int year(int n) {
        return 2017 + n * 10 / (STATEMENTS + 1);
    }

    private static String address(int n) {
        return "/en/" + year(n) + "/statement-" + n;
    }

    private static void renew(SiteServer site, int times) {
        for (int n = 0; n < times; n++)
            Piece.of(STATEMENTS + 1 + n, "en", "One more").publish(site.snapshot);
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> Long.toString(random.nextLong(1L << 30), 36))
                .collect(Collectors.joining(" "));
    }

    private static Run times(SiteServer site, IntFunction<String> path, int count) {
        long begun = MACHINE.getProcessCpuTime();
        var millis = IntStream.range(0, count)
                .mapToDouble(n -> millis(site, path.apply(n)))
                .sorted()
                .toArray();
        return new Run(millis, (MACHINE.getProcessCpuTime() - begun) / 1e6 / count);
    }

    private static double millis(SiteServer site, String path) {
        long begun = System.nanoTime();
        int status = site.get(path).statusCode();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (status != 200) throw new IllegalStateException(path + " answers " + status);
        return millis;
    }

    private static void print(String what, Run run) throws IOException {
        var sorted = run.millis();
        var line = "archive of %,d, %s: median %.1f ms, p95 %.1f ms, slowest %.1f ms, processor %.1f ms each (%d pages)"
                .formatted(
                        STATEMENTS,
                        what,
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.95)],
                        sorted[sorted.length - 1],
                        run.processor(),
                        sorted.length);
        Files.writeString(
                Path.of("target/bench.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(line);
    }
}
