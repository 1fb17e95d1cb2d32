package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Handover;
import org.communique.feed.Archive;
import org.communique.feed.FeedChannel;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Published;
import org.communique.feed.Selection;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The process dies at each call to the database that publishing makes, before and after its effect. After the next start page,
 * files and feeds of every language are there or none of them is, and in the end each was published once. {@code -Dkills} takes
 * every call; the usual run one in {@value #USUAL}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishingDeathTest {

    static final int USUAL = 7;
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);

    /** What is public, with what readers know it by. */
    private record Seen(String guid, Instant published, Instant updated) {

        static Seen of(Published it) {
            return new Seen(it.guid(), it.publishedAt(), it.updatedAt());
        }
    }

    /** The public side of one life. */
    private final class Life implements AutoCloseable {

        final Core core;
        final Archive archive;
        final Feeds feeds;

        Life(Path data, UnaryOperator<DataSource> between) {
            core = Core.open(KillChild.settings(data), clock, between);
            archive = new Archive(core.store);
            feeds = new Feeds(archive, settings());
            feeds.refresh();
        }

        void publish() {
            var feed = new FeedChannel(archive, feeds, core.topics, clock);
            var channels = new Channels(List.of(feed, new Recorder("mail", Channel.Reach.EACH_CONTACT)));
            core.readyToDeliver();
            try (var outbox = core.outbox(channels)) {
                var handover = new Handover(core.releases, core.dispatches, outbox, core.ledger, channels);
                for (long id : core.releases.awaiting())
                    core.decisions(AlarmClock.SILENT)
                            .moment(id)
                            .ifPresent(it -> handover.end(handover.freeze(handover.publish(it))));
            }
        }

        /** All that is public now; asserts that nothing is half public. */
        List<Seen> all(String when) {
            var all = LANGUAGES.stream().flatMap(this::in).toList();
            assertTrue(all.isEmpty() || all.size() == LANGUAGES.size(), when + ": in some languages only");
            return all.stream().map(Seen::of).toList();
        }

        private Stream<Published> in(Locale language) {
            var pages = archive.newest(Selection.of(language), 0, 10);
            for (var format : List.of("rss", "atom")) {
                var text = feeds.get("/feeds/" + language + "." + format)
                        .map(it -> new String(it.identity(), StandardCharsets.UTF_8))
                        .orElse("");
                assertEquals(
                        pages.stream().map(Published::guid).toList(),
                        Pattern.compile("<guid[^>]*>([^<]*)<|<entry>.*?<id>([^<]*)<", Pattern.DOTALL)
                                .matcher(text)
                                .results()
                                .map(it -> Optional.ofNullable(it.group(1)).orElseGet(() -> it.group(2)))
                                .toList(),
                        format + " says what the pages say");
            }
            for (var file : pages.stream().flatMap(it -> it.files().stream()).toList())
                assertTrue(archive.file(file.sha256(), file.name()).isPresent());
            return pages.stream();
        }

        @Override
        public void close() {
            core.close();
        }
    }

    @Test
    void whenever_it_dies_all_of_it_is_public_or_nothing_and_nothing_is_published_twice() throws IOException {
        var template = Files.createDirectory(folder.resolve("template"));
        prepare(template);
        int step = Integer.getInteger("kills") == null ? USUAL : 1;
        int points = 0;
        boolean died = true;
        for (int n = 1; died; n += step)
            for (boolean after : new boolean[] {false, true}) {
                died = die(template, n, after);
                points++;
            }
        System.out.println("deaths=" + points);
        assertTrue(points * step > 40, "publishing makes more calls than " + points * step / 2);
    }

    private boolean die(Path template, int n, boolean after) throws IOException {
        var when = "died " + (after ? "after" : "before") + " call " + n;
        var data = copy(template, folder.resolve("life"));
        var kept = folder.resolve("kept");
        var mortal = new Mortal(n, after, () -> copy(data, kept));
        try (var life = new Life(data, mortal::of)) {
            mortal.live();
            life.publish();
        } catch (Mortal.Died | RuntimeException end) {
            if (!mortal.isDead()) throw end;
        }
        var found = List.<Seen>of();
        try (var life = new Life(mortal.isDead() ? kept : data, UnaryOperator.identity())) {
            found = life.all(when);
            clock.pass(java.time.Duration.ofSeconds(1));
            life.publish();
            judge(life, found, when);
        }
        clock.set(TestHouse.NINE);
        return mortal.isDead();
    }

    private static void judge(Life life, List<Seen> found, String when) {
        var all = life.all(when);
        assertEquals(LANGUAGES.size(), all.size(), when);
        if (!found.isEmpty()) assertEquals(found, all, when + ": published twice");
        assertEquals(
                List.of(TestHouse.NINE, TestHouse.NINE),
                all.stream().map(Seen::published).toList(),
                when);
        assertEquals(2, all.stream().map(Seen::updated).distinct().count(), when);
        assertEquals(
                1,
                life.core
                        .store
                        .read()
                        .sql("SELECT count(*) FROM delivery WHERE contact = 0 AND state = 'accepted'")
                        .query(Long.class)
                        .single(),
                when);
    }

    private void prepare(Path template) throws IOException {
        var map = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(map, "png", folder.resolve("map.png").toFile());
        try (var core = Core.openForUse(KillChild.settings(template), clock)) {
            for (var language : LANGUAGES) core.intake.take(file(language));
            core.decisions(AlarmClock.SILENT)
                    .decide(new Plan(
                            core.statements.byKey("winter").orElseThrow(),
                            List.of(),
                            new ReleaseTime(TestHouse.NINE, ZoneId.of("UTC")),
                            Optional.empty(),
                            List.of("feed", "mail")));
        }
    }

    private Path file(Locale language) throws IOException {
        return Files.writeString(
                        folder.resolve("winter." + language + ".md"),
                        "---\nstatement: winter\nlanguage: " + language + "\ntitle: Winter\nsummary: A\n"
                                + "attachments: [map.png]\n---\nWords.\n")
                .toRealPath();
    }

    private static FeedSettings settings() {
        return new FeedSettings(
                "http://localhost:8080", Localized.same("Network"), Locale.ENGLISH, ZoneOffset.UTC, Optional.empty());
    }

    /** All files of a folder, but not what only living processes share. */
    private static Path copy(Path from, Path to) {
        try {
            FileSystemUtils.deleteRecursively(to);
            FileSystemUtils.copyRecursively(from, to);
            Files.deleteIfExists(to.resolve("communique.db-shm"));
            return to;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
