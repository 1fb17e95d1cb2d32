package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Notes;
import org.communique.intake.Intake;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.springframework.util.FileSystemUtils;

/**
 * The sample network when all of it has been released: statements in five languages with topics, a picture and an issue, then as
 * many notes as fill more than one page, a correction, and a recall. Made once for all tests, which work on copies, byte for byte.
 */
final class Network {

    /** When the last of it has been out for half a minute. */
    static final Instant LATER = TestHouse.NINE.plus(Duration.ofMinutes(11));

    /** More than there are on a page of a list, and in a feed. */
    private static final int NOTES = 52;

    private static final String CORRECTED = "support-without-conditions";
    private static final String KILLED = "non-punishment-open-letter";

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
        goOn(RELEASED);
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

    /** What happens to a site in the course of time. */
    private static void goOn(Path data) {
        var clock = new TestClock(LATER.minusSeconds(25));
        try (var relay = new Sink();
                var instance = Instance.start(data, clock, relay)) {
            var core = instance.core;
            Notes.publish(core.store, NOTES, clock.instant().minusSeconds(60));
            take(core, CORRECTED, correction(core), "There are 102 homes, and no conditions.");
            publish(instance, CORRECTED);
            publish(instance, KILLED);
            Patience.await(() -> core.releases.awaiting().isEmpty() && !core.dispatches.busy());
            clock.pass(Duration.ofSeconds(10));
            var reasons = new Localized(Map.of("en", "A source was in danger."));
            core.kills.kill(core.statements.byKey(KILLED).orElseThrow(), reasons, true);
            Patience.await(() -> core.kills.unapplied().isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String correction(Core core) {
        var before = core.statements.newest(core.statements.byKey(CORRECTED).orElseThrow()).stream()
                .filter(it -> it.language().equals(Locale.ENGLISH))
                .findFirst()
                .orElseThrow();
        return "slug: " + before.slug() + "\ntitle: Protection must never depend on testimony\nsummary: Corrected.\n"
                + "topics: [accommodation]\ncorrection: We wrote 120; it is 102.\n";
    }

    private static void take(Core core, String key, String matter, String body) throws IOException {
        var folder = Files.createTempDirectory("communique-note").toRealPath();
        try {
            var file = folder.resolve(key + ".en.md");
            Files.writeString(file, "---\nstatement: " + key + "\nlanguage: en\n" + matter + "---\n" + body + "\n");
            var result = core.intake.take(file);
            if (!(result instanceof Intake.Accepted)) throw new IllegalStateException(key + " " + result);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** At once, in feeds alone. */
    private static void publish(Instance instance, String key) {
        var core = instance.core;
        core.decisions(AlarmClock.SILENT)
                .decide(new Plan(
                        core.statements.byKey(key).orElseThrow(),
                        List.of(),
                        ReleaseTime.now(core.clock, ZoneId.of("Europe/Amsterdam")),
                        Optional.empty(),
                        List.of("feed")));
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
