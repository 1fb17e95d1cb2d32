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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    static final int USUAL = 2;
    static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    static final TestClock CLOCK = new TestClock(Network.LATER);
    /** For each case, without the time that it takes to look everywhere once. */
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
        var soonest = SEEN_AFTER.stream().sorted().findFirst().orElse(Duration.ZERO);
        assertTrue(soonest.compareTo(atOnce()) <= 0, "seen after " + SEEN_AFTER);
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

            var world = World.of(knowing.core);
            var twins = new Twins(innocent, knowing, random);
            nothingIsThere(twins.crawl(PublicRoutes.addresses(world)), knowing, kept[0]);
            var subscribed = PublicRoutes.forms(world)
                    .map(it -> twins.post("/hub", it).status())
                    .collect(Collectors.toSet());
            assertEquals(Set.of(202, 400), subscribed, "feeds there are can be subscribed to, and no others");

            long rang = System.nanoTime();
            CLOCK.set(due);
            await(() -> open(kept[0]).allMatch(it -> everywhere(knowing, it)));
            long seen = System.nanoTime();
            assertTrue(open(kept[0]).allMatch(it -> everywhere(knowing, it)), "and it stays");
            long asking = System.nanoTime() - seen; // is no part of how long it took to be there
            SEEN_AFTER.add(Duration.ofNanos(Math.max(0, seen - rang - asking)));
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

    private static Stream<Secret> open(Kept kept) {
        return kept.secrets().stream()
                .filter(it -> it.state == Secret.State.SCHEDULED || it.state == Secret.State.EMBARGOED);
    }

    /** Every address of every edition, and every list, feed and map that names it. */
    private static boolean everywhere(Instance knowing, Secret secret) {
        return secret.revisions().stream().allMatch(it -> {
            var now = knowing.core.clock.instant();
            var path = addresses(it, now).get(0);
            return addresses(it, now).stream()
                            .filter(address -> !address.contains("/revision/"))
                            .allMatch(address -> List.of(200, 308)
                                    .contains(knowing.http.get(address).status()))
                    && surfaces(it, path).allMatch(surface -> knowing.http
                            .get(surface)
                            .text()
                            .replace("\\/", "/")
                            .contains(path));
        });
    }

    private static Stream<String> surfaces(Revision revision, String path) {
        var language = revision.language().toLanguageTag();
        var parts = revision.content().topics().stream().map(it -> language + "/topic/" + Feeds.segment(it));
        return Stream.of(
                        Stream.of("/" + language, path.substring(0, path.lastIndexOf('/'))),
                        Stream.of("/sitemap.xml", "/sitemap-news.xml", "/embed/" + language + ".json"),
                        Stream.of("/" + language + "/search?q=" + "Words"),
                        Stream.of("rss", "atom", "json").map(it -> "/feeds/" + language + "." + it),
                        parts.flatMap(it -> Stream.of("/" + it, "/feeds/" + it + ".atom")))
                .flatMap(it -> it);
    }

    /** Of an edition; its page first. */
    private static List<String> addresses(Revision revision, Instant due) {
        var year = due.atZone(java.time.ZoneId.of("Europe/Amsterdam")).getYear();
        var page = "/" + revision.language().toLanguageTag() + "/" + year + "/" + revision.slug();
        var addresses = new ArrayList<>(List.of(
                page,
                page + "/revision/1",
                "/s/" + revision.publicId(),
                "/media/kit/" + revision.publicId() + ".zip",
                "/statements/" + revision.publicId() + ".ninjs.json",
                "/embed/statement/" + revision.publicId() + ".html",
                PublicRoutes.oembed(page),
                PublicRoutes.oembed("/s/" + revision.publicId())));
        revision.content().files().forEach(it -> addresses.add("/media/" + it.sha256() + "/" + it.name()));
        return addresses;
    }
}
