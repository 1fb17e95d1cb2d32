package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.app.DeskServer.Window;
import org.communique.audience.Address;
import org.communique.openid.FakeProvider;
import org.communique.signin.Accounts.Change;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.vault.OneTimeCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Being let in by the provider of the house, at the real server, which was started before the provider was there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderSignInTest {

    private static final String REFUSED = "/sign-in?provider";

    @TempDir
    static Path folder;

    static ProviderHouse both;
    static FakeProvider there;
    static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        both = new ProviderHouse(folder, Map.of("desk.oidc-name", "Havenlight"));
        server = both.server;
        assertEquals("/sign-in?away", location(server.new Window().get("/sign-in/provider")));
        there = both.there.start();
        server.house.clock.pass(Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void she_presses_the_button_proves_herself_there_and_is_at_the_page_she_wanted() {
        staff("anna");
        var window = server.new Window();
        window.get("/account?x=1");
        var page = window.get("/sign-in").body();
        assertTrue(page.contains("href=\"/sign-in/provider\"") && page.contains("Sign in with Havenlight"), page);

        assertEquals("/account?x=1", location(comes(window, "sub-anna", "anna@example.org")));

        assertEquals(200, window.get("/account").statusCode());
        assertEquals(List.of("user.signed-in anna provider", "user.identity anna"), log(server.first(), 2));
    }

    @Test
    void the_provider_s_name_for_her_counts_from_then_on_and_no_address() {
        staff("bea");
        staff("carla");
        comes(server.new Window(), "sub-bea", "bea@example.org");

        var window = server.new Window();
        assertEquals("/desk", location(comes(window, "sub-bea", "carla@example.org")));
        assertTrue(
                window.get("/account").body().contains("value=\"Shown bea\""),
                "she does not become who has the address");

        assertEquals(
                REFUSED,
                location(comes(server.new Window(), "sub-new", "bea@example.org")),
                "nor does another become her");
        assertEquals(List.of("user.refused bea bound to somebody else there"), log(server.first(), 1));
    }

    @Test
    void who_is_unknown_unverified_or_disabled_is_answered_in_one_way_and_nobody_is_made_a_user() {
        staff("dora");
        staff("dis");
        var accounts = SignInRooms.of(server.house.core).accounts();
        comes(server.new Window(), "sub-dis", "dis@example.org");
        accounts.disable(Change.of("dis", "console"));
        var users = server.house.core.users.all();

        var window = server.new Window();
        for (var it : List.<Consumer<JWTClaimsSet.Builder>>of(
                who("sub-1", "nobody@example.org"),
                who("sub-2", "dora@example.org").andThen(not -> not.claim("email_verified", false)),
                who("sub-3", "dora@example.org").andThen(not -> not.claim("email", null)),
                who("sub-dis", "x@example.org"),
                who("sub-4", "dora@example.org").andThen(not -> not.audience("another")))) {
            assertEquals(REFUSED, location(comes(window, it)));
            assertEquals("/sign-in", location(window.get("/account")));
        }

        assertEquals(users, server.house.core.users.all());
        assertTrue(window.get(REFUSED).body().contains("has not let anybody in"));
        assertEquals(
                List.of(
                        "user.refused unknown token",
                        "user.refused unknown no verified address",
                        "user.refused unknown no verified address",
                        "user.refused unknown unknown"),
                log(0, 4));
        assertEquals(List.of("user.refused dis disabled"), log(server.first(), 1));
    }

    @Test
    void an_address_that_two_users_have_means_neither() {
        staff("eva");
        staff("eva-2");
        server.house.core.users.setAddress("eva-2", new Address("Eva@Example.org"));

        assertEquals(REFUSED, location(comes(server.new Window(), "sub-eva", "eva@example.org")));
    }

    @Test
    void an_answer_works_once_and_in_the_browser_that_asked() {
        staff("fay");
        var window = server.new Window();
        var back = there.letIn(leaves(window), who("sub-fay", "fay@example.org"));

        assertEquals(REFUSED, location(server.new Window().get(back)));
        assertEquals(REFUSED, location(window.get(back.replaceFirst("state=.*", "state=another"))));
        assertEquals(REFUSED, location(window.get(back)), "a wrong answer has used the question up");
        back = there.letIn(leaves(window), who("sub-fay", "fay@example.org"));
        assertEquals("/desk", location(window.get(back)));
        assertEquals(REFUSED, location(window.get(back)));
    }

    @Test
    void being_bound_ends_the_sessions_she_had_and_a_reset_unbinds_her() {
        staff("gro");
        var before = server.signIn("gro");

        var window = server.new Window();
        comes(window, "sub-gro", "gro@example.org");
        assertEquals("/sign-in", location(before.get("/account")));
        SignInRooms.of(server.house.core).accounts().resetSecondFactor(Change.of("gro", "console"));

        assertEquals("/sign-in", location(window.get("/account")));
        assertEquals(REFUSED, location(comes(window, "sub-gro", "elsewhere@example.org")));
        assertEquals("/account", location(comes(window, "sub-gro-2", "gro@example.org")));
    }

    @Test
    void a_second_factor_of_her_own_is_still_asked_for() {
        staff("hana");
        var secret = factor("hana");
        var window = server.new Window();

        assertEquals("/sign-in/code", location(comes(window, "sub-hana", "hana@example.org")));
        assertEquals("/sign-in", location(window.get("/account")), "half way is not in");
        assertEquals("/account", location(code(window, "/sign-in/code", secret)));
        assertEquals(List.of("user.signed-in hana provider and code"), log(server.first(), 1));
    }

    @Test
    void before_what_is_grave_she_proves_herself_there_anew() {
        staff("ida", Role.ADMINISTRATOR);
        staff("jo");
        comes(server.new Window(), "sub-jo", "jo@example.org");
        var window = server.signIn("ida");
        server.house.clock.pass(Duration.ofMinutes(6));
        window.get(server.path("/settings/users"));
        var fields = Map.of("user", "jo", "role", "approver");
        assertEquals("/sign-in/again", location(window.post(server.path("/settings/users/grant"), fields)));
        assertTrue(window.get("/sign-in/again").body().contains("href=\"/sign-in/again/provider\""));

        assertEquals(
                "/sign-in/again?provider",
                location(again(window, who("sub-ida", "ida@example.org"))),
                "it does not say when");
        assertEquals("/sign-in/again?provider", location(again(window, now(who("sub-jo", "")))), "somebody else");
        assertEquals("/sign-in/again", location(window.post(server.path("/settings/users/grant"), fields)));
        assertEquals("/sign-in/again/held", location(again(window, now(who("sub-ida", "ida@example.org")))));
        window.get("/sign-in/again/held");
        window.post(server.path("/settings/users/grant"), fields);
        assertTrue(server.house.core.staff.actor("jo").may(Permission.RELEASE_APPROVE, server.first()));
    }

    @Test
    void and_gives_her_own_code_too_if_she_has_one() {
        staff("kaat");
        var secret = factor("kaat");
        var window = server.new Window();
        comes(window, "sub-kaat", "kaat@example.org");
        code(window, "/sign-in/code", secret);

        assertEquals("/sign-in/again", location(again(window, now(who("sub-kaat", "")))));
        var page = window.get("/sign-in/again").body();
        assertFalse(page.contains("type=\"password\"") || page.contains("again/provider"), page);
        assertEquals("/sign-in/again?error", location(window.post("/sign-in/again", Map.of("code", "000000"))));
        assertEquals("/sign-in/again/held", location(code(window, "/sign-in/again", secret)));
        assertTrue(window.get("/sign-in/again").body().contains("type=\"password\""), "used up");
    }

    @Test
    void while_the_provider_cannot_be_reached_that_is_said_and_a_password_signs_in() {
        staff("lot");
        var window = server.new Window();
        var back = there.letIn(leaves(window), who("sub-lot", "lot@example.org"));
        there.stop();
        server.house.clock.pass(Duration.ofSeconds(10));

        assertEquals("/sign-in?away", location(window.get(back)));
        assertEquals("/sign-in?away", location(window.get("/sign-in/provider")));
        assertTrue(window.get("/sign-in?away").body().contains("cannot be reached just now"));
        server.signIn("lot");

        there.start();
        server.house.clock.pass(Duration.ofSeconds(10));
        assertEquals("/desk", location(comes(window, "sub-lot", "lot@example.org")));
    }

    @Test
    void a_browser_without_scripts_goes_there_and_comes_back() {
        staff("mia");
        there.visitor = who("sub-mia", "mia@example.org");
        try (var browser = new PageBrowser()) {
            browser.visitWithoutScripts(page -> {
                page.navigate(server.origin + "/sign-in");
                page.click("a[href='/sign-in/provider']");
                page.waitForURL("**/desk/**");
            });
        }
    }

    private static void staff(String name, Role... roles) {
        server.user(name, roles.length == 0 ? new Role[] {Role.WRITER} : roles);
        server.house.core.users.setAddress(name, new Address(name.replace("-2", "") + "@example.org"));
    }

    private static Consumer<JWTClaimsSet.Builder> who(String sub, String mail) {
        return it -> it.subject(sub).claim("email", mail).claim("email_verified", true);
    }

    private static Consumer<JWTClaimsSet.Builder> now(Consumer<JWTClaimsSet.Builder> who) {
        return who.andThen(
                it -> it.claim("auth_time", server.house.clock.instant().getEpochSecond()));
    }

    private static String leaves(Window window) {
        return location(window.get("/sign-in/provider"));
    }

    private static java.net.http.HttpResponse<String> comes(Window window, String sub, String mail) {
        return comes(window, who(sub, mail));
    }

    static java.net.http.HttpResponse<String> comes(Window window, Consumer<JWTClaimsSet.Builder> who) {
        return window.get(there.letIn(leaves(window), who));
    }

    private static java.net.http.HttpResponse<String> again(Window window, Consumer<JWTClaimsSet.Builder> who) {
        return window.get(there.letIn(location(window.get("/sign-in/again/provider")), who));
    }

    /** A minute later, when the code before is used up. */
    private static java.net.http.HttpResponse<String> code(Window window, String path, byte[] secret) {
        server.house.clock.pass(Duration.ofMinutes(1));
        window.get(path);
        return window.post(
                path, Map.of("code", OneTimeCode.at(secret, OneTimeCode.step(server.house.clock.instant()))));
    }

    static byte[] factor(String user) {
        var secret = new byte[20];
        var step = OneTimeCode.step(server.house.clock.instant());
        assertTrue(SignInRooms.of(server.house.core).proofs().totps().set(user, secret, OneTimeCode.at(secret, step)));
        return secret;
    }

    private static List<String> log(long of, int newest) {
        return server.house.core.audit.newest(of, newest).stream()
                .map(it -> it.entry().action() + " " + it.entry().detail())
                .toList();
    }
}
