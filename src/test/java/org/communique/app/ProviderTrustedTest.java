package org.communique.app;

import static org.communique.app.SignInTest.location;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.audience.Address;
import org.communique.openid.FakeProvider;
import org.communique.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that requires a second factor and leaves it to the provider, for whoever comes from there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderTrustedTest {

    @TempDir
    static Path folder;

    static ProviderHouse both;
    static FakeProvider there;
    static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        both = new ProviderHouse(
                folder, Map.of("desk.oidc-second-factor", "provider", "desk.second-factor", "required"));
        server = both.server;
        there = both.there.start();
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void who_comes_from_there_needs_none_of_her_own_and_who_types_a_password_does() {
        staff("nel");
        var window = server.new Window();

        assertEquals("/desk", location(comes(window, "nel")));
        assertEquals(200, window.get("/account").statusCode());
        assertEquals("/account/second-factor", location(server.signIn("nel").get("/account")));
    }

    @Test
    void who_has_one_is_not_asked_for_it_when_she_comes_from_there() {
        staff("oda");
        SignInRooms.of(server.house.core).proofs().totps().set("oda", new byte[20], now());

        assertEquals("/desk", location(comes(server.new Window(), "oda")));
        var typed = server.new Window();
        typed.get("/sign-in");
        assertEquals(
                "/sign-in/code",
                location(typed.post("/sign-in", Map.of("username", "oda", "password", DeskServer.PASSWORD))));
    }

    private static void staff(String name) {
        server.user(name, Role.WRITER);
        server.house.core.users.setAddress(name, new Address(name + "@example.org"));
    }

    private static java.net.http.HttpResponse<String> comes(DeskServer.Window window, String name) {
        Consumer<JWTClaimsSet.Builder> who = it ->
                it.subject("sub-" + name).claim("email", name + "@example.org").claim("email_verified", true);
        return window.get(there.letIn(location(window.get("/sign-in/provider")), who));
    }

    private static String now() {
        var step = org.communique.vault.OneTimeCode.step(server.house.clock.instant());
        return org.communique.vault.OneTimeCode.at(new byte[20], step);
    }
}
