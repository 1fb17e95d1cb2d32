package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jdom2.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedFormatTest {

    private static final String BODY =
            "<p>It <em>matters</em> <a href=\"https://example.org/a?b=1&amp;c=2\">here</a>.</p><pre>  a\n\tb   c\n</pre>";

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
    void every_feed_passes_the_lint() {
        publishThree();

        for (var link : snapshot.feeds.links(Locale.ENGLISH))
            assertEquals(List.of(), FeedLint.faults(snapshot, link.path()), link.path());
    }

    @Test
    void an_empty_feed_passes_the_lint_and_is_dated_without_the_clock() {
        for (var path : List.of("/feeds/en.rss", "/feeds/en.atom", "/feeds/en.json", "/feeds/all.rss"))
            assertEquals(List.of(), FeedLint.faults(snapshot, path), path);

        assertTrue(snapshot.feed("/feeds/en.atom").contains("<updated>2020-01-01T00:00:00Z</updated>"));
    }

    @Test
    void characters_that_break_xml_never_break_a_feed() {
        var title = "A & B < C > D \"quoted\" 'single' 😀 Київ القدس";
        snapshot.publish(
                Sample.edition(1, "en", title + "\u0000\u000b\ufffe\ud83d", "<p>\u0001text\udc00 ]]&gt; \u001f</p>"));

        for (var path : List.of("/feeds/en.rss", "/feeds/en.atom")) {
            assertEquals(List.of(), FeedLint.faults(snapshot, path), path);
            assertEquals(title, entry(path).getChildText("title", entry(path).getNamespace()));
        }
    }

    @Test
    void all_formats_carry_the_same_ids_dates_words_and_files() {
        publishThree();

        var rss = entry("/feeds/en.rss");
        var atom = entry("/feeds/en.atom");

        assertEquals(Sample.BASE + "/s/p1en", rss.getChildText("guid"));
        assertEquals(Sample.BASE + "/s/p1en", atom.getChildText("id", FeedLint.ATOM));
        assertEquals("Sun, 18 Oct 2026 08:00:00 GMT", rss.getChildText("pubDate"));
        assertEquals("2026-10-18T08:00:00Z", atom.getChildText("published", FeedLint.ATOM));
        assertEquals("2026-10-18T08:00:00Z", atom.getChildText("updated", FeedLint.ATOM));
        assertEquals("2026-10-18T08:00:00Z", rss.getChildText("updated", FeedLint.ATOM));
        assertEquals("Havenlight Network", rss.getChildText("creator", FeedLint.DC));
        assertEquals(
                "Havenlight Network", atom.getChild("author", FeedLint.ATOM).getChildText("name", FeedLint.ATOM));
        assertEquals(1, rss.getChildren("enclosure").size());
        assertEquals(2, links(atom, "enclosure").size());
        assertEquals("32", links(atom, "enclosure").get(0).getAttributeValue("length"));
        assertEquals("16", rss.getChild("content", FeedLint.MEDIA).getAttributeValue("fileSize"));
        assertEquals(
                List.of("Labour exploitation", "Visa & stay"),
                rss.getChildren("category").stream().map(Element::getText).toList());
    }

    @Test
    void white_space_of_the_body_survives_byte_for_byte() {
        publishThree();

        assertEquals(BODY, entry("/feeds/en.rss").getChildText("encoded", FeedLint.CONTENT));
        assertEquals(BODY, entry("/feeds/en.atom").getChildText("content", FeedLint.ATOM));
    }

    @Test
    void an_entry_links_to_its_page_first_then_to_its_translations_and_last_to_its_page_again() {
        publishThree();

        var languages = links(entry("/feeds/uk.atom"), "alternate").stream()
                .map(it -> it.getAttributeValue("hreflang"))
                .collect(Collectors.joining(" "));

        assertEquals("uk ar en null", languages);
        var alternates = links(entry("/feeds/uk.atom"), "alternate");
        assertEquals(
                alternates.get(0).getAttributeValue("href"), alternates.get(3).getAttributeValue("href"));
    }

    @Test
    void feeds_name_themselves_in_their_language() {
        publishThree();

        assertTrue(snapshot.feed("/feeds/ar.rss").contains("<language>ar</language>"));
        assertTrue(snapshot.feed("/feeds/ar.rss").contains("<title>شبكة هافنلايت — البيانات (العربية)</title>"));
        assertTrue(snapshot.feed("/feeds/en.rss").contains("<title>Havenlight Network — Statements (English)</title>"));
    }

    @Test
    void rendering_twice_and_restarting_give_equal_bytes() {
        publishThree();
        var restarted = new Feeds(new Archive(snapshot.store), snapshot.settings);

        restarted.refresh();

        for (var link : snapshot.feeds.listed().stream()
                .flatMap(it -> it.links().stream())
                .toList()) {
            var before = snapshot.feeds.get(link.path()).orElseThrow();
            var after = restarted.get(link.path()).orElseThrow();
            assertArrayEquals(before.identity(), after.identity());
            assertArrayEquals(before.gzip(), after.gzip());
            assertEquals(before.etag(), after.etag());
            assertEquals(before.lastModified(), after.lastModified());
        }
    }

    @Test
    void the_compressed_form_holds_the_same_bytes() throws Exception {
        publishThree();
        var prepared = snapshot.feeds.get("/feeds/ar.atom").orElseThrow();

        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(prepared.gzip()))) {
            assertArrayEquals(prepared.identity(), gzip.readAllBytes());
        }
    }

    @Test
    void a_publication_in_one_language_leaves_the_feeds_of_the_others_alone() {
        publishThree();
        var before = snapshot.feeds.get("/feeds/en.rss").orElseThrow();

        snapshot.publish(Sample.edition(2, "uk", "Інше", "<p>Текст</p>"));

        assertEquals(
                before.etag(), snapshot.feeds.get("/feeds/en.rss").orElseThrow().etag());
        assertEquals(
                before.lastModified(),
                snapshot.feeds.get("/feeds/en.rss").orElseThrow().lastModified());
    }

    @Test
    void feeds_of_the_readers_language_come_first_and_no_two_titles_are_equal() {
        publishThree();

        var links = snapshot.feeds.links(Locale.forLanguageTag("uk"));

        assertEquals("/feeds/uk.rss", links.get(0).path());
        assertEquals("/feeds/uk.atom", links.get(1).path());
        assertEquals("/feeds/uk.json", links.get(2).path());
        assertEquals(9, links.size());
        assertEquals(
                links.size(), links.stream().map(FeedLink::title).distinct().count());
        assertNotEquals(links.get(0).title(), links.get(1).title());
    }

    private void publishThree() {
        var files = new org.communique.statement.StatementFile[] {
            Sample.picture(), Sample.report('b', "report 2026 (final).pdf"), Sample.report('c', "звіт.pdf")
        };
        snapshot.publish(
                Sample.edition(1, "en", "Safety first", BODY, files),
                Sample.edition(1, "uk", "Безпека насамперед", BODY, files),
                Sample.edition(1, "ar", "السلامة أولاً", BODY, files));
    }

    private Element entry(String path) {
        try {
            var root = FeedLint.parse(snapshot.feeds.get(path).orElseThrow().identity())
                    .getRootElement();
            return root.getName().equals("rss")
                    ? root.getChild("channel").getChild("item")
                    : root.getChild("entry", FeedLint.ATOM);
        } catch (org.jdom2.JDOMException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> links(Element entry, String rel) {
        return entry.getChildren("link", FeedLint.ATOM).stream()
                .filter(it -> rel.equals(it.getAttributeValue("rel")))
                .toList();
    }
}
