package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.communique.delivery.Outcome;
import org.communique.store.Databases;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The snapshot on the shared store: the same statements of SQL, the same answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveOnPostgresqlTest {

    private Snapshot snapshot;

    @BeforeEach
    void start() {
        snapshot = new Snapshot(Store.postgresql(Databases.freshPostgresql()), Sample.BASE);
        Sample.storeFiles(snapshot.store);
    }

    @AfterEach
    void stop() {
        snapshot.close();
    }

    @Test
    void a_statement_is_published_found_revised_and_listed() {
        var first = snapshot.publish(
                Sample.edition(1, "en", "Title \u0000", "<p>Text</p>", Sample.picture(), Sample.report('b', "r.pdf")),
                Sample.edition(1, "ar", "عنوان", "<p>نص</p>"));
        snapshot.publish(Sample.edition(1, "en", "Better title", "<p>Text</p>", Sample.report('b', "r.pdf")));

        var english = snapshot.archive.byPath("/en/2026/statement-1").orElseThrow();
        assertInstanceOf(Outcome.Accepted.class, first);
        assertEquals("Better title", english.title());
        assertEquals(Sample.RELEASED, english.publishedAt());
        assertEquals(Sample.RELEASED.plusSeconds(1), english.updatedAt());
        assertEquals(
                32,
                snapshot.archive.file(Sample.sha('b'), "r.pdf").orElseThrow().bytes().length);
        assertTrue(snapshot.archive.file(Sample.sha('a'), "dawn.png").isEmpty(), "the revision has no picture");
        assertEquals(
                "ar", snapshot.archive.translations(english).get(0).language().toLanguageTag());
        assertEquals(List.of(2026), snapshot.archive.years(Locale.ENGLISH));
        assertEquals(
                1,
                snapshot.archive
                        .newest(Selection.of(Locale.ENGLISH, Facet.YEAR, "2026"), 0, 9)
                        .size());
        assertEquals(2, snapshot.archive.languages().size());
        assertTrue(snapshot.feed("/feeds/en.atom").contains("Better title"));
    }

    /** What commits late with an earlier number would be in no feed until the next start. */
    @Test
    void what_two_nodes_publish_at_once_is_in_the_feeds_of_both() throws Exception {
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = new Thread(() -> snapshot.store.run(db -> {
            snapshot.publish(Sample.edition(8, "en", "The slow one", "<p>Text</p>"));
            written.countDown();
            awaitQuietly(go);
        }));
        slow.start();
        written.await();
        var quick = new Thread(() -> snapshot.publish(Sample.edition(9, "en", "The quick one", "<p>Text</p>")));
        quick.start();
        go.countDown();
        slow.join();
        quick.join();

        snapshot.feeds.refresh();

        assertTrue(snapshot.feed("/feeds/en.atom").contains("The slow one"));
        assertTrue(snapshot.feed("/feeds/en.atom").contains("The quick one"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
