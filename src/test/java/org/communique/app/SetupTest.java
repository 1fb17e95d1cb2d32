package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.communique.setup.Setup;
import org.communique.signin.User;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The first run over HTTP, from the token of the console to the first list: one house, in the order of the day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupTest {

    private static final String LONG = "four words without any sense";

    private static final Map<String, String> KIM = Map.of(
            "username",
            "kim",
            "shown",
            "Kim Vos",
            "mail",
            "kim@example.org",
            "password",
            LONG,
            "again",
            LONG,
            "everything",
            "1");

    @TempDir
    static Path folder;

    static DeskServer server;
    static DeskServer.Window window;
    static String token;

    @BeforeAll
    static void start() {
        server = DeskServer.withoutUsers(new TestHouse(folder, Dialect.SQLITE));
        token = server.context.getBean(Setup.class).issue().orElseThrow();
        window = server.new Window();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void without_the_token_there_is_nothing_but_the_question_for_it() {
        var stranger = server.new Window();
        assertTrue(stranger.get("/setup").body().contains("name=\"token\""));

        for (var wrong : new String[] {"", "wrong", token + "x", token.substring(1)}) {
            var answer = stranger.post("/setup/token", Map.of("token", wrong));
            assertEquals(403, answer.statusCode());
            assertTrue(answer.headers().allValues("Set-Cookie").stream()
                    .noneMatch(it -> it.startsWith("communique-setup")));
        }
        for (var path : new String[] {"/setup/organisation", "/setup/user", "/setup/skip", "/setup/list"})
            assertEquals(404, stranger.post(path, KIM).statusCode(), path);
        assertTrue(server.house.core.users.all().isEmpty());
    }

    @Test
    @Order(2)
    void with_it_the_organisation_is_named_first() {
        window.get("/setup");
        var answer = window.post("/setup/token", Map.of("token", " " + token + " "));
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().allValues("Set-Cookie").toString().contains("HttpOnly; SameSite=Strict"));

        var page = window.get("/setup");
        assertTrue(page.body().contains("name=\"languages\""), page.body());
        var fields = new HashMap<>(Map.of(
                "name.en",
                "Against Trafficking",
                "languages",
                "en, klingon!",
                "zone",
                "Mars/Olympus",
                "press",
                "no address",
                "phone",
                ""));
        var wrong = window.post("/setup/organisation", fields);
        assertEquals(422, wrong.statusCode());
        for (var words : new String[] {"Write tags of languages", "Choose a time zone", "for the press desk"})
            assertTrue(wrong.body().contains(words), words);
        assertTrue(wrong.body().contains("klingon!"), "what was typed is still there");

        fields.putAll(Map.of("languages", "en, nl", "zone", "Europe/Amsterdam", "press", "press@example.org"));
        assertEquals(303, window.post("/setup/organisation", fields).statusCode());
        var of = server.house.core.organisations.all().get(0);
        assertEquals("Against Trafficking", of.name(Locale.ENGLISH));
        assertEquals("[en, nl]", of.fallback().toString());
        assertEquals("Europe/Amsterdam", of.zone().getId());
    }

    @Test
    @Order(3)
    void then_comes_the_first_user_also_in_another_window() {
        var other = server.new Window();
        other.get("/setup");
        other.post("/setup/token", Map.of("token", token));
        assertTrue(other.get("/setup").body().contains("name=\"username\""), "where she was is remembered");

        var weakly = new HashMap<>(KIM);
        weakly.putAll(Map.of("password", "short", "again", "short"));
        var weak = window.post("/setup/user", weakly);
        assertEquals(422, weak.statusCode());
        assertTrue(weak.body().contains("fewer than 12"));
        assertFalse(weak.body().contains("value=\"short\""), "no password comes back");

        window.get("/setup");
        var made = window.post("/setup/user", KIM);
        assertEquals("/sign-in", made.headers().firstValue("Location").orElseThrow());
        assertTrue(server.house.core.users.proves("kim", LONG));
        var actor = server.house.core.staff.actor("kim");
        for (var role : new Role[] {Role.ADMINISTRATOR, Role.WRITER, Role.LIST_KEEPER})
            role.permissions().forEach(it -> assertTrue(actor.may(it, server.first()), it.name()));

        assertEquals(404, other.post("/setup/user", KIM).statusCode(), "the token is over");
        assertEquals(404, other.post("/setup/token", Map.of("token", token)).statusCode());
        assertEquals(404, other.get("/setup").statusCode());
    }

    @Test
    @Order(4)
    void from_then_on_it_belongs_to_administrators_and_goes_on_where_it_was() {
        server.house.core.users.add(new User("writer", "A writer", Locale.ENGLISH));
        server.house.core.users.setPassword("writer", DeskServer.PASSWORD);
        server.house.core.staff.grant("writer", server.first(), Role.WRITER, org.communique.staff.Actor.console());
        assertEquals(404, server.signIn("writer").get("/setup").statusCode());

        server.house.core.users.setPassword("kim", DeskServer.PASSWORD);
        var kim = server.signIn("kim");
        var page = kim.get("/setup");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("data-step=\"mail\""));

        kim.post("/setup/skip", Map.of("step", "dns"));
        assertTrue(server.signIn("kim").get("/setup").body().contains("Skipped"));

        assertEquals(
                422,
                kim.post("/setup/list", Map.of("slug", "No", "name", "News")).statusCode());
        assertEquals(
                303,
                kim.post("/setup/list", Map.of("slug", "news", "name", "News")).statusCode());
        assertEquals(
                422,
                kim.post("/setup/list", Map.of("slug", "news", "name", "News")).statusCode());
        assertTrue(server.house.core.lists.bySlug(server.first(), "news").isPresent());
    }
}
