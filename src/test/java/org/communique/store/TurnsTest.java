package org.communique.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {

    @TempDir
    Path folder;

    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void who_waits_for_an_import_writes_before_its_next_transaction() throws InterruptedException {
        try (var store = Store.sqlite(folder);
                var bulk = store.bulk()) {
            var other = new Thread(() -> store.run(db -> order.add("other")));
            bulk.write(db -> {
                other.start();
                while (other.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
                return order.add("import");
            });
            bulk.write(db -> order.add("import again"));
            other.join();
        }

        assertEquals(List.of("import", "other", "import again"), order);
    }

    @Test
    void what_an_import_has_logged_is_moved_into_the_database_beside_it() throws IOException {
        var file = folder.resolve("communique.db");
        try (var store = Store.sqlite(folder)) {
            long before = Files.size(file);
            try (var bulk = store.bulk()) {
                bulk.write(db -> db.sql("CREATE TABLE much AS SELECT randomblob(1000000) AS bytes")
                        .update());
                // a connection that was just being opened may look at what was before, and then the next checkpoint
                // moves the rest
                long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (Files.size(file) <= before + 1_000_000 && System.nanoTime() < deadline)
                    bulk.write(db -> db.sql("SELECT 1").query(Integer.class).single());

                assertTrue(Files.size(file) > before + 1_000_000);
            }
        }
    }
}
