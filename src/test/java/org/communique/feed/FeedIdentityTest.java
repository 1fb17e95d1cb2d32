package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.delivery.Parcel;
import org.communique.statement.Change;
import org.communique.statement.Revision;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements F6 and F7: what readers know an entry by, and when it was published, never changes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedIdentityTest {

    private static final List<String> FEEDS =
            List.of("/feeds/en.rss", "/feeds/en.atom", "/feeds/en.json", "/feeds/all.atom", "/feeds/en/kind/news.rss");

    @TempDir
    Path folder;

    @Test
    void ids_stay_when_title_slug_and_base_url_change_and_after_a_restore() {
        List<String> before;
        List<Instant> dates;
        try (var snapshot = Snapshot.withFiles(folder, "http://old.example.org")) {
            RichSample.publish(snapshot, 6, 1, new Change.Unmarked());
            before = FEEDS.stream().map(it -> first(snapshot, it).id()).toList();
            dates = FEEDS.stream().map(it -> first(snapshot, it).published()).toList();
            snapshot.channel.deliver(RichSample.parcel(
                    6, Sample.RELEASED.plusSeconds(99_999), List.of(renamed(new Change.Correction("Renamed.")))));
        }

        try (var moved = new Snapshot(Store.sqlite(folder), "https://new.example.org/news")) {
            assertEquals(before, FEEDS.stream().map(it -> first(moved, it).id()).toList());
            assertEquals(
                    dates,
                    FEEDS.stream().map(it -> first(moved, it).published()).toList());
            assertEquals(
                    "https://new.example.org/news/en/2026/another-slug",
                    first(moved, "/feeds/en.rss").url());
            assertEquals(List.of(), FeedLint.faults(moved, "/feeds/en.atom"));
        }
    }

    @Test
    void each_language_has_an_id_of_its_own() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            RichSample.publish(snapshot, 6, 1, new Change.Unmarked());

            var ids = Stream.of("en", "uk", "ar")
                    .map(it -> first(snapshot, "/feeds/" + it + ".rss").id())
                    .toList();

            assertEquals(3, ids.stream().distinct().count());
        }
    }

    @Test
    void the_date_of_publication_is_the_release_time_also_when_it_is_told_later() {
        try (var snapshot = Snapshot.withFiles(folder, Sample.BASE)) {
            snapshot.publish(Sample.edition(1, "en", "Now", "<p>Text</p>"));
            var planned = Sample.RELEASED.minusSeconds(600); // released by hand after downtime: its time stays
            snapshot.channel.deliver(Sample.parcel(planned, false, Sample.edition(2, "en", "Late", "<p>Text</p>")));

            var late = first(snapshot, "/feeds/en.rss");

            assertEquals(planned, late.published());
            assertNotEquals(planned, late.updated(), "no two dates of a feed are equal");
            assertTrue(late.updated().isAfter(Sample.RELEASED));
        }
    }

    @Test
    void the_managing_editor_has_address_and_name() {
        var settings = new FeedSettings(
                Sample.BASE,
                Sample.settings(Sample.BASE).siteName(),
                Locale.ENGLISH,
                java.time.ZoneOffset.UTC,
                Optional.of("press@example.org"));
        try (var store = Store.sqlite(folder)) {
            var feeds = new Feeds(new Archive(store), settings);
            feeds.refresh();
            var rss = feeds.get("/feeds/en.rss").orElseThrow().identity();

            assertEquals(List.of(), FeedLint.faults(rss, Sample.BASE + "/feeds/en.rss"));
            assertTrue(new String(rss, java.nio.charset.StandardCharsets.UTF_8)
                    .contains("<managingEditor>press@example.org (Havenlight Network)</managingEditor>"));
        }
    }

    private static Parcel.EditionOut renamed(Change change) {
        var out = RichSample.edition(6, "en", 2, change);
        var old = out.revision();
        var revision = new Revision(
                old.id(),
                old.edition(),
                old.statement(),
                old.language(),
                "another-slug",
                old.publicId(),
                2,
                old.content());
        return new Parcel.EditionOut(
                revision,
                out.rendered(),
                "https://new.example.org/en/2026/another-slug",
                "/en/2026/another-slug",
                "https://new.example.org/s/p6en");
    }

    private static Told first(Snapshot snapshot, String path) {
        return Told.in(snapshot.feeds.get(path).orElseThrow().identity()).get(0);
    }
}
