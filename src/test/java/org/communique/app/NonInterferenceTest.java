package org.communique.app;

import static org.communique.app.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.communique.app.RawHttp.Answer;
import org.communique.feed.Feeds;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.statement.Revision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two whole instances on the same data, but one of them knows what the other does not: statements that are drafts, withdrawn,
 * scheduled, under embargo with the press already told, or a correction. Until the millisecond before their time no stranger can
 * tell the two apart, whatever is asked. {@code -Dsecrets=200} takes more cases, {@code -Dseed=7} one of them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NonInterferenceTest {

    static final int USUAL = 5;
    static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    static final TestClock CLOCK = new TestClock(Network.LATER);
    static final List<Duration> SEEN_AFTER = new ArrayList<>();
    static Sink relay;
    static Instance innocent;

    @BeforeAll
    static void start() {
        relay = new Sink();
        innocent = Instance.start(Network.copy(folder.resolve("innocent")), CLOCK, relay);
    }

    @AfterAll
    static void stop() throws IOException {
        innocent.close();
        relay.close();
        System.out.println("requests=" + RawHttp.SENT.get() + " seen after " + SEEN_AFTER);
        var median = SEEN_AFTER.stream()
                .sorted()
                .skip(SEEN_AFTER.size() / 2)
                .findFirst()
                .orElse(Duration.ZERO);
        assertTrue(median.compareTo(atOnce()) <= 0, "seen after " + SEEN_AFTER);
    }

    /** A second, on a machine that has nothing else to do; longer by as much as others keep it busy. */
    private static Duration atOnce() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        double busy = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return AT_ONCE.multipliedBy((long) Math.ceil(Math.max(1, busy)));
    }

    static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("seed"))
                .map(LongStream::of)
                .orElseGet(() -> LongStream.range(0, Integer.getInteger("secrets", USUAL)));
    }

    /** What one case keeps secret, and until when. */
    private record Kept(List<Secret> secrets, List<Release> releases, Instant due) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_can_tell_who_keeps_a_secret_until_its_time_and_then_all_of_it_is_there(long seed) throws IOException {
        var random = new Random(seed);
        var due = CLOCK.instant().plusSeconds(60 + random.nextInt(3_000_000)).plusMillis(random.nextInt(1000));
        var data = Network.copy(folder.resolve("knowing-" + seed));
        var kept = new Kept[1];
        try (var knowing = Instance.start(data, CLOCK, relay, Map.of(), core -> kept[0] = keep(core, random, due))) {
            awaitAdvanceCopies(knowing, kept[0]);
            CLOCK.set(due.minusMillis(1));
            ring(knowing, kept[0]);

            var before = new Twins(innocent, knowing, random).crawl(PublicRoutes.addresses(World.of(knowing.core)));
            nothingIsThere(before, knowing, kept[0]);

            long rang = System.nanoTime();
            CLOCK.set(due);
            await(() -> open(kept[0]).allMatch(it -> everywhere(knowing, it)));
            SEEN_AFTER.add(Duration.ofNanos(System.nanoTime() - rang));
            await(() -> !knowing.core.dispatches.busy());
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(data);
    }

    private static Kept keep(Core core, Random random, Instant due) {
        try {
            var drafts = Files.createTempDirectory(folder, "drafts").toRealPath();
            var secrets = Arrays.stream(Secret.State.values())
                    .map(it -> new Secret(core, random, drafts, it))
                    .toList();
            var releases = secrets.stream().flatMap(it -> it.keep(due).stream()).toList();
            return new Kept(secrets, releases, due);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void awaitAdvanceCopies(Instance knowing, Kept kept) {
        var embargoed = kept.releases().stream()
                .filter(it -> it.advanceAt().isPresent())
                .findFirst()
                .orElseThrow();
        await(() ->
                knowing.core.releases.byId(embargoed.id()).advancedAt().isPresent() && !knowing.core.dispatches.busy());
        long told = knowing.core.dispatches.of(embargoed.id()).stream()
                .mapToLong(it -> knowing.core.ledger.tally(it).accepted())
                .sum();
        assertTrue(told > 0, "the press has its copies");
    }

    /** The bell and the sweep, a millisecond too early. */
    private static void ring(Instance knowing, Kept kept) {
        var camel = knowing.context.getBean(org.apache.camel.ProducerTemplate.class);
        kept.releases().forEach(it -> camel.sendBody("direct:release", it.id()));
        knowing.context.getBean(Feeds.class).refresh();
        kept.releases()
                .forEach(it -> assertTrue(knowing.core.releases.byId(it.id()).state() != ReleaseState.RELEASED));
    }

    private static void nothingIsThere(Map<String, Answer> answers, Instance knowing, Kept kept) {
        var missing = knowing.http.get("/no/such/page").all();
        kept.secrets().stream()
                .filter(it -> it.state != Secret.State.CORRECTION)
                .flatMap(it -> it.revisions().stream())
                .flatMap(it -> addresses(it, kept.due()).stream())
                .forEach(it -> assertEquals(
                        missing,
                        Optional.ofNullable(answers.get(it))
                                .orElseThrow(() -> new AssertionError(it))
                                .all(),
                        it));
    }

    private static java.util.stream.Stream<Secret> open(Kept kept) {
        return kept.secrets().stream()
                .filter(it -> it.state == Secret.State.SCHEDULED || it.state == Secret.State.EMBARGOED);
    }

    /** Page, permanent address, files, index, year and feeds of every edition. */
    private static boolean everywhere(Instance knowing, Secret secret) {
        return secret.revisions().stream().allMatch(it -> {
            var language = it.language().toLanguageTag();
            var path = addresses(it, knowing.core.clock.instant()).get(0);
            boolean reached = addresses(it, knowing.core.clock.instant()).stream()
                    .allMatch(address ->
                            List.of(200, 308).contains(knowing.http.get(address).status()));
            return reached
                    && List.of(
                                    "/" + language,
                                    path.substring(0, path.lastIndexOf('/')),
                                    "/feeds/" + language + ".rss",
                                    "/feeds/" + language + ".atom")
                            .stream()
                            .allMatch(
                                    surface -> knowing.http.get(surface).text().contains(path));
        });
    }

    private static List<String> addresses(Revision revision, Instant due) {
        var year = due.atZone(java.time.ZoneId.of("Europe/Amsterdam")).getYear();
        var addresses = new ArrayList<>(List.of(
                "/" + revision.language().toLanguageTag() + "/" + year + "/" + revision.slug(),
                "/s/" + revision.publicId()));
        revision.content().files().forEach(it -> addresses.add("/media/" + it.sha256() + "/" + it.name()));
        return addresses;
    }
}
