package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.statement.Change;
import org.communique.statement.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements C1 to C3: what readers of feeds learn when a statement is put right, recalled, or only polished. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedCorrectionTest {

    private static final List<String> FEEDS = List.of("/feeds/en.rss", "/feeds/en.atom", "/feeds/en.json");
    private static final Instant LATER = Sample.RELEASED.plusSeconds(86_400);

    @TempDir
    Path folder;

    private Snapshot snapshot;

    @BeforeEach
    void publish() {
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
        RichSample.publish(snapshot, 1, 1, new Change.Unmarked());
        RichSample.publish(snapshot, 3, 1, new Change.Unmarked());
    }

    @AfterEach
    void close() {
        snapshot.close();
    }

    @Test
    void a_feed_that_an_entry_has_left_is_newer_and_never_older() {
        RichSample.publish(snapshot, 6, 1, new Change.Unmarked());
        var before = snapshot.feeds.get("/feeds/en/tag/safe-housing.atom").orElseThrow();

        RichSample.kill(snapshot, 6, true);

        var after = snapshot.feeds.get("/feeds/en/tag/safe-housing.atom").orElseThrow();
        assertNotEquals(before.etag(), after.etag());
        assertTrue(after.lastModified().isAfter(before.lastModified()), "who asks by date alone must learn of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void a_correction_keeps_id_place_and_date_and_says_in_the_title_that_it_is_one(String format) {
        var before = told("/feeds/en." + format, "p1en");

        RichSample.publish(snapshot, 1, 2, new Change.Correction("The figure was 24, not 42."));
        var after = told("/feeds/en." + format, "p1en");

        assertEquals("Corrected: " + before.title(), after.title());
        assertEquals(before.published(), after.published());
        assertTrue(after.updated().isAfter(before.updated()));
        assertTrue(after.html().contains("matters 2"));
        assertEquals(2, Told.in(bytes("/feeds/en." + format)).size());
    }

    @Test
    void a_correction_is_also_an_entry_of_its_own_for_those_who_want_it() throws Exception {
        RichSample.publish(snapshot, 1, 2, new Change.Correction("The figure was 24, not 42."));
        RichSample.publish(snapshot, 1, 3, new Change.Correction("And <that> was in May."));
        RichSample.publish(snapshot, 3, 2, new Change.Correction("Wrong city."));

        var entries = Told.in(bytes("/feeds/corrections/en.atom"));
        var root = FeedLint.parse(bytes("/feeds/corrections/en.atom")).getRootElement();
        var related = root.getChildren("entry", FeedLint.ATOM).get(2).getChildren("link", FeedLint.ATOM).stream()
                .filter(it -> "related".equals(it.getAttributeValue("rel")))
                .map(it -> it.getAttributeValue("href"))
                .toList();

        assertEquals(
                List.of("p3en#correction-1", "p1en#correction-2", "p1en#correction-1"),
                entries.stream().map(it -> it.id().replaceAll(".*/", "")).toList());
        assertTrue(entries.get(1).html().contains("And &lt;that&gt; was in May."));
        assertEquals(List.of(Sample.BASE + "/en/2026/statement-1"), related);
        assertEquals(1, Told.in(bytes("/feeds/corrections/uk.json")).size());
        for (var format : FeedFormat.values())
            assertEquals(List.of(), FeedLint.faults(snapshot, "/feeds/corrections/ar." + format.ending()));
    }

    @Test
    void the_note_of_an_earlier_correction_never_changes() {
        RichSample.publish(snapshot, 1, 2, new Change.Correction("First."));
        var first = Told.in(bytes("/feeds/corrections/en.rss")).get(0);

        RichSample.publish(snapshot, 1, 3, new Change.Correction("Second."));

        assertEquals(first, Told.in(bytes("/feeds/corrections/en.rss")).get(1));
    }

    @Test
    void a_minor_change_moves_tag_and_last_modified_and_no_date_that_is_shown() {
        for (var path : FEEDS) {
            var before = snapshot.feeds.get(path).orElseThrow();
            var shown = told(path, "p1en");

            RichSample.publish(snapshot, 1, 2 + FEEDS.indexOf(path), new Change.Minor());
            var after = snapshot.feeds.get(path).orElseThrow();

            assertNotEquals(before.etag(), after.etag());
            assertTrue(after.lastModified().isAfter(before.lastModified()));
            assertEquals(shown.updated(), told(path, "p1en").updated());
            assertEquals(shown.published(), told(path, "p1en").published());
            assertFalse(told(path, "p1en").title().startsWith("Corrected"));
            assertEquals(dated(before.identity()), dated(after.identity()), "the date of the feed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void a_killed_statement_stays_as_a_stub_with_reason_and_time(String format) {
        var before = snapshot.feeds.get("/feeds/en." + format).orElseThrow();
        var old = told("/feeds/en." + format, "p1en");

        RichSample.kill(snapshot, 1, false);
        var stub = told("/feeds/en." + format, "p1en");

        assertEquals("Retracted: " + old.title(), stub.title());
        assertTrue(
                stub.html()
                        .matches(
                                "<p>Retracted on \\w+, \\d+ October 2026, .* UTC\\)\\. Reason: It named a person &amp; a &lt;place&gt;\\.</p>"),
                stub.html());
        assertEquals(old.published(), stub.published());
        assertTrue(stub.updated().isAfter(old.updated()));
        assertTrue(dated(bytes("/feeds/en." + format)).isAfter(dated(before.identity())), "the date of the feed moves");
    }

    @Test
    void nothing_of_the_text_is_left() {
        RichSample.kill(snapshot, 1, true);

        for (var feed : snapshot.feeds.listed())
            for (var link : feed.links()) {
                var text = snapshot.feed(link.path());
                assertFalse(text.contains("Title 1en") || text.contains("Summary &amp; lead of 1<"), link.path());
                assertFalse(text.contains("dawn.png"), link.path());
            }
    }

    @Test
    void a_title_that_must_not_be_read_is_replaced_by_neutral_words() {
        RichSample.kill(snapshot, 3, true);

        assertEquals(
                "A statement has been retracted", told("/feeds/en.rss", "p3en").title());
        assertEquals("Одну заяву відкликано", told("/feeds/uk.atom", "p3uk").title());
        assertTrue(told("/feeds/ar.json", "p3ar").html().startsWith("<div dir=\"rtl\" lang=\"ar\"><p>"));
    }

    @Test
    void atom_adds_a_tombstone_while_the_stub_is_there() throws Exception {
        RichSample.kill(snapshot, 1, false);

        var root = FeedLint.parse(bytes("/feeds/en.atom")).getRootElement();
        var tombstone = root.getChild("deleted-entry", FeedLint.TOMBSTONES);

        assertEquals(Sample.BASE + "/s/p1en", tombstone.getAttributeValue("ref"));
        assertEquals(Sample.RELEASED.plusSeconds(3600 + 1_000_009).toString(), tombstone.getAttributeValue("when"));
        assertEquals("It named a person & a <place>.", tombstone.getChildText("comment", FeedLint.TOMBSTONES));
        assertEquals(List.of(), FeedLint.faults(snapshot, "/feeds/en.atom"));
    }

    @Test
    void a_retraction_is_an_entry_of_the_corrections_too() {
        RichSample.publish(snapshot, 1, 2, new Change.Correction("The figure was wrong."));
        RichSample.kill(snapshot, 1, false);

        var entries = Told.in(bytes("/feeds/corrections/en.rss"));

        assertEquals(1, entries.size(), "what was corrected is gone with the text");
        assertEquals(Sample.BASE + "/s/p1en#retraction", entries.get(0).id());
    }

    @Test
    void editions_of_one_release_have_dates_of_their_own_in_every_document() {
        snapshot.channel.deliver(RichSample.parcel(
                9,
                LATER,
                List.of(
                        RichSample.edition(9, "en", 1, new Change.Unmarked()),
                        RichSample.edition(9, "uk", 1, new Change.Unmarked()),
                        RichSample.edition(9, "ar", 1, new Change.Unmarked()))));

        var dates =
                Told.in(bytes("/feeds/all.atom")).stream().map(Told::updated).toList();

        assertEquals(dates.size(), dates.stream().distinct().count());
        assertTrue(snapshot.feed("/feeds/all.atom").contains("<updated>2026-10-19T08:00:00.002Z</updated>"));
        assertTrue(snapshot.feed("/feeds/all.rss").contains("<pubDate>Mon, 19 Oct 2026 08:00:00 GMT</pubDate>"));
    }

    @Test
    void a_kill_that_names_no_reason_in_a_language_gives_the_one_of_the_fallback() {
        var reasons = new Localized(Map.of("en", "Only in English."));
        snapshot.archive.kill(3, new Archive.Recall(LATER, reasons, false), Locale.ENGLISH);
        snapshot.feeds.refresh();

        assertTrue(told("/feeds/uk.rss", "p3uk").html().contains("Only in English."));
    }

    /** Date of the feed itself. */
    private static Instant dated(byte[] feed) {
        var text = new String(feed, java.nio.charset.StandardCharsets.UTF_8);
        if (feed[0] == '{')
            return Told.in(feed).stream()
                    .map(Told::updated)
                    .max(Instant::compareTo)
                    .orElseThrow();
        var atom = text.contains("<feed");
        var date = text.replaceAll(
                atom ? "(?s).*?<updated>([^<]*)</updated>.*" : "(?s).*<lastBuildDate>([^<]*)</lastBuildDate>.*", "$1");
        return atom
                ? Instant.parse(date)
                : java.time.ZonedDateTime.parse(date, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private Told told(String path, String publicId) {
        return Told.in(bytes(path)).stream()
                .filter(it -> it.id().endsWith("/" + publicId))
                .findFirst()
                .orElseThrow();
    }

    private byte[] bytes(String path) {
        return snapshot.feeds.get(path).orElseThrow().identity();
    }
}
