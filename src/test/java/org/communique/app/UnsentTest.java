package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.store.Dialect;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote whose session had ended comes back to her, and goes nowhere else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnsentTest {

    /** More than would stand in a token by chance. */
    private static final String SHOWN = "x".repeat(100);

    private static final String WORDS = "Words of a statement, long enough to be shown and copied.";

    @TempDir
    static Path folder;

    static DeskServer server;
    DeskServer.Window window;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        server.house.edition("a-statement", "en", "statement", "", "As it was");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_window_that_was_signed_in() {
        window = server.signIn("writer");
        window.get(server.path("/statements/a-statement"));
        server.house.clock.pass(Duration.ofHours(13));
    }

    private HttpResponse<String> write(String path, Map<String, String> fields) {
        return window.upload(server.path(path), fields, "image", "", new byte[0]);
    }

    private static int versions() {
        return server.house
                .core
                .store
                .read()
                .sql("SELECT count(*) FROM draft_version")
                .query(Integer.class)
                .single();
    }

    @Test
    void her_words_come_back_as_text_in_a_form_to_the_same_address_and_nothing_is_saved() {
        var before = versions();
        var hostile = "\n</textarea><script>alert(1)</script><b onclick=\"x\">" + WORDS;
        var answer =
                write("/statements/a-statement/ready", Map.of("body", hostile, "title", "\"><script>", "base", "0"));
        var page = Jsoup.parse(answer.body());

        assertEquals(403, answer.statusCode());
        assertEquals(hostile, page.select("textarea[name=body]").first().wholeText());
        assertEquals("\"><script>", page.select("input[name=title]").val());
        assertEquals(
                server.path("/statements/a-statement/ready"),
                page.select("form").attr("action"));
        assertEquals("multipart/form-data", page.select("form").attr("enctype"));
        assertEquals("0", page.select("input[name=base]").val());
        assertTrue(page.select("form script, form b, [onclick]").isEmpty(), answer.body());
        assertTrue(answer.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("script-src 'self'"));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(before, versions());
    }

    @Test
    void the_answer_is_the_same_whatever_there_is_and_for_whoever_asks() {
        var mine = write("/statements/a-statement", Map.of("body", WORDS));
        var none = write("/statements/b-statement", Map.of("body", WORDS));

        assertEquals(bare(mine), bare(none).replace("b-statement", "a-statement"));
        window.cookies.clear();
        var stranger = write("/statements/a-statement", Map.of("body", WORDS));
        assertEquals(bare(mine), bare(stranger));
    }

    private static String bare(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_password_does_not_come_back() {
        var answer =
                write("/settings/sender", Map.of("password", "a-secret-of-the-relay", "host", "relay.example.org"));

        assertFalse(answer.body().contains("a-secret-of-the-relay"), answer.body());
        assertTrue(answer.body().contains("relay.example.org"));
        assertTrue(answer.body().contains("A password is not repeated"));
    }

    @Test
    void other_forms_of_the_desk_are_answered_so_too_and_sent_again_they_are_taken() {
        var fields = Map.of("key", "written-later", "title", "Written later", "kind", "statement", "language", "en");
        var answer = window.asBrowser(server.path("/statements/new"), fields);

        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("Written later"));
        var again = server.signIn("writer");
        again.get(server.path("/statements/new"));
        assertEquals(
                303, again.asBrowser(server.path("/statements/new"), fields).statusCode());
    }

    @Test
    void with_a_session_and_a_token_of_another_form_nothing_is_saved_and_the_words_come_back() {
        var before = versions();
        window = server.signIn("writer");
        window.csrf = "of-another-one";
        var answer = write("/statements/a-statement", Map.of("body", WORDS));

        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains(WORDS));
        assertTrue(answer.body().contains("before you signed in"));
        assertEquals(before, versions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void a_form_of_another_site_gets_no_button_of_ours(String site) {
        window.site = site;
        var away = write("/statements/a-statement", Map.of("body", WORDS));
        window = server.signIn("writer");
        window.site = site;
        window.csrf = "guessed";
        var signedIn = window.asBrowser(server.path("/statements/new"), Map.of("title", WORDS));

        assertTrue(away.statusCode() == 403 || location(away).equals("/sign-in"), away.body());
        assertEquals(403, signedIn.statusCode());
        assertFalse((away.body() + signedIn.body()).contains("_csrf"), signedIn.body());
        assertFalse((away.body() + signedIn.body()).contains(WORDS), signedIn.body());
    }

    @Test
    void scripts_and_programs_are_refused_as_before() {
        assertEquals(
                403,
                window.postBare(server.path("/statements/a-statement"), "body=" + WORDS.length())
                        .statusCode());
        assertEquals("/sign-in", location(window.post(server.path("/statements/a-statement"), Map.of("body", "x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/account/password", "/setup/user"})
    void where_passwords_are_typed_nothing_comes_back(String path) {
        window.csrf = "none";
        var answer = window.asBrowser(path, Map.of("username", "somebody-of-us", "shown", "somebody-of-us"));

        assertEquals(403, answer.statusCode());
        assertFalse(answer.body().contains("somebody-of-us"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/account", "/setup/list"})
    void a_form_with_files_is_not_even_read_where_nobody_writes(String path) {
        var answer = window.upload(path, Map.of("username", "writer", "password", DeskServer.PASSWORD), new byte[0]);

        assertEquals(403, answer.statusCode());
        assertEquals("403 Forbidden\n", answer.body());
    }

    @Test
    void what_a_stranger_sends_is_bounded() {
        var long_ = "x".repeat(1_600_001);
        assertFalse(
                write("/statements/a-statement", Map.of("body", long_)).body().contains(SHOWN));
        assertFalse(write("/statements/a-statement", Map.of("body", long_ + long_ + long_ + long_))
                .body()
                .contains(SHOWN));
        assertTrue(write("/statements/a-statement", Map.of("body", long_.substring(1000)))
                .body()
                .contains(SHOWN));
        assertEquals(403, announced(25 << 20));
        assertEquals(403, upload(new byte[1 << 20]));
    }

    /** The answer to whoever says how much she is going to send: the server ends the connection, which whoever sends may see first. */
    private int announced(int bytes) {
        try (var http = new RawHttp(
                InetAddress.getLoopbackAddress(), URI.create(server.origin).getPort())) {
            return http.ask(
                            "POST",
                            server.path("/imports"),
                            "Cookie: " + window.cookies(),
                            "Content-Type: multipart/form-data; boundary=b",
                            "Content-Length: " + bytes)
                    .status();
        }
    }

    private int upload(byte[] file) {
        return window.upload(server.path("/imports"), Map.of(), file).statusCode();
    }

    @Test
    void a_file_of_a_stranger_stands_nowhere_while_and_after_it_is_passed_over() throws IOException {
        var answer = window.upload(
                server.path("/statements/a-statement"), Map.of("body", WORDS), "image", "one.png", new byte[5 << 20]);

        assertTrue(answer.body().contains(WORDS));
        try (var files = Files.walk(server.house.folder.resolve("data"))) {
            assertEquals(
                    0, files.filter(it -> it.toString().contains("upload_")).count());
        }
    }
}
