package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Milliseconds that each main page of the desk takes with many contacts and releases. A new page is a line in {@link #pages}. */
class DeskBench {

    private static final int PEOPLE = Integer.getInteger("people", 10_000);
    private static final int RELEASES = Integer.getInteger("releases", 1_000);
    private static final int TIMES = 200;

    /** Of the releases, so many go to everybody. */
    private static final int LARGE = Integer.getInteger("large", 3);

    @TempDir
    Path folder;

    @Test
    void pages_of_a_full_desk() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var many = house.core.lists.add(
                house.core.organisations.all().get(0).id(),
                "newsletter",
                org.communique.statement.Localized.same("Newsletter"),
                ListKind.PUBLIC);
        fill(house, many);
        try (var server = new DeskServer(house)) {
            var window = server.signIn(DeskServer.EVERYBODY);
            pages().forEach((name, path) -> Bench.print("%s with %,d contacts and %,d releases: %s"
                    .formatted(name, PEOPLE, RELEASES, latencies(window, server.path(path)))));
        }
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("board", "");
        pages.put("what goes out", "/live.html");
        pages.put("report of a large release", "/releases/1");
        pages.put("reports", "/reports");
        pages.put("calendar", "/calendar");
        return pages;
    }

    private static void fill(TestHouse house, ContactList many) {
        house.core.imports.importCsv(Bench.csv(house.folder, PEOPLE), many, "bench", false);
        var few = house.list(
                "few",
                ListKind.MEMBERS,
                IntStream.range(0, 10)
                        .mapToObj(i -> "few" + i + "@example.org,en")
                        .toArray(String[]::new));
        for (int i = 0; i < RELEASES; i++) {
            var statement = house.statement("statement-" + i, "en");
            boolean later = i % 20 == 19;
            var at = later ? house.clock.instant().plus(Duration.ofDays(1 + i % 30)) : house.clock.instant();
            house.release(statement, at, i < LARGE ? many : few);
            if (!later) house.sweepAndDeliver();
            if (i % 40 == 39) house.pass(Duration.ofDays(1));
        }
    }

    private static String latencies(DeskServer.Window window, String path) {
        for (int i = 0; i < TIMES; i++) window.get(path); // as the compiler gets to know it
        var taken = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            if (window.get(path).statusCode() != 200) throw new IllegalStateException(path);
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        return "p50 %.1f ms, p95 %.1f ms".formatted(taken[TIMES / 2], taken[TIMES * 95 / 100]);
    }
}
