package org.communique.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.communique.audience.Entry;
import org.communique.staff.Actor;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long somebody waits who writes one row while a million people are imported. */
class WaitBench {

    @TempDir
    Path folder;

    @Test
    void writing_during_an_import() throws Exception {
        var csv = Bench.csv(folder, ImportBench.PEOPLE);
        try (var core = Bench.core(Files.createDirectories(folder.resolve("core")))) {
            var list = Bench.list(core, "alerts");
            var options = new ImportOrder.Options(false, Entry.Known.KEEP, false, Map.of());
            var order = new ImportOrder(Format.CSV, List.of(list), "bench", "bench", Actor.console(), options);
            var importing = new Thread(() -> core.imports.take(csv, order, Progress.NONE));
            importing.start();
            var waits = new TreeSet<Double>();
            while (importing.isAlive()) {
                waits.add(Bench.seconds(() -> core.store.run(
                        db -> db.sql("UPDATE organisation SET zone = zone").update())));
                importing.join(20);
            }
            var all = List.copyOf(waits);
            Bench.print("writing one row during an import: median %.0f ms, p95 %.0f ms, longest %.0f ms of %d"
                    .formatted(
                            all.get(all.size() / 2) * 1000,
                            all.get(all.size() * 95 / 100) * 1000,
                            all.get(all.size() - 1) * 1000,
                            all.size()));
        }
    }
}
