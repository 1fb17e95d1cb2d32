package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.communique.audience.ListKind;
import org.communique.staff.Permission;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organisations, letterheads and staff from the command line. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganisationCommandTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_member_is_made_with_its_own_zone_languages_and_press_desk_and_can_change_them() {
        done(
                "organisation",
                "create",
                "open-door",
                "--sender",
                "vesti@open-door.example",
                "--name",
                "en=Open Door",
                "--name",
                "mk=Отворена врата",
                "--zone",
                "Europe/Skopje",
                "--languages",
                "mk,en",
                "--press-address",
                "press@open-door.example",
                "--postal",
                "Bul. Ilinden 1");

        var made = house.core.organisations.bySlug("open-door").orElseThrow();
        assertEquals("Отворена врата", made.name(Locale.forLanguageTag("mk")));
        assertEquals(ZoneId.of("Europe/Skopje"), made.zone());
        assertEquals(
                "Bul. Ilinden 1", house.core.letterheads.main(made.id()).paper().postal());

        done("organisation", "change", "open-door", "--languages", "en", "--press-phone", "+389 2 555");

        var changed = house.core.organisations.bySlug("open-door").orElseThrow();
        assertEquals(java.util.List.of(Locale.ENGLISH), changed.fallback());
        assertEquals("+389 2 555", changed.press().phone());
        assertEquals("press@open-door.example", changed.press().address());
        assertEquals(ZoneId.of("Europe/Skopje"), changed.zone());
    }

    @Test
    void what_cannot_be_is_refused_with_a_word_on_what_to_write_and_nothing_is_made() {
        refused("slug", "organisation", "create", "Open Door", "--sender", "a@b.example");
        refused("--sender as an address", "organisation", "create", "open", "--sender", "nobody");
        refused("Europe/Amsterdam", "organisation", "create", "open", "--sender", "a@b.example", "--zone", "Mars");
        refused("mk,en", "organisation", "create", "open", "--sender", "a@b.example", "--languages", "mk,klingon");
        refused(
                "there is a organisation 'network' already",
                "organisation",
                "create",
                "network",
                "--sender",
                "a@b.example");
        refused("no such organisation", "organisation", "show", "nowhere");
        refused("such as #0b5a6b", "letterhead", "create", "red", "--colour", "red");
        refused("no such letterhead", "letterhead", "change", "red", "--colour", "#a01020");
        refused("the role is one of", "staff", "grant", "kim", "queen");
        refused("does not have this role", "staff", "revoke", "kim", "writer");

        assertEquals(1, house.core.organisations.all().size());
        assertEquals(1, house.core.letterheads.all(1).size());
    }

    @Test
    void a_colour_nobody_can_read_is_made_darker_and_the_answer_says_so() {
        done("letterhead", "create", "hotline", "--colour", "#ffd500", "--legal", "en=Charity 1");

        assertTrue(program.out.contains("shown as #"), program.out);
        done("letterhead", "preview", "hotline");
        assertTrue(program.out.contains("Charity 1") && !program.out.contains(":#ffd500;"), program.out);
    }

    @Test
    void a_release_names_a_letterhead_of_its_own_organisation() {
        done("letterhead", "create", "hotline", "--sender", "hotline@example.org", "--reply-to", "help@example.org");
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.statement("safe", "en");

        refused("no letterhead", "release", "create", "safe", "--to", "alerts", "--now", "--letterhead", "nowhere");
        done("release", "create", "safe", "--to", "alerts", "--now", "--letterhead", "hotline");

        house.pass(Duration.ofSeconds(1));
        house.sweepAndDeliver();
        assertEquals(
                "hotline@example.org",
                house.mail.parcels.get(0).letter().organisation().sender());
    }

    @Test
    void a_statement_never_goes_to_the_lists_of_another_organisation() {
        var members = new Members(house);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");

        refused("no such list", "release", "create", members.own.name(), "--to", "alerts", "--now");
        refused("no such list", "release", "create", members.own.name(), "--to", members.foreign.name(), "--now");
        done("release", "create", "skopje/skopje", "--to", members.own.name(), "--now");
    }

    @Test
    void roles_are_given_and_taken_and_written_down() {
        done("staff", "grant", "kim", "list-keeper");
        assertTrue(house.core.staff.actor("kim").may(Permission.CONTACT_EXPORT, 1));

        done("staff", "revoke", "kim", "list-keeper");
        assertTrue(!house.core.staff.actor("kim").belongsTo(1));
        assertEquals(
                java.util.List.of("role.revoked", "role.granted"),
                house.core.audit.newest(1, 5).stream()
                        .map(it -> it.entry().action())
                        .toList());
    }

    private void done(String... arguments) {
        assertEquals(0, program.run(house, arguments), program.err);
    }

    private void refused(String why, String... arguments) {
        assertEquals(1, program.run(house, arguments), program.out + program.err);
        assertTrue(program.err.contains(why) || why.equals("slug"), program.err);
    }
}
