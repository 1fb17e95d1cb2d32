package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.staff.Permission;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is grave takes somebody who has proved within five minutes who she is (ASVS 7.5.3). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StepUpTest {

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
    void within_five_minutes_nobody_is_asked_again() {
        var window = server.signIn("administrator");
        window.get(server.path("/settings/users"));
        server.house.clock.pass(Duration.ofMinutes(5));

        var answer = window.post(server.path("/settings/users/grant"), Map.of("user", "auditor", "role", "writer"));

        assertEquals(server.path("/settings/users"), location(answer));
    }

    @Test
    void later_she_is_asked_and_what_she_had_sent_is_offered_again_and_not_done_by_itself() {
        var window = server.signIn("administrator");
        window.get(server.path("/settings/users"));
        server.house.clock.pass(Duration.ofMinutes(6));
        var fields = Map.of("user", "publisher", "role", "press-desk", "note", "<b>\"kept\"</b> & so on");

        assertEquals("/sign-in/again", location(window.post(server.path("/settings/users/grant"), fields)));
        assertFalse(may("publisher"));
        window.get("/sign-in/again");
        assertEquals("/sign-in/again?error", location(window.post("/sign-in/again", Map.of("password", "wrong"))));
        assertEquals(
                "/sign-in/again/held",
                location(window.post("/sign-in/again", Map.of("password", DeskServer.PASSWORD))));
        var held = window.get("/sign-in/again/held").body();

        assertFalse(may("publisher"), "a GET does nothing");
        assertTrue(held.contains("action=\"" + server.path("/settings/users/grant") + "\""), held);
        for (var it : new String[] {
            "name=\"user\" value=\"publisher\"",
            "name=\"role\" value=\"press-desk\"",
            "value=\"&lt;b&gt;&quot;kept&quot;&lt;/b&gt; &amp; so on\""
        }) assertTrue(held.contains(it), it + " in " + held);
        assertEquals(
                server.path("/settings/users"), location(window.post(server.path("/settings/users/grant"), fields)));
        assertTrue(may("publisher"));
    }

    @Test
    void a_page_that_only_shows_something_asks_nobody() {
        var window = server.signIn("administrator");
        server.house.clock.pass(Duration.ofMinutes(20));

        assertEquals(200, window.get(server.path("/settings/users")).statusCode());
    }

    @Test
    void who_is_not_signed_in_proves_nothing_again() {
        assertEquals("/sign-in", location(server.new Window().get("/sign-in/again")));
        assertEquals("/desk", location(server.new Window().get("/sign-in/again/held")));
    }

    @Test
    void where_the_settings_name_no_provider_there_is_no_other_door() {
        var window = server.new Window();

        assertFalse(window.get("/sign-in").body().contains("provider"));
        assertEquals("/sign-in", location(window.get("/sign-in/provider")));
        assertEquals("/sign-in?provider", location(window.get("/sign-in/provider/back?state=x&code=y")));
        assertFalse(server.signIn("writer").get("/sign-in/again").body().contains("provider"));
    }

    private static boolean may(String user) {
        return server.house.core.staff.actor(user).may(Permission.PRESS_MANAGE, server.first());
    }
}
