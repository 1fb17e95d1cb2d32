package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.app.DeskServer.Window;
import org.communique.signin.Accounts.Change;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.communique.vault.OneTimeCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at the real server, with a second factor required. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    private static final Pattern SECRET = Pattern.compile("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
    private static final Pattern CODE = Pattern.compile("<code>([a-z2-7-]{14})</code>");

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.put("desk.second-factor", "required");
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_password_alone_leads_to_the_second_factor_and_no_further() {
        server.user("nina", Role.WRITER);
        var window = server.signIn("nina");

        for (var path : List.of("/desk", server.path(""), "/account"))
            assertEquals("/account/second-factor", location(window.get(path)), path);
        assertTrue(
                window.get("/account/second-factor").body().contains("viewBox=\"0 0 "), "the QR code is in the page");
    }

    @Test
    void with_a_code_she_is_in_and_the_code_works_only_once() {
        server.user("otto", Role.WRITER);
        var secret = enrolled("otto");
        server.house.clock.pass(Duration.ofMinutes(1));
        var code = now(secret);

        var window = half("otto");
        assertEquals("/sign-in", location(window.get(server.path(""))), "half way is not in");
        assertEquals(server.path(""), location(window.post("/sign-in/code", Map.of("code", code))));
        assertEquals(200, window.get(server.path("")).statusCode());

        var second = half("otto");
        assertEquals("/sign-in/code?error", location(second.post("/sign-in/code", Map.of("code", code))));
    }

    @Test
    void a_recovery_code_stands_in_for_the_telephone_once() {
        server.user("piet", Role.WRITER);
        var window = server.signIn("piet");
        var secret = secret(window);
        assertEquals(
                "/account/recovery-codes",
                location(window.post("/account/second-factor", Map.of("code", now(secret)))));
        var codes = CODE.matcher(window.get("/account/recovery-codes").body())
                .results()
                .map(it -> it.group(1))
                .toList();
        assertEquals(10, codes.size());
        window.get("/account");
        assertEquals("/account", location(window.get("/account/recovery-codes")), "shown once");

        var one = codes.get(3).toUpperCase().replace("-", " ");
        assertEquals("/desk", location(half("piet").post("/sign-in/code", Map.of("code", one))));
        assertEquals("/sign-in/code?error", location(half("piet").post("/sign-in/code", Map.of("code", one))));
    }

    @Test
    void the_session_has_another_id_after_the_password_and_after_the_code() {
        server.user("rosa", Role.WRITER);
        var secret = enrolled("rosa");
        server.house.clock.pass(Duration.ofMinutes(1));
        var window = half("rosa");
        var before = window.cookies.get("__Host-communique");

        window.post("/sign-in/code", Map.of("code", now(secret)));

        assertNotEquals(before, window.cookies.get("__Host-communique"));
    }

    @Test
    void she_comes_to_the_page_she_wanted_and_never_to_another_site() {
        enrolled("sana");
        server.house.clock.pass(Duration.ofMinutes(1));
        var window = server.new Window();
        window.get("/account?x=1");
        window.get("/sign-in");
        window.post("/sign-in", Map.of("username", "Sana ", "password", DeskServer.PASSWORD));
        window.get("/sign-in/code");

        assertEquals("/account?x=1", location(window.post("/sign-in/code", Map.of("code", now(secretOf("sana"))))));

        var lured = server.new Window();
        lured.cookies.put("__Host-communique-wanted", "%2F%2Fevil.example");
        lured.get("/sign-in");
        lured.post("/sign-in", Map.of("username", "sana", "password", DeskServer.PASSWORD));
        lured.get("/sign-in/code");
        server.house.clock.pass(Duration.ofMinutes(1));
        assertEquals("/desk", location(lured.post("/sign-in/code", Map.of("code", now(secretOf("sana"))))));
    }

    @Test
    void cookies_are_bound_to_the_host_and_hidden_from_scripts_and_public_pages_set_none() {
        enrolled("tomas");
        var window = server.new Window();
        window.get("/sign-in");
        var answer = window.post("/sign-in", Map.of("username", "tomas", "password", DeskServer.PASSWORD));

        var cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("__Host-communique="))
                .findFirst()
                .orElseThrow();
        for (var it : List.of("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"))
            assertTrue(cookie.contains(it), cookie);
        assertFalse(cookie.contains("Domain"), cookie);
        for (var path : List.of("/", "/en/", "/feeds", "/nothing-here"))
            assertEquals(List.of(), window.get(path).headers().allValues("Set-Cookie"), path);
    }

    @Test
    void another_site_s_page_cannot_make_a_browser_post_here() throws Exception {
        var window = server.new Window();
        window.get("/sign-in");
        for (var header :
                List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example"))
            assertEquals(403, post(window, header), header);
        assertEquals(303, post(window, "Sec-Fetch-Site: same-origin"));
        assertEquals(303, post(window, "Origin: " + server.origin));
    }

    @Test
    void signing_out_ends_the_session_in_the_database() {
        server.user("uma", Role.WRITER);
        var window = server.signIn("uma");
        window.get("/account/second-factor");
        assertEquals(1, sessions("uma"));

        window.post("/sign-in/out", Map.of());

        assertEquals(0, sessions("uma"));
        assertEquals("/sign-in", location(window.get("/account")));
    }

    @Test
    void a_change_of_password_role_second_factor_or_standing_ends_her_sessions_within_one_request() {
        server.user("vera", Role.WRITER);
        var desks = server.house.core.desks();
        var accounts = SignInRooms.of(server.house.core).accounts();
        var slug = server.house.core.organisations.all().get(0).slug();
        var change = Change.of("vera", "console");
        List<Runnable> changes = List.of(
                () -> accounts.setPassword(change, DeskServer.PASSWORD),
                () -> desks.staff().grant(Actor.console(), slug, "vera", Role.APPROVER),
                () -> desks.staff().revoke(Actor.console(), slug, "vera", Role.APPROVER),
                () -> accounts.resetSecondFactor(change),
                () -> desks.staff().disable(Actor.console(), slug, "vera"));
        for (int i = 0; i < changes.size(); i++) {
            var window = server.signIn("vera");
            assertEquals(200, window.get("/account/second-factor").statusCode());

            changes.get(i).run();

            assertEquals("/sign-in", location(window.get("/account/second-factor")), "change " + i);
        }
        assertEquals("/sign-in?error", location(typed(server.new Window(), "vera")), "disabled");
    }

    @Test
    void her_own_session_goes_on_under_another_id_when_she_changes_her_password_and_the_others_end() {
        server.user("wies", Role.WRITER);
        var secret = enrolled("wies");
        server.house.clock.pass(Duration.ofMinutes(1));
        var other = half("wies");
        other.post("/sign-in/code", Map.of("code", now(secret)));
        server.house.clock.pass(Duration.ofMinutes(1));
        var window = half("wies");
        window.post("/sign-in/code", Map.of("code", now(secret)));
        window.get("/account");
        var before = window.cookies.get("__Host-communique");

        var fresh = "seven quiet lighthouse keepers";
        var answer = window.post(
                "/account/password", Map.of("current", DeskServer.PASSWORD, "password", fresh, "again", fresh));

        assertEquals("/account?saved", location(answer));
        assertEquals(200, window.get("/account").statusCode());
        assertNotEquals(before, window.cookies.get("__Host-communique"));
        assertEquals("/sign-in", location(other.get("/account")));
        assertTrue(server.house.core.users.proves("wies", fresh));
    }

    @Test
    void passwords_that_will_not_do_are_refused_in_words_and_nothing_changes() {
        enrolled("xenia");
        server.house.clock.pass(Duration.ofMinutes(1));
        var window = half("xenia");
        window.post("/sign-in/code", Map.of("code", now(secretOf("xenia"))));
        window.get("/account");
        for (var bad : List.of("short", "password1234", "xeniaxeniaxenia", "aaaaaaaaaaaaaaa", "communique2026")) {
            var answer = window.post(
                    "/account/password", Map.of("current", DeskServer.PASSWORD, "password", bad, "again", bad));
            assertEquals(422, answer.statusCode(), bad);
        }
        var wrong = window.post(
                "/account/password",
                Map.of("current", "wrong", "password", "four blue ferries north", "again", "four blue ferries north"));
        assertEquals(422, wrong.statusCode());
        assertTrue(server.house.core.users.proves("xenia", DeskServer.PASSWORD));
    }

    private static byte[] enrolled(String user) {
        if (server.house.core.users.find(user).isEmpty()) server.user(user, Role.WRITER);
        var totps = SignInRooms.of(server.house.core).proofs().totps();
        assertTrue(totps.set(user, secretOf(user), now(secretOf(user))));
        return secretOf(user);
    }

    private static byte[] secretOf(String user) {
        return java.util.Arrays.copyOf(user.getBytes(java.nio.charset.StandardCharsets.UTF_8), 20);
    }

    private static byte[] secret(Window window) {
        var page = window.get("/account/second-factor").body();
        var words = SECRET.matcher(page);
        assertTrue(words.find(), page);
        return OneTimeCode.secret(words.group()).orElseThrow();
    }

    private static String now(byte[] secret) {
        return OneTimeCode.at(secret, OneTimeCode.step(server.house.clock.instant()));
    }

    /** A window of somebody who has typed her password and not her code. */
    private static Window half(String user) {
        var window = server.new Window();
        assertEquals("/sign-in/code", location(typed(window, user)));
        window.get("/sign-in/code");
        return window;
    }

    private static HttpResponse<String> typed(Window window, String user) {
        window.get("/sign-in");
        return window.post("/sign-in", Map.of("username", user, "password", DeskServer.PASSWORD));
    }

    private static int post(Window window, String header) throws Exception {
        var pair = header.split(": ", 2);
        var request = HttpRequest.newBuilder(URI.create(server.origin + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "__Host-communique-form=" + window.cookies.get("__Host-communique-form"))
                .header(pair[0], pair[1])
                .POST(HttpRequest.BodyPublishers.ofString(
                        DeskServer.form(Map.of("_csrf", window.csrf, "username", "nobody", "password", "x"))));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int sessions(String user) {
        return SignInRooms.of(server.house.core).sessions().of(user).size();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, " + answer.statusCode());
    }
}
