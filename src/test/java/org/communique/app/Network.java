package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.communique.release.AlarmClock;
import org.communique.release.Release;
import org.springframework.util.FileSystemUtils;

/**
 * The sample network when all of it has been released: statements in five languages with topics, a picture and an issue. Made once
 * for all tests, which work on copies, byte for byte.
 */
final class Network {

    /** When the last of it has been out for half a minute. */
    static final Instant LATER = TestHouse.NINE.plus(Duration.ofMinutes(11));

    private static final Path PLANNED = folder();
    private static final Path RELEASED = folder();

    static {
        var planned = new TestClock(TestHouse.NINE);
        try (var relay = new Sink();
                var core = Core.open(Instance.settings(PLANNED, relay, Map.of()), planned)) {
            new SampleNetwork(core, core.decisions(AlarmClock.SILENT)).makeOnEmptyDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy(PLANNED, RELEASED);
        release(RELEASED);
    }

    private Network() {}

    /** A data folder of one's own, all released. */
    static Path copy(Path to) {
        return copy(RELEASED, to);
    }

    /** The same before anything was released. */
    static Path planned(Path to) {
        return copy(PLANNED, to);
    }

    /** Lets a server release all that is planned in a folder, one after the other, each at its time. */
    static void release(Path data) {
        var clock = new TestClock(TestHouse.NINE);
        try (var relay = new Sink();
                var instance = Instance.start(data, clock, relay)) {
            var releases = instance.core.releases;
            releases.all().stream().map(Release::dueAt).sorted().forEach(due -> {
                clock.set(due);
                Patience.await(() -> releases.awaiting().isEmpty() && !instance.core.dispatches.busy());
            });
            clock.set(LATER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path from, Path to) {
        try {
            FileSystemUtils.copyRecursively(from, to);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("communique-network");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
