package org.communique.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements F1 to F9 over each document of each feed in each format. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFeedTest {

    private static Snapshot snapshot;
    private static Map<String, byte[]> documents;

    @BeforeAll
    static void publish(@TempDir Path folder) {
        snapshot = Snapshot.withFiles(folder, Sample.BASE);
        RichSample.publish(snapshot);
        documents = documents(snapshot);
    }

    @AfterAll
    static void close() {
        snapshot.close();
    }

    @Test
    void there_is_a_feed_of_everything_that_something_is_published_under() {
        var bases = snapshot.feeds.listed().stream().map(it -> it.id().base()).collect(Collectors.toSet());

        assertTrue(bases.containsAll(List.of(
                "/feeds/en",
                "/feeds/uk",
                "/feeds/ar",
                "/feeds/all",
                "/feeds/corrections/en",
                "/feeds/corrections/ar",
                "/feeds/en/topic/labour-exploitation",
                "/feeds/ar/topic/visa%20%26%20stay",
                "/feeds/uk/tag/%D0%B1%D0%B5%D0%B7%D0%BF%D0%B5%D1%87%D0%BD%D0%B5-%D0%B6%D0%B8%D1%82%D0%BB%D0%BE",
                "/feeds/en/organisation/network",
                "/feeds/all/organisation/harbour",
                "/feeds/en/kind/press-release")));
        for (var shelf : snapshot.archive.shelves().all())
            assertTrue(bases.contains(FeedId.of(shelf.selection()).base()), shelf.toString());
        assertFalse(bases.contains("/feeds/nl"));
    }

    @Test
    void every_document_in_every_format_passes_the_lint() {
        assertTrue(documents.size() > 120, "documents: " + documents.size());

        documents.forEach((path, bytes) -> assertEquals(List.of(), FeedLint.faults(bytes, Sample.BASE + path), path));
    }

    @Test
    void an_entry_has_the_same_id_words_and_dates_in_every_feed_and_format() {
        var known = new TreeMap<String, String>();
        int seen = 0;
        for (var path : documents.keySet())
            for (var entry : Told.in(documents.get(path)))
                if (!path.contains("/corrections/")) {
                    seen++;
                    var before = known.putIfAbsent(entry.id(), entry.words());
                    if (before != null) assertEquals(before, entry.words(), path);
                }

        assertTrue(seen > 1000, "entries: " + seen);
        assertEquals(RichSample.STATEMENTS + 2 * (RichSample.STATEMENTS / 3), known.size());
    }

    @Test
    void no_document_loads_anything_relative_or_runs_anything() {
        var address = Pattern.compile("(?i)(?:href|src|url)=\\\\?\"(?!https?://|mailto:)");
        var active = Pattern.compile("(?i)<(?:script|style|iframe|form|object)\\b|<[^>]*\\son\\w+=");

        for (var path : documents.keySet()) {
            assertFalse(address.matcher(text(path)).find(), path);
            for (var entry : Told.in(documents.get(path))) {
                assertFalse(address.matcher(entry.html()).find(), path + " " + entry.id());
                assertFalse(active.matcher(entry.html()).find(), path + " " + entry.id());
            }
        }
    }

    @Test
    void feeds_name_their_language_and_entries_in_another_name_theirs() throws Exception {
        each(FeedFormat.RSS, (path, root) -> {
            var channel = root.getChild("channel");
            var own = path.matches("/feeds/(corrections/)?(en|all).*")
                    ? "en"
                    : path.replaceAll("/feeds/(corrections/)?(..).*", "$2");
            assertEquals(own, channel.getChildText("language"), path);
            for (var item : channel.getChildren("item")) {
                var language = item.getChildText("guid").replaceAll(".*/s/p\\d+(..).*", "$1");
                assertEquals(language.equals(own) ? null : language, item.getChildText("language", FeedLint.DC), path);
            }
        });
        each(FeedFormat.ATOM, (path, root) -> {
            var own = root.getAttributeValue("lang", Namespace.XML_NAMESPACE);
            for (var entry : root.getChildren("entry", FeedLint.ATOM)) {
                var language = entry.getChildText("id", FeedLint.ATOM).replaceAll(".*/s/p\\d+(..).*", "$1");
                assertEquals(
                        language.equals(own) ? null : language,
                        entry.getAttributeValue("lang", Namespace.XML_NAMESPACE),
                        path);
            }
        });
    }

    @Test
    void arabic_content_says_its_direction_also_where_we_wrote_it() {
        for (var path : documents.keySet())
            for (var entry : Told.in(documents.get(path)))
                if (entry.id().matches(".*/s/p\\d+ar.*"))
                    assertTrue(entry.html().startsWith("<div dir=\"rtl\" lang=\"ar\">"), path + " " + entry.id());
    }

    @Test
    void rss_has_one_enclosure_and_the_others_have_all_with_true_lengths() throws Exception {
        var counts = new HashMap<FeedFormat, Integer>();
        each(FeedFormat.RSS, (path, root) -> root.getChild("channel")
                .getChildren("item")
                .forEach(it ->
                        counts.merge(FeedFormat.RSS, it.getChildren("enclosure").size(), Math::max)));
        each(FeedFormat.ATOM, (path, root) -> root.getChildren("entry", FeedLint.ATOM)
                .forEach(it -> counts.merge(
                        FeedFormat.ATOM,
                        (int) it.getChildren("link", FeedLint.ATOM).stream()
                                .filter(link -> "enclosure".equals(link.getAttributeValue("rel")))
                                .count(),
                        Math::max)));
        var json = new String(documents.get("/feeds/en.json"), StandardCharsets.UTF_8);

        assertEquals(Map.of(FeedFormat.RSS, 1, FeedFormat.ATOM, 2), counts);
        assertTrue(json.contains("\"mime_type\":\"application/pdf\",\"size_in_bytes\":32"));
        assertTrue(json.contains("\"image\":\"" + Sample.BASE + "/media/" + Sample.sha('a') + "/dawn.png\""));
    }

    @Test
    void the_picture_comes_with_its_origin() {
        var rss = new String(documents.get("/feeds/en.rss"), StandardCharsets.UTF_8);

        assertTrue(rss.contains("<media:credit>A. Photographer</media:credit>"));
        assertTrue(rss.contains("<media:copyright>CC BY 4.0</media:copyright>"));
    }

    @Test
    void no_two_feeds_of_a_language_have_the_same_title() {
        var titles = snapshot.feeds.listed().stream().map(OfferedFeed::title).toList();

        assertEquals(titles.size(), titles.stream().distinct().count());
        assertTrue(titles.contains("Havenlight Network — Statements on Labour exploitation (English)"));
        assertTrue(titles.contains("Мережа Гейвенлайт — Заяви з міткою «Безпечне житло» (Українська)"));
        assertTrue(titles.contains("Havenlight Network — Statements in all languages"));
    }

    @Test
    void json_names_the_hub() {
        var feed = Json.read(new String(documents.get("/feeds/en.json"), StandardCharsets.UTF_8), Map.class);

        assertEquals(List.of(Map.of("type", "WebSub", "url", Sample.BASE + "/hub")), feed.get("hubs"));
    }

    private static String text(String path) {
        return new String(documents.get(path), StandardCharsets.UTF_8);
    }

    /** Every current document and every archive document, by path. */
    static Map<String, byte[]> documents(Snapshot snapshot) {
        var documents = new TreeMap<String, byte[]>();
        for (var feed : snapshot.feeds.listed())
            for (var format : FeedFormat.values()) {
                var path = feed.id().path(format);
                documents.put(path, snapshot.feeds.get(path).orElseThrow().identity());
                for (long n = 1; ; n++) {
                    var answer = snapshot.feeds.archived(feed.id().base(), n + "." + format.ending());
                    if (!(answer instanceof Feeds.ArchiveAnswer.Document it)) break;
                    documents.put(feed.id().archive(n, format), it.prepared().identity());
                }
            }
        return documents;
    }

    private static void each(FeedFormat format, BiConsumer<String, Element> look) throws Exception {
        for (var path : new ArrayList<>(documents.keySet()))
            if (path.endsWith("." + format.ending()))
                look.accept(path, FeedLint.parse(documents.get(path)).getRootElement());
    }
}
