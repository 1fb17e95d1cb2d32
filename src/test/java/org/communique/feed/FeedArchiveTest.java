package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.communique.feed.Feeds.ArchiveAnswer;
import org.communique.statement.Change;
import org.communique.store.Json;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirement F11 (RFC 5005): who follows prev-archive has everything, and what is archived stays as it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedArchiveTest {

    @TempDir
    Path folder;

    private Snapshot snapshot;

    @BeforeEach
    void publish() {
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
        RichSample.publish(snapshot);
    }

    @AfterEach
    void close() {
        snapshot.close();
    }

    @Test
    void walking_back_from_each_current_document_meets_every_statement_exactly_once() {
        for (var feed : snapshot.feeds.listed()) {
            if (feed.id().contents() != FeedId.Contents.STATEMENTS) continue;
            var all = snapshot.archive.inSequence(feed.id().selection(), 0, 1000).stream()
                    .map(Published::guid)
                    .sorted()
                    .toList();
            for (var format : FeedFormat.values())
                assertEquals(
                        all,
                        walk(feed.id(), format).stream().sorted().toList(),
                        feed.id().path(format));
        }
    }

    @Test
    void the_current_document_holds_the_twenty_to_thirty_nine_newest() {
        assertEquals(23, Told.in(document("/feeds/en.rss")).size());
        assertEquals(
                List.of(19, 20, 39, 20, 39, 20),
                IntStream.of(19, 20, 39, 40, 59, 60)
                        .mapToObj(it -> (int) (it - Chapter.closed(it) * Chapter.SIZE))
                        .toList());
    }

    @Test
    void an_archive_document_says_so_and_leads_on_both_ways() throws Exception {
        var rss =
                FeedLint.parse(archived("/feeds/en", "2.rss")).getRootElement().getChild("channel");
        var atom = FeedLint.parse(archived("/feeds/en", "1.atom")).getRootElement();
        var current = FeedLint.parse(document("/feeds/en.rss")).getRootElement().getChild("channel");

        assertEquals(1, rss.getChildren("archive", FeedLint.HISTORY).size());
        assertEquals(1, atom.getChildren("archive", FeedLint.HISTORY).size());
        assertEquals(0, current.getChildren("archive", FeedLint.HISTORY).size());
        assertEquals(
                Map.of(
                        "self",
                        "archive/2.rss",
                        "current",
                        "feeds/en.rss",
                        "prev-archive",
                        "archive/1.rss",
                        "next-archive",
                        "archive/3.rss",
                        "hub",
                        "hub"),
                links(rss));
        assertEquals(
                Map.of(
                        "self",
                        "archive/1.atom",
                        "current",
                        "feeds/en.atom",
                        "next-archive",
                        "archive/2.atom",
                        "hub",
                        "hub",
                        "alternate",
                        "en"),
                links(atom));
        assertEquals(Map.of("self", "feeds/en.rss", "prev-archive", "archive/2.rss", "hub", "hub"), links(current));
    }

    @Test
    void a_number_that_is_not_given_yet_leads_to_the_current_document_and_no_other_does() {
        assertEquals(new ArchiveAnswer.StillCurrent("/feeds/en.atom"), snapshot.feeds.archived("/feeds/en", "3.atom"));
        for (var file : List.of("4.atom", "0.atom", "-1.atom", "01.atom", "1.xml", "1", "x.atom", "9999999999999.atom"))
            assertInstanceOf(ArchiveAnswer.Missing.class, snapshot.feeds.archived("/feeds/en", file), file);
        for (var base : List.of("/feeds/fr", "/feeds/corrections/en", "/feeds/en/topic/nothing", ""))
            assertInstanceOf(ArchiveAnswer.Missing.class, snapshot.feeds.archived(base, "1.atom"), base);
    }

    @Test
    void publishing_more_changes_no_byte_of_an_archive_document() {
        var before = archives();

        for (int n = 64; n <= 84; n++) RichSample.publish(snapshot, n, 1, new Change.Unmarked());
        translate(1, "nl"); // of a statement in the oldest document
        var after = archives();

        assertTrue(after.size() > before.size());
        before.forEach((path, bytes) -> assertArrayEquals(bytes, after.get(path), path));
    }

    @Test
    void a_correction_and_a_kill_change_the_documents_that_hold_the_statement_and_no_others() {
        var before = archives();

        RichSample.publish(snapshot, 22, 2, new Change.Correction("The name was wrong."));
        RichSample.kill(snapshot, 26, false);
        var after = archives();

        var changed = before.keySet().stream()
                .filter(it -> !java.util.Arrays.equals(before.get(it), after.get(it)))
                .toList();
        assertTrue(changed.contains("/feeds/en/archive/2.atom"));
        assertFalse(changed.contains("/feeds/en/archive/1.atom"));
        for (var path : changed) assertTrue(text(after.get(path)).matches("(?s).*p2[26]en.*"), path);
        for (var bytes : after.values()) assertFalse(text(bytes).contains("Text 26.1"), "the text is gone");
    }

    @Test
    void the_text_of_a_killed_statement_is_in_no_document_any_more() {
        for (var document : EveryFeedTest.documents(snapshot).entrySet()) {
            var text = text(document.getValue());
            assertFalse(text.contains("Text 60.1") || text.contains("Text 6.1<"), document.getKey());
            assertFalse(text.contains("Title 57"), document.getKey());
        }
    }

    @Test
    void documents_that_were_asked_for_are_kept_but_not_without_bound_and_not_past_a_change() {
        var once = archived("/feeds/en", "1.rss");

        assertSame(once, archived("/feeds/en", "1.rss"));
        RichSample.publish(snapshot, 70, 1, new Change.Unmarked());
        assertArrayEquals(once, archived("/feeds/en", "1.rss"));
        assertFalse(once == archived("/feeds/en", "1.rss"), "made anew");

        var documents = new ArchiveDocuments();
        for (int n = 0; n < 1000; n++)
            documents.get("/" + n, 1, () -> Optional.of(Prepared.of("", Sample.RELEASED, "text/plain")));
        assertEquals(ArchiveDocuments.MOST_KEPT, documents.size());
    }

    private void translate(int n, String tag) {
        snapshot.publish(Sample.edition(n, tag, "Vertaald", "<p>Tekst</p>"));
    }

    private Map<String, byte[]> archives() {
        var archives = new HashMap<>(EveryFeedTest.documents(snapshot));
        archives.keySet().removeIf(it -> !it.contains("/archive/"));
        return archives;
    }

    /** Guids from the newest document to the oldest. */
    private List<String> walk(FeedId id, FeedFormat format) {
        var guids = new ArrayList<String>();
        Optional<String> next = Optional.of(id.path(format));
        while (next.isPresent()) {
            var bytes = next.get().contains("/archive/")
                    ? archived(id.base(), next.get().substring(next.get().lastIndexOf('/') + 1))
                    : document(next.get());
            Told.in(bytes).forEach(it -> guids.add(it.id()));
            next = previous(bytes).map(it -> it.substring(Sample.BASE.length()));
        }
        return guids;
    }

    private static Optional<String> previous(byte[] bytes) {
        if (bytes[0] == '{')
            return Optional.ofNullable(
                    (String) Json.read(text(bytes), Map.class).get("next_url"));
        return Pattern.compile("rel=\"prev-archive\"[^>]*href=\"([^\"]*)\"")
                .matcher(text(bytes))
                .results()
                .map(it -> it.group(1).replace("&amp;", "&"))
                .findFirst();
    }

    private byte[] document(String path) {
        return snapshot.feeds.get(path).orElseThrow().identity();
    }

    private byte[] archived(String base, String file) {
        var answer = snapshot.feeds.archived(base, file);
        return assertInstanceOf(ArchiveAnswer.Document.class, answer, base + " " + file)
                .prepared()
                .identity();
    }

    private static Map<String, String> links(Element feed) {
        var links = new HashMap<String, String>();
        for (var it : feed.getChildren("link", FeedLint.ATOM))
            links.put(
                    it.getAttributeValue("rel"),
                    it.getAttributeValue("href").replaceAll(".*/([^/]+/[^/]+)$|.*/", "$1"));
        links.computeIfPresent("hub", (rel, href) -> "hub");
        links.computeIfPresent("alternate", (rel, href) -> "en");
        return links;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
