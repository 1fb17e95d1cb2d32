package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the plan page and the calendar take, with 10,000 contacts and 1,000 releases. */
class PlanBench {

    private static final int PEOPLE = Integer.getInteger("people", 10_000);
    private static final int RELEASES = 1_000;
    private static final int TIMES = 200;

    @TempDir
    Path folder;

    @Test
    void pages() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var languages = new String[] {"en", "nl", "mk", "uk", "de,en"};
        var rows = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "p" + i + "@example.org,\"" + languages[i % languages.length] + "\"")
                .toArray(String[]::new);
        var list = house.list("alerts", ListKind.PUBLIC, rows);
        for (int i = 0; i < RELEASES; i++)
            house.release(
                    house.statement("s" + i, "en"), house.clock.instant().plus(Duration.ofHours(1 + 6L * i)), list);
        house.statement("k", "en", "nl");
        try (var server = new DeskServer(house)) {
            var window = server.signIn("writer");
            var form = Map.of(
                    "list", Long.toString(list.id()),
                    "channel", "feed",
                    "zone", "Europe/Amsterdam",
                    "date", "2026-11-24",
                    "time", "10:00");
            window.post(server.path("/statements/k/plan"), form);
            measure("plan page", () -> window.get(server.path("/statements/k/plan"))
                    .statusCode());
            measure("count", () -> window.post(server.path("/statements/k/plan/look"), form)
                    .statusCode());
            measure("calendar", () -> window.get(server.path("/calendar")).statusCode());
        }
    }

    private static void measure(String what, Supplier<Integer> ask) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 2 * TIMES; i++) {
            long begun = System.nanoTime();
            ask.get();
            if (i >= TIMES) times.add((System.nanoTime() - begun) / 1e6);
        }
        times.sort(null);
        Bench.print("%s, %,d contacts, %,d releases: median %.1f ms, p95 %.1f ms"
                .formatted(what, PEOPLE, RELEASES, times.get(TIMES / 2), times.get(TIMES * 95 / 100)));
    }
}
