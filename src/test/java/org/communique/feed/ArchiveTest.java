package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveTest {

    @TempDir
    Path folder;

    private Snapshot snapshot;

    @BeforeEach
    void open() {
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
    }

    @AfterEach
    void close() {
        snapshot.close();
    }

    @Test
    void an_edition_is_found_by_path_and_by_permanent_id() {
        snapshot.publish(
                Sample.edition(1, "en", "Title", "<p>Text</p>", Sample.picture(), Sample.report('b', "r.pdf")));

        var byPath = snapshot.archive.byPath("/en/2026/statement-1").orElseThrow();

        assertEquals(byPath, snapshot.archive.byPublicId("p1en").orElseThrow());
        assertEquals("dawn.png", byPath.image().orElseThrow().name());
        assertEquals(32, byPath.attachments().get(0).size());
        assertEquals("r.pdf", byPath.attachments().get(0).label());
    }

    @Test
    void translations_are_the_other_languages_of_the_same_statement() {
        snapshot.publish(
                Sample.edition(1, "en", "Title", "<p>Text</p>"),
                Sample.edition(1, "ar", "عنوان", "<p>نص</p>"),
                Sample.edition(1, "nl", "Titel", "<p>Tekst</p>"));
        snapshot.publish(Sample.edition(2, "nl", "Anders", "<p>Tekst</p>"));

        var english = snapshot.archive.byPublicId("p1en").orElseThrow();

        assertEquals(
                List.of("ar", "nl"),
                snapshot.archive.translations(english).stream()
                        .map(it -> it.language().toLanguageTag())
                        .toList());
        assertEquals(List.of(2026), snapshot.archive.years(Locale.forLanguageTag("nl")));
        assertEquals(
                2,
                snapshot.archive
                        .newest(Selection.of(Locale.forLanguageTag("nl"), Facet.YEAR, "2026"), 0, 9)
                        .size());
        assertTrue(snapshot.archive
                .newest(Selection.of(Locale.ENGLISH, Facet.YEAR, "2025"), 0, 9)
                .isEmpty());
    }

    @Test
    void the_newest_come_first_and_no_more_than_asked_for() {
        for (int n = 1; n <= 4; n++)
            snapshot.channel.deliver(Sample.parcel(
                    Sample.RELEASED.plusSeconds(60L * n), false, Sample.edition(n, "en", "Title " + n, "<p>Text</p>")));

        var titles = snapshot.archive.newest(Selection.of(Locale.ENGLISH), 0, 2).stream()
                .map(Published::title)
                .toList();

        assertEquals(List.of("Title 4", "Title 3"), titles);
    }

    @Test
    void a_file_is_public_only_under_the_name_it_was_published_with() {
        snapshot.publish(Sample.edition(1, "en", "Title", "<p>Text</p>", Sample.report('b', "report.pdf")));

        var found = snapshot.archive.file(Sample.sha('b'), "report.pdf").orElseThrow();

        assertEquals(found.file().size(), found.bytes().length);
        assertTrue(snapshot.archive.file(Sample.sha('b'), "other.pdf").isEmpty());
        assertTrue(snapshot.archive.file(Sample.sha('e'), "report.pdf").isEmpty(), "stored, but not published");
    }

    @Test
    void what_another_process_published_is_seen_at_the_next_look() {
        snapshot.feeds.refresh();
        var before = snapshot.feeds.get("/feeds/en.rss").orElseThrow();
        try (var elsewhere = Store.sqlite(folder)) {
            var archive = new Archive(elsewhere);
            var feeds = new Feeds(archive, snapshot.settings);
            new FeedChannel(archive, feeds, new org.communique.statement.Topics(elsewhere), Clock.systemUTC())
                    .deliver(Sample.parcel(Sample.edition(7, "en", "From the command line", "<p>Text</p>")));
        }
        assertArrayEquals(
                before.identity(),
                snapshot.feeds.get("/feeds/en.rss").orElseThrow().identity());

        snapshot.feeds.refresh();

        assertTrue(snapshot.feed("/feeds/en.rss").contains("From the command line"));
        assertFalse(snapshot.archive.refresh(), "a second look finds nothing new");
    }
}
