package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers say of hosts, proxies and paths is neither believed nor repeated, behind a sub-path either. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileRequestTest {

    /** A word that no answer has by itself. */
    static final String MARK = "evil7391";

    static final int OF_EACH = 4;
    static final String SUB_PATH = Instance.BASE + "/press";

    /** What would tell a stranger whose software this is, or where it broke. */
    static final List<String> TELLING = List.of(
            MARK, "X-Evil", "tomcat", "apache", "spring", "whitelabel", "exception", "java.", "\tat ", "timestamp");

    @TempDir
    static Path folder;

    static Sink relay;
    static Instance instance;
    static Instance behind;
    static Map<String, Answer> answers;
    static Answer missing;

    @BeforeAll
    static void start() {
        relay = new Sink();
        var clock = new TestClock(Network.LATER);
        instance = Instance.start(Network.copy(folder.resolve("data")), clock, relay);
        var settings = Map.of("site.base-url", SUB_PATH);
        behind = Instance.start(Network.copy(folder.resolve("behind")), clock, relay, settings, core -> {});
        var addresses = PublicRoutes.addresses(World.of(instance.core));
        answers = new Twins(instance, instance, new Random(1)).crawl(addresses);
        missing = instance.http.get("/nothing");
    }

    @AfterAll
    static void stop() throws IOException {
        behind.close();
        instance.close();
        relay.close();
    }

    static Stream<String> lies() {
        return Stream.of(
                "Host: " + MARK + ".example",
                "Host: " + MARK + ".example:8080",
                "Host: 127.0.0.1",
                "Host: [::1]:8080",
                "X-Forwarded-Host: " + MARK + ".example",
                "X-Forwarded-Proto: " + MARK,
                "X-Forwarded-Prefix: /" + MARK,
                "X-Forwarded-Port: 666",
                "X-Forwarded-For: 203.0.113.7, " + MARK,
                "X-Forwarded-Server: " + MARK,
                "Forwarded: for=203.0.113.7;host=" + MARK + ".example;proto=" + MARK,
                "X-Original-URL: /" + MARK,
                "X-Rewrite-URL: /actuator/prometheus?" + MARK,
                "X-Original-Host: " + MARK,
                "X-HTTP-Method-Override: DELETE",
                "Referer: https://" + MARK + ".example/",
                "Cookie: " + MARK + "=" + MARK + "; JSESSIONID=" + MARK,
                "User-Agent: <" + MARK + ">",
                "Accept-Charset: " + MARK,
                "Range: bytes=0-5",
                "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
                "Authorization: Basic ZXZpbDpldmls");
    }

    @ParameterizedTest
    @MethodSource("lies")
    void no_header_of_a_stranger_changes_an_answer(String lie) {
        for (var target : some())
            if (!isMeant(lie, target))
                assertEquals(
                        answers.get(target).all(),
                        instance.http.get(target, lie).all(),
                        target);
    }

    /** Files come in parts for whoever asks so, and where a password is asked for it is looked at (NewsroomTest). */
    private static boolean isMeant(String lie, String target) {
        return lie.startsWith("Range:") && target.startsWith("/media/")
                || lie.startsWith("Authorization:") && target.startsWith("/advance");
    }

    @Test
    void an_address_in_absolute_form_is_the_same_address() {
        for (var target : some()) {
            var absolute = instance.http.get("http://" + MARK + ".example" + target, "Host: " + MARK + ".example");
            assertEquals(answers.get(target).all(), absolute.all(), target);
        }
        bare(instance.http.get("http://" + MARK + ".example/en"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: evil7391.example\r\nX-Forwarded-Prefix: /evil7391"})
    void behind_a_sub_path_only_the_configured_base_url_is_written(String lie) {
        for (var target : some()) {
            var answer = behind.http.get(target, lie.isEmpty() ? "X-Nothing: 1" : lie);
            silent(answer, target);
            if (answers.get(target).status() / 100 == 3)
                assertTrue(answer.header("Location").startsWith(SUB_PATH + "/"), target);
            assertFalse(answer.all().contains("localhost"), target);
        }
        var index = behind.http.get("/en").text();
        assertTrue(index.contains("rel=\"canonical\" href=\"" + SUB_PATH + "/en\""), index);
        assertTrue(behind.http.get("/feeds/en.atom").text().contains("<id>" + SUB_PATH + "/feeds/en.atom</id>"));
        assertEquals(
                List.of(),
                java.util.regex.Pattern.compile("(?:href|src)=\"(/(?!press/)[^\"]*)")
                        .matcher(index)
                        .results()
                        .map(it -> it.group(1))
                        .toList());
    }

    static Stream<String> ends() {
        return Stream.of(
                "%0d%0aX-Evil:%20evil7391",
                "%0aX-Evil:evil7391",
                "%0dX-Evil:evil7391",
                "%E5%98%8A%E5%98%8DX-Evil:evil7391",
                "%E2%80%A8evil7391",
                "%c0%8d%c0%8aX-Evil:evil7391",
                "%00evil7391",
                "%c0%aeevil7391",
                "%c0%ae%c0%ae%c0%afevil7391",
                "%e0%80%aeevil7391",
                "%ff%feevil7391",
                "%ed%a0%80evil7391",
                "/%2e%2e/%2e%2e/evil7391",
                "/..%2fevil7391",
                "/..%5cevil7391",
                "/../../evil7391",
                "/./evil7391",
                "/..;/evil7391",
                "/;evil7391/",
                "\\evil7391",
                "%5cevil7391",
                ";evil7391=1",
                ";jsessionid=evil7391",
                "%3bevil7391",
                "%252e%252e%252fevil7391",
                "%250d%250aX-Evil:evil7391",
                "%25%30%30evil7391",
                "%u000d%u000aX-Evil:evil7391",
                "/" + MARK.repeat(990),
                "/" + MARK.repeat(1100),
                "/" + "a/".repeat(3000) + MARK,
                "//evil7391",
                "/evil7391/",
                "/evil7391.",
                "/EVIL7391",
                ".",
                "./",
                "/",
                "//",
                "%20evil7391",
                "%09evil7391",
                "<script>evil7391</script>",
                "%3Cscript%3Eevil7391%3C/script%3E",
                "${evil7391}",
                "%24%7B7*7%7Devil7391",
                "__$%7Bevil7391%7D__::.x",
                "{evil7391}",
                "|evil7391",
                "%",
                "%zzevil7391",
                "#evil7391",
                "\u00e9evil7391",
                "%E2%80%AEevil7391",
                " evil7391");
    }

    @ParameterizedTest
    @MethodSource("ends")
    void no_path_reaches_a_header_or_comes_back(String end) {
        for (var start : List.of(
                "",
                "/en",
                "/EN",
                "/feeds/en.rss",
                "/s/AAAA",
                "/u/v1.AAAA",
                "/media/" + "a".repeat(64) + "/x",
                "/static/site.css",
                "/en/2026",
                "/rss",
                "/robots.txt",
                "/mailbox")) refused((start + end).startsWith("/") ? start + end : "/" + start + end);
    }

    private static void refused(String target) {
        var answer = instance.http.get(target);
        silent(answer, target);
        if (answer.status() == 404) assertEquals(missing.all(), answer.all(), target);
        else if (Set.of(400, 403).contains(answer.status())) bare(answer, answer.status());
        else assertTrue(Set.of(200, 302, 308).contains(answer.status()), target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?%0d%0aX-Evil:%20evil7391",
                "?evil7391=%00",
                "?evil7391[]=1&evil7391[]=2",
                "?%E5%98%8A%E5%98%8DX-Evil:evil7391",
                "?%c0%ae=evil7391",
                "?lang=evil7391&_method=DELETE&format=json",
                "?%=%zz&evil7391",
                "?jsessionid=evil7391;a=b",
                "?<script>evil7391</script>",
                "?a?b?evil7391=//evil7391.example",
                "?"
            })
    void no_query_changes_an_answer_or_comes_back(String query) {
        for (var target : some()) {
            if (target.contains("?")) continue;
            var answer = instance.http.get(target + query);
            silent(answer, target + query);
            if (answer.status() != 400) assertEquals(answers.get(target).all(), answer.all(), target + query);
            else bare(answer, 400);
        }
    }

    @Test
    void a_query_as_long_as_a_header_may_be_is_nothing_special() {
        assertEquals(
                answers.get("/en").all(),
                instance.http.get("/en?" + MARK.repeat(950)).all());
        bare(instance.http.get("/en?" + MARK.repeat(1100)), 400);
    }

    /** Status and its name, under strict headers, and nothing else. */
    static void bare(Answer answer, int status) {
        assertEquals(status, answer.status(), answer.all());
        silent(answer, answer.all());
        assertTrue(answer.text().matches(status + " [A-Z][A-Za-z -]+\n"), answer.all());
        assertEquals("text/plain;charset=utf-8", answer.header("Content-Type"));
        assertEquals(SiteSecurity.POLICY, answer.header("Content-Security-Policy"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    private static void silent(Answer answer, String target) {
        if (answer.header("Content-Type").startsWith("image/")) return;
        var all = answer.all().toLowerCase(java.util.Locale.ROOT);
        for (var word : TELLING)
            assertFalse(all.contains(word.toLowerCase(java.util.Locale.ROOT)), target + " " + word);
    }

    /** Of each route some addresses, for each kind of answer it gives. */
    private static List<String> some() {
        var taken = new HashMap<String, Integer>();
        return answers.keySet().stream()
                .filter(it -> !it.startsWith("/actuator"))
                .filter(it ->
                        taken.merge(answers.get(it).status() + PublicRoutes.serving(it), 1, Integer::sum) <= OF_EACH)
                .toList();
    }
}
