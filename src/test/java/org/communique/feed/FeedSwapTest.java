package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.communique.statement.Change;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Requirement H2 and how feeds change: only those that a publication is in, all at once, and none that cannot be read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedSwapTest {

    @TempDir
    Path folder;

    @Test
    void a_publication_makes_anew_only_the_feeds_it_is_in() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            RichSample.publish(snapshot);
            var before = prepared(snapshot.feeds);

            RichSample.publish(snapshot, 64, 1, new Change.Unmarked()); // English, even: visa & stay, no tag
            var after = prepared(snapshot.feeds);

            for (var path : before.keySet()) {
                boolean in = path.matches("/feeds/(en|all)\\..*|/feeds/(en|all)/organisation/network\\..*"
                        + "|/feeds/en/kind/issue\\..*|/feeds/en/topic/(labour-exploitation|visa%20%26%20stay)\\..*");
                if (in) assertNotSame(before.get(path), after.get(path), path);
                else assertSame(before.get(path), after.get(path), path);
            }
        }
    }

    @Test
    void a_translation_makes_anew_the_feeds_its_siblings_are_in_as_they_link_to_it() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>"));
            snapshot.publish(Sample.edition(2, "uk", "Інше", "<p>Текст</p>"));
            var before = prepared(snapshot.feeds);

            snapshot.publish(Sample.edition(1, "ar", "عنوان", "<p>نص</p>"));

            assertNotSame(
                    before.get("/feeds/en.atom"),
                    snapshot.feeds.get("/feeds/en.atom").orElseThrow());
            assertTrue(snapshot.feed("/feeds/en.atom").contains("/ar/2026/statement-1"));
            assertSame(
                    before.get("/feeds/uk.atom"),
                    snapshot.feeds.get("/feeds/uk.atom").orElseThrow());
        }
    }

    @Test
    void texts_are_read_once_however_many_feeds_an_edition_stands_in() throws Exception {
        var calls = new CountedCalls();
        try (var snapshot = Snapshot.withFiles(Store.sqlite(folder, calls::between), Sample.BASE)) {
            RichSample.publish(snapshot);
            snapshot.archive.publish(List.of());
            int listed = snapshot.feeds.listed().size();
            calls.reset();

            new Feeds(snapshot.archive, snapshot.settings).refresh();

            assertTrue(listed > 40, "feeds: " + listed);
            assertTrue(calls.count() <= 8, "queries for all of them: " + calls.count());
        }
    }

    @Test
    void two_renders_and_a_restart_under_another_locale_and_zone_give_the_same_bytes() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        Map<String, byte[]> before;
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            RichSample.publish(snapshot);
            before = EveryFeedTest.documents(snapshot);
        }
        try {
            for (var other : List.of("ar-EG", "th-TH-u-ca-buddhist-nu-thai", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(other));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                try (var restarted = new Snapshot(folder, Sample.BASE)) {
                    var after = EveryFeedTest.documents(restarted);
                    assertEquals(before.keySet(), after.keySet());
                    before.forEach((path, bytes) -> assertArrayEquals(bytes, after.get(path), path));
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_feed_that_is_reached_step_by_step_equals_one_that_is_made_at_once() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            for (int n = 1; n <= 12; n++) RichSample.publish(snapshot, n, 1, new Change.Unmarked());
            RichSample.publish(snapshot, 3, 2, new Change.Minor());
            RichSample.kill(snapshot, 5, true);
            RichSample.publish(snapshot, 4, 2, new Change.Correction("Wrong."));
            var fresh = new Feeds(snapshot.archive, snapshot.settings);
            fresh.refresh();

            var steps = prepared(snapshot.feeds);
            var once = prepared(fresh);

            assertEquals(once.keySet(), steps.keySet());
            for (var path : once.keySet()) {
                assertArrayEquals(once.get(path).identity(), steps.get(path).identity(), path);
                assertArrayEquals(once.get(path).gzip(), steps.get(path).gzip(), path);
                assertEquals(once.get(path).lastModified(), steps.get(path).lastModified(), path);
            }
        }
    }

    @Test
    void a_document_that_cannot_be_read_or_written_leaves_the_old_one_in_place_and_is_reported() {
        var broken = new AtomicBoolean();
        var log = listen();
        try (var snapshot = new Snapshot(Store.sqlite(folder), Sample.BASE, (page, format) -> {
            if (broken.get() && format == FeedFormat.JSON) throw new IllegalStateException("secret words");
            var text = format.render(page);
            return broken.get() && format == FeedFormat.RSS ? text.replace("</channel>", "") : text;
        })) {
            snapshot.publish(Sample.edition(1, "en", "First", "<p>Text</p>"));
            var before = prepared(snapshot.feeds);

            broken.set(true);
            snapshot.publish(Sample.edition(2, "en", "Second", "<p>Text</p>"));

            assertSame(
                    before.get("/feeds/en.rss"),
                    snapshot.feeds.get("/feeds/en.rss").orElseThrow());
            assertSame(
                    before.get("/feeds/en.json"),
                    snapshot.feeds.get("/feeds/en.json").orElseThrow());
            assertTrue(snapshot.feed("/feeds/en.atom").contains("Second"));
            var told = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            assertTrue(told.stream().anyMatch(it -> it.startsWith("feed.unfit path=/feeds/en.rss")), told.toString());
            assertFalse(told.toString().contains("secret") || told.toString().contains("Second"));

            broken.set(false);
            snapshot.publish(Sample.edition(3, "uk", "Третє", "<p>Текст</p>"));
            assertTrue(snapshot.feed("/feeds/en.rss").contains("Second"), "tried again with the next publication");
        }
    }

    @Test
    void the_check_finds_what_is_missing_doubled_or_malformed() {
        var page = Specimen.page(Sample.settings(Sample.BASE));
        for (var format : FeedFormat.values()) {
            var good = format.render(page);
            var id = Sample.BASE + "/s/specimen";
            assertEquals("", SelfCheck.fault(good, page, format));
            assertFalse(
                    SelfCheck.fault(good.replace(id, id + "x"), page, format).isEmpty());
            assertFalse(SelfCheck.fault(good.substring(0, good.length() - 3), page, format)
                    .isEmpty());
            var twice = new FeedPage(
                    page.settings(),
                    page.id(),
                    "",
                    page.chapter(),
                    List.of(page.entries().get(0), page.entries().get(0)));
            assertEquals("holds an entry twice", SelfCheck.fault(format.render(twice), twice, format));
        }
    }

    @Test
    void listeners_hear_of_each_swap_and_of_nothing_else() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            var heard = new ArrayList<Long>();
            snapshot.feeds.onSwap(() -> heard.add(snapshot.feeds.generation()));

            snapshot.publish(Sample.edition(1, "en", "First", "<p>Text</p>"));
            snapshot.publish(Sample.edition(1, "en", "First", "<p>Text</p>")); // the same again
            snapshot.feeds.refresh();

            assertEquals(List.of(Sample.RELEASED.toEpochMilli()), heard);
        }
    }

    private static Map<String, Prepared> prepared(Feeds feeds) {
        var prepared = new TreeMap<String, Prepared>();
        for (var feed : feeds.listed())
            for (var link : feed.links())
                prepared.put(link.path(), feeds.get(link.path()).orElseThrow());
        return prepared;
    }

    private static ListAppender<ILoggingEvent> listen() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        var logger = (Logger) LoggerFactory.getLogger(FeedPrinter.class);
        logger.setLevel(Level.ERROR); // the command line may have turned all of them off
        logger.addAppender(appender);
        return appender;
    }
}
