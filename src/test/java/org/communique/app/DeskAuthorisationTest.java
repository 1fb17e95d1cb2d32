package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.app.DeskRoutes.Route;
import org.communique.app.DeskServer.Window;
import org.communique.app.Members.Things;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the desk, asked for by every role at its own organisation, at another one and at none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskAuthorisationTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static Members members;
    static Map<Role, Window> windows;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE).without("press", "reviews", "notices");
        members = new Members(server.house);
        WriteUseCases.giveFiles(server.house.core.desks(), members);
        var own = server.house.core.organisations.bySlug(members.own.name()).orElseThrow();
        windows = new HashMap<>();
        for (var role : Role.values()) {
            var name = "only-" + role.code();
            server.user(name);
            server.house.core.staff.grant(name, own.id(), role, Actor.console());
            windows.put(role, server.signIn(name));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_route_of_the_desk_says_what_it_takes() {
        var known = new TreeSet<>(DeskRoutes.TABLE.keySet());
        known.addAll(DeskRoutes.OUTSIDE.keySet());

        assertEquals(known, routes(), "add a line to DeskRoutes for what is new, and take out what is no more");
    }

    @Test
    void a_page_opens_to_whoever_may_see_it_and_to_nobody_else() {
        var wrong = new ArrayList<String>();
        DeskRoutes.TABLE.forEach((name, route) -> {
            if (name.startsWith("GET ")) for (var role : Role.values()) look(name, route, role, wrong);
        });

        assertEquals(List.of(), wrong);
    }

    private static void look(String name, Route route, Role role, List<String> wrong) {
        boolean may = role.permissions().contains(route.permission());
        int own = windows.get(role).get(path(route, members.own)).statusCode();
        if (may ? own >= 400 : own != 403) wrong.add(role + " " + name + " own " + own);
        for (var other : List.of(members.foreign, Things.nowhere())) {
            int status = windows.get(role).get(path(route, other)).statusCode();
            if (status != 404) wrong.add(role + " " + name + " " + other.name() + " " + status);
        }
    }

    @Test
    void nothing_is_changed_by_a_request_without_the_token_of_a_form() {
        var before = AllRows.of(server.house.core.store);
        var wrong = writing()
                .filter(it -> windows.get(Role.WRITER)
                                .postBare(path(DeskRoutes.TABLE.get(it), members.own), "")
                                .statusCode()
                        != 403);

        assertEquals(List.of(), wrong.toList());
        assertEquals(before, AllRows.of(server.house.core.store));
    }

    @Test
    void what_somebody_may_not_do_is_refused_with_the_token_too() {
        var wrong = new ArrayList<String>();
        writing().forEach(name -> {
            var route = DeskRoutes.TABLE.get(name);
            for (var role : Role.values()) {
                boolean may = role.permissions().contains(route.permission());
                windows.get(role).get("/desk/" + members.own.name() + "/audiences"); // a form with the token
                for (var of : List.of(members.own, members.foreign, Things.nowhere())) {
                    if (may && of == members.own) continue;
                    int status =
                            windows.get(role).post(path(route, of), Map.of()).statusCode();
                    int expected = of == members.own ? 403 : 404;
                    if (status != expected) wrong.add(role + " " + name + " " + of.name() + " " + status);
                }
            }
        });

        assertEquals(List.of(), wrong);
    }

    @Test
    void a_stranger_gets_no_further_than_the_sign_in_page() {
        for (var name : DeskRoutes.TABLE.keySet())
            if (name.startsWith("GET ")) {
                var answer = server.new Window().get(path(DeskRoutes.TABLE.get(name), members.own));
                assertEquals(303, answer.statusCode(), name);
                assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("/sign-in"), name);
            }
    }

    private static java.util.stream.Stream<String> writing() {
        return DeskRoutes.TABLE.keySet().stream().filter(it -> it.startsWith("POST "));
    }

    private static String path(Route route, Things of) {
        return "/desk/" + of.name() + route.rest().apply(of);
    }

    private static Set<String> routes() {
        return server.context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(it -> it.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(DeskRoutes::covers)
                        .flatMap(pattern ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
