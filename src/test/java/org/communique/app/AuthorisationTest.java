package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.app.Members.Things;
import org.communique.release.InvalidRelease;
import org.communique.staff.Actor;
import org.communique.staff.Denied;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.communique.transfer.InvalidImport;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.communique.workspace.Taken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use case of the staff, as every role, on what is the organisation's own and on what is another's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthorisationTest {

    private static final String ALLOWED = "allowed";

    @TempDir
    static Path folder;

    static TestHouse house;
    static Desks desks;
    static Members members;

    @BeforeAll
    static void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
        house.release(house.statement("shared", "en"), TestHouse.NINE);
        house.sweepAndDeliver();
        members = new Members(house);
        desks = house.core.desks();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_public_method_of_a_desk_says_what_it_takes_and_has_its_line_in_the_table() {
        var names = methods().map(AuthorisationTest::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(names, new TreeSet<>(UseCases.TABLE.keySet()), "add a line to UseCases for what is new");
        methods().forEach(it -> assertNotNull(it.getAnnotation(Needs.class), name(it) + " lacks @Needs"));
        methods().forEach(it -> assertEquals(Actor.class, it.getParameterTypes()[0], name(it) + " asks nobody"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void each_role_may_do_what_the_table_says_and_nothing_else(Method method) {
        for (var role : Role.values())
            assertEquals(
                    expected(method, role),
                    outcome(method, as(Set.of(role)), members.own.name(), members.own),
                    role.code());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void who_has_no_role_does_not_learn_that_there_is_such_an_organisation(Method method) {
        var nobody = Actor.of("nobody", Map.of());
        var here = outcome(method, nobody, members.own.name(), members.own);

        assertEquals(outcome(method, nobody, "nowhere", Things.nowhere()), here);
        assertEquals(network(method) ? here : "missing organisation", here);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void another_organisation_is_answered_like_none_whatever_roles_she_has_in_her_own(Method method) {
        var everything = as(EnumSet.allOf(Role.class));

        assertEquals(
                outcome(method, everything, "nowhere", members.foreign),
                outcome(method, everything, members.foreign.name(), members.foreign));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void what_another_organisation_has_is_answered_in_her_own_like_what_does_not_exist(Method method) {
        var everything = as(EnumSet.allOf(Role.class));

        assertEquals(
                outcome(method, everything, members.own.name(), Things.nowhere()),
                outcome(method, everything, members.own.name(), members.foreign));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void the_console_may_do_everything_everywhere(Method method) {
        assertEquals(ALLOWED, outcome(method, Actor.console(), members.own.name(), members.own));
        assertEquals(ALLOWED, outcome(method, Actor.console(), members.foreign.name(), members.foreign));
    }

    @Test
    void an_administrator_cannot_give_herself_a_role() {
        var admin = as(Set.of(Role.ADMINISTRATOR));

        assertEquals("denied staff-manage", said(() -> desks.staff()
                .grant(admin, members.own.name(), admin.name(), Role.LIST_KEEPER)));
        assertEquals("denied staff-manage", said(() -> desks.staff()
                .revoke(admin, members.own.name(), admin.name(), Role.ADMINISTRATOR)));
    }

    private static Stream<Method> methods() {
        return Arrays.stream(Desks.class.getRecordComponents())
                .map(it -> it.getType())
                .flatMap(desk -> Arrays.stream(desk.getDeclaredMethods()))
                .filter(it -> Modifier.isPublic(it.getModifiers()) && !it.isSynthetic());
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static boolean network(Method method) {
        return needs(method).stream().anyMatch(Permission::network);
    }

    private static List<Permission> needs(Method method) {
        return List.of(Optional.ofNullable(method.getAnnotation(Needs.class))
                .orElseThrow(() -> new AssertionError(name(method) + " lacks @Needs"))
                .value());
    }

    private static String expected(Method method, Role role) {
        return needs(method).stream()
                .filter(it -> !role.permissions().contains(it))
                .findFirst()
                .map(it -> "denied " + it.code())
                .orElse(ALLOWED);
    }

    private static Actor as(Set<Role> roles) {
        long own = house.core
                .organisations
                .bySlug(members.own.name())
                .orElseThrow()
                .id();
        return Actor.of("kim", Map.of(own, roles));
    }

    /** What a call comes to. Whatever is refused has changed nothing in the database, not even for a moment. */
    private static String outcome(Method method, Actor who, String of, Things it) {
        var call = Optional.ofNullable(UseCases.TABLE.get(name(method)))
                .orElseThrow(() -> new AssertionError("add a line to UseCases for " + name(method)));
        for (var each : List.of(members.own, members.foreign)) // an earlier call may have removed it
        desks.segments().save(Actor.console(), each.name(), each.name(), UseCases.RULE);
        Patience.await(AuthorisationTest::resting);
        long before = changes();
        var said = said(() -> call.of(desks, who, of, it));
        boolean searched = name(method).equals("PersonDesk.find") && said.startsWith("missing"); // it is written down
        if (!said.equals(ALLOWED) && !searched)
            assertEquals(before, changes(), name(method) + " was refused and changed something");
        return said;
    }

    /** What an earlier call has begun in the background is done. */
    private static boolean resting() {
        return house.core.store.read().sql("""
                                SELECT (SELECT count(*) FROM upload WHERE state IN ('checking', 'running'))
                                     + (SELECT count(*) FROM export_request WHERE state = 'confirmed')
                                """).query(Long.class).single() == 0;
    }

    private static String said(java.util.function.Supplier<Object> call) {
        try {
            return call.get() == UseCases.NOT_AMONG_THEM ? "missing organisation" : ALLOWED;
        } catch (Missing missing) {
            return "missing " + missing.getMessage().replaceAll("there is no such | in your organisation", "");
        } catch (Denied denied) {
            return "denied " + denied.permission().code();
        } catch (InvalidRelease | InvalidImport | Taken decidedOtherwise) {
            return ALLOWED;
        }
    }

    /** Rows that the one writer of the database has changed since it was opened, also those taken back. */
    private static long changes() {
        return house.core.store.write(
                db -> db.sql("SELECT total_changes()").query(Long.class).single());
    }
}
