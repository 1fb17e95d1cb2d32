package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.app.DeskServer.Window;
import org.communique.audience.Address;
import org.communique.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a provider sees so on her account and can end it; and how often a provider may be asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderAccountTest {

    private static final String REMOVE = "/account/identity/remove";

    /** Questions an hour. */
    private static final int MOST = 120;

    @TempDir
    static Path folder;

    static ProviderHouse both;
    static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        both = new ProviderHouse(folder, Map.of());
        server = both.server;
        both.there.start();
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    /** She signs in there for the first time. */
    private static Window bound(String name) {
        server.house.clock.pass(Duration.ofHours(1)); // so that no test uses up what others may ask
        server.user(name, Role.WRITER);
        server.house.core.users.setAddress(name, new Address(name + "@example.org"));
        var window = server.new Window();
        comes(window, name);
        return window;
    }

    private static String comes(Window window, String name) {
        var url = location(window.get("/sign-in/provider"));
        return location(window.get(both.there.letIn(url, it -> it.subject("sub-" + name)
                .claim("email", name + "@example.org")
                .claim("email_verified", true))));
    }

    @Test
    void her_account_names_the_host_and_since_when_and_nothing_that_she_is_called_there() {
        var page = bound("anna").get("/account").body();

        assertTrue(page.contains("The other sign-in") && page.contains(">localhost</bdi>"), page);
        assertTrue(page.contains("since "), page);
        assertFalse(page.contains("sub-anna"), page);
        server.user("nobody-there", Role.WRITER);
        assertFalse(server.signIn("nobody-there").get("/account").body().contains("The other sign-in"));
    }

    @Test
    void ended_it_is_written_down_and_ends_her_other_sessions_and_not_this_one() {
        var window = bound("bea");
        var other = server.signIn("bea");
        window.get("/account");

        assertEquals("/account", location(window.post(REMOVE, Map.of("issuer", both.there.issuer()))));

        assertFalse(window.get("/account").body().contains("The other sign-in"));
        assertEquals("/sign-in", location(other.get("/account")));
        assertEquals(List.of("user.identity-removed bea", "user.signed-in bea password"), log(2));
        comes(server.new Window(), "bea");
        assertEquals("user.identity bea", log(2).get(1), "bound anew by her address");
    }

    @Test
    void it_takes_who_has_proved_lately_who_she_is_and_is_bound_there() {
        var window = bound("carla");
        window.get("/account");
        window.post(REMOVE, Map.of("issuer", "https://elsewhere.example.org"));
        assertTrue(window.get("/account").body().contains("The other sign-in"));
        server.house.clock.pass(Duration.ofMinutes(6));

        assertEquals("/sign-in/again", location(window.post(REMOVE, Map.of("issuer", both.there.issuer()))));
        assertTrue(window.get("/account").body().contains("The other sign-in"));
    }

    @Test
    void a_network_may_ask_a_hundred_and_twenty_times_an_hour_in_whatever_way() {
        var window = bound("eva"); // has asked once
        for (int i = 1; i < MOST; i++) {
            var path = i % 2 == 0 ? "/sign-in/provider" : "/sign-in/again/provider";
            assertTrue(location(window.get(path)).startsWith(both.there.issuer() + "/authorize"), path + " " + i);
        }

        assertEquals("/sign-in?wait", location(window.get("/sign-in/provider")));
        assertEquals("/sign-in/again?wait", location(window.get("/sign-in/again/provider")));
        assertEquals("/sign-in?wait", location(server.new Window().get("/sign-in/provider")));
        assertTrue(window.get("/sign-in?wait").body().contains("role=\"alert\""));
        server.signIn("eva"); // a password still does
        server.house.clock.pass(Duration.ofHours(1));
        assertTrue(location(window.get("/sign-in/provider")).startsWith(both.there.issuer()));
    }

    @Test
    void each_question_lets_one_answer_reach_the_provider_and_without_one_none_does() {
        var window = bound("fay");
        both.there.stop();
        server.house.clock.pass(Duration.ofSeconds(10));
        try {
            for (int i = 0; i < MOST + 1; i++)
                assertEquals(
                        "/sign-in?provider",
                        location(window.get("/sign-in/provider/back?state=s&code=c" + i)),
                        "it was not asked, or the answer would be that it cannot be reached");
        } finally {
            both.there.start();
            server.house.clock.pass(Duration.ofSeconds(10));
        }
    }

    private static List<String> log(int newest) {
        return server.house.core.audit.newest(server.first(), newest).stream()
                .map(it -> (it.entry().action() + " " + it.entry().detail()).strip())
                .toList();
    }
}
