package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.app.DeskServer.Window;
import org.communique.release.Decisions;
import org.communique.store.Dialect;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown beside the text as the web page and as the feed entry is what the public reads afterwards (UX U3). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicPreviewTest {

    /** The desk shows pictures from an address of its own, since they are not public yet: the only difference. */
    private static final Pattern MEDIA =
            Pattern.compile("\"[^\"\\s]*/media/([0-9a-f]{32})/?([0-9a-f]{32})/[^\"\\s]*\"");

    @TempDir
    static Path folder;

    static DeskServer server;
    static Window kim;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.put("feed.full-per-minute", "0"); // who waits for a publication reads the feed often
        server = new DeskServer(house);
        kim = server.signIn("writer");
        // the first statement in a language brings its own menu and feeds onto every page
        server.house.statement("before", "en", "nl");
        release("before");
        // pages are read from the database; feeds are prepared a moment later
        Patience.await(() -> published("/nl/2026/before").isPresent()
                && !feed("/en/2026/before").isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_page_and_the_entry_are_byte_for_byte_what_the_public_reads_once_it_is_out_and_once_it_is_corrected() {
        var at = begin("same-page");
        var english = Map.of(
                "title", "Same \"page\" & bytes",
                "summary", "A <summary>",
                "body", "We ask for **shelter**.\n\n## Why\n\n- [The report](https://example.org/r)",
                "topics", "visas, Not A Slug",
                "tags", "Shelter, Safe houses");
        save(at, "en", english);
        picture(at);
        save(at, "nl", Map.of("title", "Zelfde pagina", "summary", "Samenvatting", "body", "Wij vragen om opvang."));
        save(at, "en", Map.of("topics", "visas"));
        var before = preview(at, "en", "page");
        assertTrue(before.contains("Zelfde") || before.contains("Nederlands"), before);
        assertEquals(303, kim.post(at + "/ready", form(at, "en", Map.of())).statusCode());

        isPublishedAsShown(at, "same-page", "/en/2026/same-page-bytes");

        save(
                at,
                "en",
                Map.of("body", "We ask for *safe* shelter.", "change", "correction", "reason", "Safe was missing"));
        assertEquals(303, kim.post(at + "/ready", form(at, "en", Map.of())).statusCode());

        isPublishedAsShown(at, "same-page", "/en/2026/same-page-bytes");
        assertTrue(published("/en/2026/same-page-bytes").orElseThrow().contains("Safe was missing"));
        theCorrectionIsOver(at);
    }

    /** What was said of the last change is not said of the next. */
    private static void theCorrectionIsOver(String at) {
        var page = kim.get(at).body();
        assertFalse(page.contains("Safe was missing"), page);
        assertTrue(page.contains("value=\"unmarked\" checked"), page);
        var revision = form(at, "en", Map.of()).get("revision");

        assertEquals(303, kim.post(at + "/ready", form(at, "en", Map.of())).statusCode());

        assertEquals(revision, form(at, "en", Map.of()).get("revision"), "nothing new is said");
    }

    @Test
    void what_is_only_typed_is_shown_as_its_page_too_and_nothing_of_it_becomes_public() {
        var at = begin("only-typed");

        var page = kim.post(
                        at + "/preview",
                        form(at, "en", Map.of("title", "Only typed", "body", "Words.", "view", "page")))
                .body();

        assertTrue(page.contains("<article class=\"statement\">"), page);
        assertTrue(page.contains("class=\"masthead\""), "with all that surrounds a page");
        assertFalse(published("/en/2026/only-typed").isPresent());
        assertEquals(Map.of(), feed("/en/2026/only-typed"));
    }

    private static void isPublishedAsShown(String at, String key, String path) {
        var page = preview(at, "en", "page");
        var dutch = preview(at, "nl", "page");
        var entry = preview(at, "en", "entry");
        var old = published(path);
        var before = feed(path);
        release(key);
        Patience.await(() -> !published(path).equals(old) && !feed(path).equals(before));

        assertEquals(withFilesOf(at, published(path).orElseThrow()), page);
        assertEquals(withFilesOf(at, published("/nl/2026/zelfde-pagina").orElseThrow()), dutch);
        var told = feed(path);
        assertTrue(
                entry.contains("<h1>" + escaped(told.get("title")) + "</h1>"), () -> told.get("title") + "\n" + entry);
        assertTrue(
                entry.contains(withFilesOf(at, told.get("content_html"))),
                () -> told.get("content_html") + "\n" + entry);
    }

    /** What the feed says of a page; nothing before it is published. A language has no feed before its first statement. */
    private static Map<String, String> feed(String path) {
        record Item(String url, String title, String content_html) {}
        record Feed(List<Item> items) {}
        var answer = server.new Window().get("/feeds/en.json");
        if (answer.statusCode() == 404) return Map.of();
        assertEquals(200, answer.statusCode());
        return Json.read(answer.body(), Feed.class).items().stream()
                .filter(it -> it.url().endsWith(path))
                .findFirst()
                .map(it -> Map.of("title", it.title(), "content_html", it.content_html()))
                .orElse(Map.of());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }

    private static String withFilesOf(String at, String html) {
        return MEDIA.matcher(html).replaceAll("\"" + at + "/files/$1$2\"");
    }

    private static Optional<String> published(String path) {
        var answer = server.new Window().get(path);
        return Optional.of(answer).filter(it -> it.statusCode() == 200).map(it -> it.body());
    }

    private static void release(String key) {
        var statement = server.house.core.statements.byKey(key).orElseThrow();
        server.context.getBean(Decisions.class).decide(server.house.plan(statement, TestHouse.NINE, Optional.empty()));
    }

    private static String begin(String key) {
        kim.get(server.path("/statements/new"));
        var answer = kim.post(
                server.path("/statements/new"),
                Map.of("title", key, "kind", "statement", "language", "en", "key", key));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static void picture(String at) {
        var fields = form(at, "en", Map.of("do", "image", "image-description", "A dawn", "image-credit", "Ana"));
        assertEquals(
                303,
                kim.upload(at, fields, "image", "dawn.png", Pictures.dawn()).statusCode());
    }

    private static String preview(String at, String language, String view) {
        return kim.get(at + "/preview?language=" + language + "&view=" + view).body();
    }

    private static void save(String at, String language, Map<String, String> fields) {
        assertEquals(303, kim.post(at, form(at, language, fields)).statusCode());
    }

    /** As the page has it now, with these fields written anew. */
    private static Map<String, String> form(String at, String language, Map<String, String> fields) {
        var page = kim.get(at + "?language=" + language).body();
        var all = new HashMap<String, String>();
        for (var name : List.of("language", "base", "revision", "topics", "tags", "reason"))
            all.put(name, find(page, "name=\"" + name + "\"(?: [^>]*)? value=\"([^\"]*)\""));
        all.put("change", find(page, "name=\"change\" value=\"([a-z]+)\" checked"));
        for (var name : List.of("title", "summary", "body"))
            all.put(name, find(page, "name=\"" + name + "\" [^>]*>([^<]*)</textarea>"));
        all.putAll(fields);
        return all;
    }

    private static String find(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) throw new AssertionError(pattern + " is not in " + page);
        return found.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
