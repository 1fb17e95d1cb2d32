package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs after all other tests, on the data folder that {@link CanaryTest} has left, and on all that the suite has printed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryAfterwardsTest {

    @Test
    void the_canary_is_in_no_database_log_backup_or_temporary_file() throws IOException {
        var files = new ArrayList<Path>();
        for (var folder : List.of(Canary.FOLDER, Path.of("target/surefire-reports")))
            try (var all = Files.walk(folder)) {
                files.addAll(all.filter(Files::isRegularFile).toList());
            }
        try (var temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.addAll(temporary
                    .filter(it -> Files.isRegularFile(it) && Files.isReadable(it))
                    .toList());
        }

        var names = files.stream().map(it -> it.getFileName().toString()).toList();
        assertTrue(
                names.containsAll(
                        List.of("communique.db", "keys.db", "backup.db", "crash.db-wal", "crash-keys.db-wal")),
                "the canary has flown: " + names);
        assertEquals(List.of(), Canary.found(files));
    }
}
