package org.communique.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StaffTest {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");

    @TempDir
    Path folder;

    private Store store;
    private Staff staff;
    private long network;
    private long member;

    private void open(Dialect dialect) {
        store = Databases.open(dialect, folder);
        network = organisation("network");
        member = organisation("member");
        staff = new Staff(store, Clock.fixed(NINE, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_granted_role_counts_in_its_organisation_and_there_alone(Dialect dialect) {
        open(dialect);

        assertTrue(staff.grant("kim", member, Role.LIST_KEEPER, Actor.console()));

        assertTrue(staff.actor("kim").may(Permission.CONTACT_EXPORT, member));
        assertFalse(staff.actor("kim").may(Permission.CONTACT_EXPORT, network));
        assertFalse(staff.actor("kim").belongsTo(network));
        assertFalse(staff.actor("KIM").belongsTo(member));
        assertEquals(List.of(new Staff.Grant("kim", Role.LIST_KEEPER, "console", NINE)), staff.of(member));
        assertEquals(List.of(), staff.of(network));
    }

    @ParameterizedTest
    @EnumSource
    void a_role_taken_away_is_gone_from_the_next_request_on(Dialect dialect) {
        open(dialect);
        staff.grant("kim", member, Role.WRITER, Actor.console());
        staff.grant("kim", network, Role.WRITER, Actor.console());
        assertFalse(staff.grant("kim", member, Role.WRITER, Actor.console()), "has it already");

        assertTrue(staff.revoke("kim", member, Role.WRITER));

        assertFalse(staff.revoke("kim", member, Role.WRITER), "has it no more");
        assertFalse(staff.actor("kim").may(Permission.STATEMENT_WRITE, member));
        assertTrue(staff.actor("kim").may(Permission.STATEMENT_WRITE, network));
    }

    @ParameterizedTest
    @EnumSource
    void every_role_of_the_code_is_one_the_table_takes(Dialect dialect) {
        open(dialect);
        for (var role : Role.values()) assertTrue(staff.grant("kim", member, role, Actor.console()), role.code());

        for (var permission : Permission.values())
            assertEquals(!permission.network(), staff.actor("kim").may(permission, member), permission.code());
    }

    private long organisation(String slug) {
        return new Organisations(store)
                .add(new Organisation(
                        0,
                        slug,
                        Localized.same(slug),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@" + slug + ".example",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
    }
}
