package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page of the desk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void who_is_not_signed_in_is_shown_the_way_to_sign_in() {
        var answer = server.new Window().get(server.path(""));

        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("/sign-in"));
    }

    @Test
    void who_signs_in_sees_the_board_of_her_organisation() {
        var window = server.signIn("writer");

        var first = window.get("/desk");
        var board = window.get(server.path(""));

        assertEquals(server.path(""), first.headers().firstValue("Location").orElseThrow());
        assertEquals(200, board.statusCode());
        assertTrue(board.body().contains("<h1>Release board</h1>"), board.body());
    }

    @ParameterizedTest
    @EnumSource
    void the_name_of_the_desk_takes_everybody_to_a_page_that_is_hers(Role role) {
        var window = server.signIn(role.code());
        var home = Pattern.compile("class=\"brand\" href=\"([^\"]+)\"")
                .matcher(window.get(server.path("/keys")).body());

        assertTrue(home.find());
        assertEquals(200, window.get(home.group(1)).statusCode(), home.group(1));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_told_the_same() {
        var window = server.new Window();
        window.get("/sign-in");

        for (var name : new String[] {"writer", "nobody"})
            assertTrue(window.post("/sign-in", Map.of("username", name, "password", "wrong"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .endsWith("/sign-in?error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?name=", "/en/search?q="})
    void what_is_no_text_in_any_encoding_is_refused_and_never_logged(String address) {
        var before = System.out;
        var heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            assertEquals(
                    400,
                    server.new Window().get(address + "a-secret-word%FF%00").statusCode());
        } finally {
            System.setOut(before);
        }
        assertFalse(heard.toString(StandardCharsets.UTF_8).contains("secret-word"), heard::toString);
    }

    @Test
    void the_file_of_a_stranger_is_refused_and_written_nowhere() throws IOException {
        var folders = server.house.folder.resolve("data");
        var answer = server.new Window().upload(server.path("/imports"), Map.of(), new byte[1 << 20]);

        assertEquals(403, answer.statusCode());
        try (var files = Files.walk(folders)) {
            assertEquals(
                    List.of(),
                    files.filter(it -> it.toString().contains("upload_")).toList());
        }
    }

    @Test
    void the_pages_say_what_browsers_may_do_with_them() {
        var headers = server.new Window().get("/sign-in").headers();

        assertTrue(headers.firstValue("Content-Security-Policy").orElseThrow().contains("script-src 'self'"));
        assertEquals(
                "same-origin", headers.firstValue("Cross-Origin-Opener-Policy").orElseThrow());
        assertEquals(
                "same-origin",
                headers.firstValue("Cross-Origin-Resource-Policy").orElseThrow());
        assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElseThrow());
        assertTrue(headers.firstValue("Permissions-Policy").orElseThrow().startsWith("camera=()"));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(headers.firstValue("Cache-Control").orElseThrow().contains("no-store"));
    }

    @Test
    void where_people_come_without_tls_nothing_says_that_they_must_not() {
        for (var path : new String[] {"/sign-in", server.path(""), "/en", "/nothing"})
            assertTrue(
                    server.new Window()
                            .get(path)
                            .headers()
                            .firstValue("Strict-Transport-Security")
                            .isEmpty(),
                    path);
    }

    @Test
    void a_form_without_the_token_is_refused() {
        assertEquals(403, server.signIn("writer").postBare("/sign-in/out", "").statusCode());
    }
}
