package org.communique.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoleTest {

    @ParameterizedTest
    @EnumSource
    void no_role_both_writes_and_approves(Role role) {
        assertFalse(role.permissions().containsAll(Set.of(Permission.STATEMENT_WRITE, Permission.RELEASE_APPROVE)));
    }

    @Test
    void only_those_who_keep_lists_or_look_after_the_press_see_who_somebody_is() {
        var see = Arrays.stream(Role.values())
                .filter(role -> role.permissions().stream().anyMatch(Permission::namesPeople))
                .collect(Collectors.toSet());

        assertEquals(Set.of(Role.LIST_KEEPER, Role.PRESS_DESK), see);
    }

    @Test
    void an_auditor_changes_nothing() {
        Role.AUDITOR.permissions().forEach(it -> assertTrue(it.looksOnly(), it.code()));
    }

    @ParameterizedTest
    @EnumSource
    void no_role_reaches_into_every_organisation(Role role) {
        role.permissions().forEach(it -> assertFalse(it.network(), it.code()));
    }

    @Test
    void each_permission_is_somebody_s_or_the_console_s() {
        var held = Arrays.stream(Role.values())
                .flatMap(it -> it.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var it : Permission.values()) assertEquals(!it.network(), held.contains(it), it.code());
    }

    @Test
    void a_role_in_one_organisation_is_worth_nothing_in_another() {
        var keeper = Actor.of("kim", Map.of(1L, Set.of(Role.LIST_KEEPER), 2L, Set.of(Role.WRITER)));

        assertTrue(keeper.may(Permission.CONTACT_EXPORT, 1));
        assertFalse(keeper.may(Permission.CONTACT_EXPORT, 2));
        assertTrue(keeper.may(Permission.STATEMENT_WRITE, 2));
        assertFalse(keeper.belongsTo(3));
    }

    @Test
    void the_manual_s_table_is_what_the_roles_hold() throws IOException {
        var told = Files.readAllLines(Path.of("src/docs/manual/organisations.md")).stream()
                .filter(it -> it.startsWith("| `"))
                .toList();

        assertEquals(Arrays.stream(Permission.values()).map(RoleTest::line).toList(), told);
    }

    private static String line(Permission permission) {
        return "| `" + permission.code() + "` |"
                + Arrays.stream(Role.values())
                        .map(it -> it.permissions().contains(permission) ? " yes |" : " |")
                        .collect(Collectors.joining());
    }
}
