package org.communique.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.communique.release.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and freeze of 100,000 contacts, beside the plainest statements that write as many rows. */
class AudienceBench {

    static final int PEOPLE = Integer.getInteger("people", 100_000);

    @TempDir
    Path folder;

    @Test
    void importing() throws Exception {
        var csv = Bench.csv(folder, PEOPLE);
        double ours = Bench.median(run -> {
            try (var core = Bench.core(Files.createDirectories(folder.resolve("i" + run)))) {
                var list = Bench.list(core, "alerts");
                return Bench.seconds(() -> core.imports.importCsv(csv, list, "bench", false));
            }
        });
        double peer = Bench.median(run -> {
            try (var core = Bench.core(Files.createDirectories(folder.resolve("p" + run)))) {
                core.store.run(db -> db.sql("CREATE TABLE plain (a TEXT UNIQUE, b TEXT, c TEXT)")
                        .update());
                return Bench.seconds(() -> plain(core, csv));
            }
        });
        Bench.print("import of %,d rows: %.2f s; the same lines into one plain table, unencrypted: %.2f s; ratio %.1f"
                .formatted(PEOPLE, ours, peer, ours / peer));
    }

    private static void plain(Core core, Path csv) {
        try {
            var lines = Files.readAllLines(csv);
            for (int from = 1; from < lines.size(); from += 500) {
                var rows = lines.subList(from, Math.min(lines.size(), from + 500)).stream()
                        .map(it -> it.split(","))
                        .<Map<String, ?>>map(it -> Map.of("a", it[0], "b", it[1], "c", it[2]))
                        .toList();
                core.store.run(db -> core.store.batch("INSERT INTO plain VALUES (:a, :b, :c)", rows));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void freezing() throws Exception {
        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            var list = Bench.list(house.core, "alerts");
            house.core.imports.importCsv(Bench.csv(folder, PEOPLE), list, "bench", false);
            var statement = house.statement("bench", "en", "nl", "mk");
            double ours = Bench.median(run -> {
                var release = house.release(statement, TestHouse.NINE, list);
                var moment = new Moment(release, Moment.Phase.PUBLIC, house.core.galleys.of(release, false));
                return Bench.seconds(() -> house.core.dispatches.freeze(moment, house.mail));
            });
            double peer = Bench.median(run -> {
                house.core.store.run(db -> db.sql("CREATE TABLE copy" + run + " (a INTEGER PRIMARY KEY, b BLOB UNIQUE)")
                        .update());
                return Bench.seconds(() -> house.core.store.run(
                        db -> db.sql("INSERT INTO copy" + run + " SELECT contact, randomblob(16) FROM subscription")
                                .update()));
            });
            Bench.print(
                    "freeze of %,d contacts: %.2f s; copying them into a table with one unique token: %.2f s; ratio %.1f"
                            .formatted(PEOPLE, ours, peer, ours / peer));
        }
    }
}
