package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.communique.release.AlarmClock;
import org.springframework.util.FileSystemUtils;

/**
 * The sample network when all of it has been released: statements in five languages with topics, a picture and an issue. Made once
 * for all tests, which work on copies, byte for byte.
 */
final class Network {

    /** When the last of it has been out for half a minute. */
    static final Instant LATER = TestHouse.NINE.plus(Duration.ofMinutes(11));

    private static final Path MADE = make();

    private Network() {}

    /** A data folder of one's own, which must not exist yet. */
    static Path copy(Path to) {
        try {
            FileSystemUtils.copyRecursively(MADE, to);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try (var relay = new Sink()) {
            var folder = Files.createTempDirectory("communique-network");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            var clock = new TestClock(TestHouse.NINE);
            try (var instance = Instance.start(folder, clock, relay, Map.of(), Network::fill)) {
                clock.set(LATER);
                Patience.await(() -> instance.core.releases.awaiting().isEmpty() && !instance.core.dispatches.busy());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Core core) {
        new SampleNetwork(core, core.decisions(AlarmClock.SILENT)).makeOnEmptyDatabase();
    }
}
