package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.staff.Actor;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.ImportReport;
import org.communique.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import of a million people beside {@code sqlite3 .import} of the same file, and a dry run; the heap is what -Xmx gives. */
class ImportBench {

    static final int PEOPLE = Integer.getInteger("people", 1_000_000);

    @TempDir
    Path folder;

    @Test
    void importing() throws Exception {
        var csv = Bench.csv(folder, PEOPLE);
        double ours = Bench.median(run -> {
            try (var core = Bench.core(Files.createDirectories(folder.resolve("i" + run)))) {
                var list = Bench.list(core, "alerts");
                return Bench.seconds(
                        () -> assertEquals(PEOPLE, take(core, csv, list, false).added()));
            }
        });
        double plain = Bench.median(run -> Bench.seconds(() -> sqlite3(csv, folder.resolve("p" + run), "")));
        double unique = Bench.median(run -> Bench.seconds(() -> sqlite3(csv, folder.resolve("u" + run), " UNIQUE")));
        Bench.print(
                ("import of %,d rows: %.2f s; sqlite3 .import: %.2f s, into a table that is unique by address: %.2f s; "
                                + "ratio %.1f and %.1f; heap %d MB")
                        .formatted(
                                PEOPLE,
                                ours,
                                plain,
                                unique,
                                ours / plain,
                                ours / unique,
                                Runtime.getRuntime().maxMemory() >> 20));
    }

    @Test
    void a_dry_run_of_a_hundred_thousand_rows_of_which_one_in_a_hundred_is_at_fault() throws Exception {
        var csv = folder.resolve("faults.csv");
        try (var out = Files.newBufferedWriter(csv)) {
            out.write("email,name,language\n");
            for (int i = 0; i < 100_000; i++)
                out.write((i % 100 == 0 ? "no address " : "person") + i + "@example.org,Person " + i + ",en\n");
        }
        double seconds = Bench.median(run -> {
            try (var core = Bench.core(Files.createDirectories(folder.resolve("d" + run)))) {
                var list = Bench.list(core, "alerts");
                return Bench.seconds(
                        () -> assertEquals(1000, take(core, csv, list, true).failed()));
            }
        });
        Bench.print("dry run of 100,000 rows with 1,000 faults: %.2f s".formatted(seconds));
    }

    private static ImportReport take(Core core, Path csv, ContactList list, boolean dryRun) {
        var options = new ImportOrder.Options(dryRun, Entry.Known.KEEP, false, Map.of());
        var order = new ImportOrder(Format.CSV, List.of(list), "bench", "bench", Actor.console(), options);
        return core.imports.take(csv, order, Progress.NONE);
    }

    private static void sqlite3(Path csv, Path database, String unique) {
        var script = "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\nCREATE TABLE c (email TEXT" + unique
                + ", name TEXT, language TEXT);\n.mode csv\n.import --skip 1 " + csv + " c\n";
        try {
            var process = new ProcessBuilder("sqlite3", database.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().write(script.getBytes());
            process.getOutputStream().close();
            assertEquals(0, process.waitFor());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
