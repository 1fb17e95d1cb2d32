package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.statement.Languages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public page and mail in disguised words ({@link PseudoWords}): what is left in plain letters is no phrase. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PseudoLanguageBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "pseudo");

    /** Names and data, which no translator touches. */
    private static final Pattern DATA = Pattern.compile(Stream.of(
                    "https?://\\S+",
                    "[\\w.+-]+@[\\w.-]+",
                    "\\bTitle (alpha|beta|gamma) (en|ar|de|nl)\\b",
                    "\\bA summary\\b|\\bSecret words in (en|ar|nl)|\\bSafety comes first|\\bOne\\b|\\bTwo\\b",
                    "\\bDawn\\b|\\bAda Lens\\b|\\bBackground paper\\b|\\bAn embargoed paper\\b|\\b(Dana Dusk|Our network|press)\\b",
                    "^(Title|alpha( ar| en)?|ar|en|summary)$|\\bTXT\\b", // parts around what is marked in an answer
                    "\\bAmsterdam\\b|\\b(UTC|CC BY 4\\.0|kB|MB|PNG|RSS|Atom|JSON Feed|JSON|ninjs|Stellungnahmen|OPML|ZIP)\\b",
                    "[\\w-]+\\.(png|txt|zip)\\b|\\b[a-z0-9]{4}-[a-z0-9]{4}\\b")
            .collect(Collectors.joining("|")));

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern KEY = Pattern.compile("\\b[a-z]+\\.[a-z]+(-[a-z]+)*\\b");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|button)[^>]* name=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Path folder;
    private static Process child;
    private static String origin;
    private static final Map<String, HttpResponse<String>> ANSWERS = new TreeMap<>();
    /** What a button answers in place, by the page that has it. */
    private static final Map<String, HttpResponse<String>> PRESSED = new TreeMap<>();

    private static final Set<String> LOOKED = new TreeSet<>();
    private static final List<String> OVERFLOWING = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        PseudoLanguageBrowserTest.folder = folder;
        var words = PseudoWords.write(Files.createDirectories(folder.resolve("words")));
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        words + ":" + ClassPath.own(),
                        PseudoChild.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        hear(new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)));
    }

    private static void hear(BufferedReader lines) throws IOException {
        var paths = new ArrayList<String>();
        for (var line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) throw new IllegalStateException(Files.readString(folder.resolve("errors.txt")));
            if (line.startsWith("origin ")) origin = line.substring(7);
            if (line.startsWith("path ")) paths.add(line.substring(5));
        }
        for (var path : paths) {
            var answer = get(path);
            if (answer.statusCode() != 404) ANSWERS.put(path, answer);
        }
        ANSWERS.put("/no/such/page", get("/no/such/page"));
        Files.createDirectories(SCREENSHOTS);
        try (var browser = new PageBrowser()) {
            look(browser); // before buttons end what links lead to
            for (var page : List.copyOf(ANSWERS.keySet()))
                pressAll(page, ANSWERS.get(page)); // /u/ comes last and ends much
            look(browser);
        }
    }

    private static void pressAll(String path, HttpResponse<String> answer) throws IOException {
        for (var form : FORM.matcher(answer.body()).results().toList()) {
            var action = ACTION.matcher(form.group());
            var target = action.find() ? action.group(1).replace("&amp;", "&") : path;
            var fields = FIELD.matcher(form.group()).results().map(PseudoLanguageBrowserTest::field);
            if (target.startsWith("/")) press(path, target, fields.collect(Collectors.joining("&")));
        }
    }

    private static void press(String page, String target, String fields) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(origin + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
        var answer = send(request);
        var next = answer.headers().firstValue("Location").map(it -> it.replaceFirst("^https?://[^/]+", ""));
        if (next.isEmpty()) PRESSED.put(page, answer);
        else ANSWERS.putIfAbsent(next.get(), get(next.get()));
    }

    private static String field(java.util.regex.MatchResult input) {
        var value = VALUE.matcher(input.group());
        return input.group(1) + "=" + (value.find() ? URLEncoder.encode(value.group(1), StandardCharsets.UTF_8) : "");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        child.getOutputStream().close(); // upon which it ends, and until then it writes into the folder
        child.waitFor();
    }

    @Test
    void no_page_has_a_word_that_is_no_phrase() {
        var faults = new TreeSet<String>();
        pages(ANSWERS, "en", "ar").forEach((path, html) -> Visible.of(html).forEach(it -> plain(path, it, faults)));
        pages(PRESSED, "en", "ar").forEach((path, html) -> Visible.of(html).forEach(it -> plain(path, it, faults)));

        assertTrue(ANSWERS.size() > 40 && !PRESSED.isEmpty(), ANSWERS.size() + " " + PRESSED.size());
        assertEquals(List.of(), List.copyOf(faults));
    }

    @Test
    void no_feed_has_a_title_that_is_no_phrase() {
        var faults = new TreeSet<String>();
        ANSWERS.forEach((path, answer) -> {
            if (path.startsWith("/feeds/") && path.matches(".*/(en|ar)\\b.*\\.(rss|atom|opml)"))
                Visible.ofFeed(answer.body()).forEach(it -> plain(path, it, faults));
        });

        assertEquals(List.of(), List.copyOf(faults));
    }

    @Test
    void no_mail_has_a_word_that_is_no_phrase() throws IOException {
        var faults = new TreeSet<String>();
        int mails = 0;
        for (var file : files()) {
            var text = Files.readString(file);
            var name = file.getFileName().toString();
            if (Files.readString(html(file)).matches("(?s).*lang=\"nl\".*role=.*|.*<html[^>]*lang=\"nl\".*")) continue;
            mails++;
            if (name.endsWith(".html")) Visible.of(text).forEach(it -> plain(name, it, faults));
            else text.lines().forEach(it -> plain(name, it, faults));
        }

        assertTrue(mails >= 40, "" + mails); // the notices in both languages are most of them
        assertEquals(List.of(), List.copyOf(faults));
    }

    @Test
    void longer_words_fit_on_a_phone_in_both_directions_and_in_german() {
        assertTrue(LOOKED.size() > 70, "" + LOOKED.size());
        assertEquals(List.of(), OVERFLOWING);
    }

    /** One page of each route and language that was not looked at before. */
    private static void look(PageBrowser browser) throws IOException {
        var urls = new LinkedHashMap<String, String>();
        pages(ANSWERS, "en", "ar", "de").forEach((path, html) -> {
            var kind = (route(path) + " " + language(html)).replaceAll("[^A-Za-z0-9]+", "-");
            boolean asksForPassword =
                    ANSWERS.get(path).statusCode() == 401; // which a browser does in a window of its own
            if (!asksForPassword && LOOKED.add(kind)) urls.put(kind, origin + path);
        });
        OVERFLOWING.addAll(browser.overflowing(urls, 390, SCREENSHOTS));
    }

    private static void plain(String where, String text, TreeSet<String> faults) {
        var words = DATA.matcher(withoutDatesAndLanguages(text)).replaceAll(" ");
        if (PLAIN.matcher(words).find() || KEY.matcher(words).find()) faults.add(route(where) + ": " + text);
    }

    private static String withoutDatesAndLanguages(String text) {
        var words = text;
        for (var language : Languages.shipped()) words = words.replace(Languages.ownName(language), " ");
        for (var of : List.of("en", "ar"))
            for (var language : Languages.shipped())
                words = words.replace(Languages.name(language, Locale.forLanguageTag(of)), " ");
        return words.replaceAll(
                "\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b(January|February|March|April|May|June|July|August"
                        + "|September|October|November|December)\\b",
                " ");
    }

    /** Of HTML, by path, in these languages. */
    private static Map<String, String> pages(Map<String, HttpResponse<String>> answers, String... languages) {
        var wanted = List.of(languages);
        var pages = new TreeMap<String, String>();
        answers.forEach((path, answer) -> {
            boolean html =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            if (html && !path.startsWith("/mailbox") && wanted.contains(language(answer.body())))
                pages.put(path, answer.body());
        });
        return pages;
    }

    private static String language(String html) {
        var found = Pattern.compile("<html[^>]* lang=\"([^\"]+)\"|<[a-z]+[^>]*\\blang=\"([^\"]+)\"")
                .matcher(html);
        if (!found.find()) return "";
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static String route(String path) {
        try {
            return PublicRoutes.serving(path);
        } catch (java.util.NoSuchElementException noRoute) {
            return path;
        }
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().startsWith("mail-"))
                    .sorted()
                    .toList();
        }
    }

    private static Path html(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".txt", ".html"));
    }

    private static HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
