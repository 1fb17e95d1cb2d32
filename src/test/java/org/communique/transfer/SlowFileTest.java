package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.communique.audience.Arrivals;
import org.communique.audience.Entry;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowFileTest {

    @TempDir
    Path folder;

    /** As with a disk that has gone to sleep: nobody could leave until it wakes up. */
    @Test
    void a_batch_that_comes_slowly_is_not_waited_for_within_a_transaction() {
        try (var house = new TransferHouse(Dialect.SQLITE, folder);
                var arrivals = new Arrivals(house.at(TransferHouse.NOW), entry(house), folder);
                var pipeline = new Pipeline(arrivals)) {
            var rest = new CountDownLatch(1);
            arrivals.gathered();
            pipeline.start(() -> {
                pipeline.put(arrivals.next());
                await(rest);
                pipeline.put(arrivals.next());
            });
            int[] written = {0};

            assertTrue(pipeline.awaitNext());
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> pipeline.writeFor(100, batch -> written[0]++));
            assertEquals(1, written[0]);

            rest.countDown();
            while (pipeline.awaitNext()) pipeline.writeFor(100, batch -> written[0]++);
            assertEquals(2, written[0]);
            assertFalse(pipeline.awaitNext());
        }
    }

    private static Entry entry(TransferHouse house) {
        return new Entry(0, house.organisation, List.of(house.list), "en", "basis", false, Entry.Known.KEEP);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
