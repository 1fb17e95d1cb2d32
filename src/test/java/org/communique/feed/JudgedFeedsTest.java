package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Leaves every feed of a site with some history in target/judged-feeds; {@code src/test/judges/feeds/judge} has programs read them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgedFeedsTest {

    private static final Path JUDGED = Path.of("target", "judged-feeds");

    @Test
    void every_feed_is_written_down_with_what_was_meant_by_it(@TempDir Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(JUDGED); // of another day, perhaps with more feeds
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            RichSample.publish(snapshot);

            int written = FeedsForJudges.write(snapshot, JUDGED);

            assertTrue(written > 120);
            try (var files = Files.list(JUDGED)) {
                assertEquals(written + 1, files.filter(Files::isRegularFile).count());
            }
        }
    }
}
