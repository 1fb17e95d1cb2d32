package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.app.DeskServer.Window;
import org.communique.audience.Audit;
import org.communique.audience.ListKind;
import org.communique.delivery.Alerts;
import org.communique.staff.Role;
import org.communique.staff.Searches;
import org.communique.staff.Unmaskings;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One person at the desk: found by her address, masked, opened so many times a day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeoplePagesTest {

    private static final int QUOTA = 50;

    @TempDir
    static Path folder;

    static DeskServer server;
    static long ana;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list("alerts", ListKind.PUBLIC);
        ana = Members.contact(house, list.id(), "ana.secret@example.org");
        house.release(house.statement("winter", "en"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void she_is_found_by_her_exact_address_which_stands_in_no_address_of_ours() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/people"));

        var found = keeper.post(server.path("/people"), Map.of("address", "ANA.secret@example.org"));
        var near = keeper.post(server.path("/people"), Map.of("address", "ana@example.org"));
        var none = keeper.post(server.path("/people"), Map.of("address", "ana"));

        assertEquals(
                server.path("/people/" + ana),
                found.headers().firstValue("Location").orElseThrow());
        assertEquals(422, near.statusCode());
        assertFalse(near.body().contains("ana@example.org"), "not even what was typed");
        assertEquals(422, none.statusCode());
    }

    @Test
    void her_page_is_masked_and_has_what_she_agreed_to_and_what_went_to_her() {
        var page =
                server.signIn("list-keeper").get(server.path("/people/" + ana)).body();

        assertTrue(page.contains("a…@e…"), page);
        assertFalse(page.contains("ana.secret"), page);
        assertTrue(page.contains("Agreed") && page.contains("winter") && page.contains("accepted"), page);
    }

    @Test
    void opening_her_shows_who_she_is_once_is_written_down_and_is_masked_again_on_the_next_visit() {
        var keeper = keeper("opens-once");
        keeper.get(server.path("/people/" + ana));

        var opened = keeper.post(server.path("/people/" + ana + "/unmask"), Map.of());
        var after = keeper.get(server.path("/people/" + ana)).body();

        assertTrue(opened.body().contains("ana.secret@example.org"), opened.body());
        assertEquals("no-store", opened.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(opened.body().contains("You may open 49 more today."), opened.body());
        assertFalse(after.contains("ana.secret"), after);
        assertEquals(1, entries("opens-once", "contact.unmasked"));
    }

    @Test
    void the_fifty_first_of_a_day_is_refused_with_a_clear_page_and_an_alert_and_the_next_day_begins_anew() {
        var keeper = keeper("opens-all");
        keeper.get(server.path("/people/" + ana));
        var path = server.path("/people/" + ana + "/unmask");
        for (int i = 0; i < QUOTA; i++)
            assertEquals(200, keeper.post(path, Map.of()).statusCode(), "opening " + i);

        var refused = keeper.post(path, Map.of());

        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("No more today") && !refused.body().contains("ana.secret"), refused.body());
        assertEquals(QUOTA, entries("opens-all", "contact.unmasked"));
        assertEquals(1, entries("opens-all", "contact.unmask-refused"));
        assertEquals(1, new Alerts(server.house.core.store, server.house.clock).count(Alerts.Kind.READING));
        server.house.pass(Duration.ofDays(1));
        var nextDay = server.signIn("opens-all");
        nextDay.get(server.path("/people/" + ana));
        assertEquals(200, nextDay.post(path, Map.of()).statusCode());
    }

    @Test
    void she_is_taken_off_a_list_and_her_data_leave_as_a_file() {
        var keeper = server.signIn("list-keeper");
        long ben = person("ben.secret@example.org");
        keeper.get(server.path("/people/" + ben));

        var data = keeper.post(server.path("/people/" + ben + "/export"), Map.of());
        keeper.post(server.path("/people/" + ben + "/leave"), Map.of("list", "alerts"));

        assertTrue(data.body().contains("ben.secret@example.org") && data.body().contains("communique-contact-1"));
        assertTrue(
                data.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
        assertEquals(1, entries("list-keeper", "contact.exported"));
        assertTrue(keeper.get(server.path("/people/" + ben)).body().contains(">left<"));
    }

    @Test
    void she_is_erased_only_when_her_number_was_typed_and_the_proof_is_shown() {
        var keeper = server.signIn("list-keeper");
        long cem = person("cem.secret@example.org");
        keeper.get(server.path("/people/" + cem));
        var path = server.path("/people/" + cem + "/erase");

        var slip = keeper.post(path, Map.of("number", "1", "keep", "forever"));
        var erased = keeper.post(path, Map.of("number", String.valueOf(cem), "keep", "forever"));

        assertEquals(422, slip.statusCode());
        assertTrue(erased.body().contains("Proof in the audit chain"), erased.body());
        assertEquals(404, keeper.get(server.path("/people/" + cem)).statusCode());
    }

    @Test
    void who_tries_out_a_list_of_addresses_is_stopped_written_down_and_raises_an_alert() {
        var keeper = keeper("tries-out");
        keeper.get(server.path("/people"));
        int looked = 0;
        for (int i = 0; i < 70; i++)
            if (keeper.post(server.path("/people"), Map.of("address", "guess" + i + "@example.org"))
                            .statusCode()
                    == 422) looked++;

        var stopped = keeper.post(server.path("/people"), Map.of("address", "ana.secret@example.org"));

        assertEquals(60, looked);
        assertEquals(429, stopped.statusCode(), "also for one whom we know");
        assertTrue(stopped.body().contains("as many addresses in this hour as is allowed"));
        assertEquals(60, entries("tries-out", "contact.not-found"));
        assertEquals(11, entries("tries-out", "contact.search-refused"));
        assertFalse(AllRows.of(server.house.core.store).toString().contains("guess"), "no address is written down");
        assertTrue(AlertRow.recent(server.house.core).stream()
                .anyMatch(it -> it.line().contains("looked for more addresses")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void searches_are_counted_by_hour_and_person(Dialect dialect, @TempDir Path data) {
        try (var house = new TestHouse(data, dialect)) {
            var searches = new Searches(house.core.store, house.clock, 2);

            assertTrue(searches.take("kim") && searches.take("kim") && !searches.take("kim"));
            assertTrue(searches.take("lee"), "each has her own");
            house.pass(Duration.ofHours(1));
            assertTrue(searches.take("kim"));
            assertFalse(new Searches(house.core.store, house.clock, 0).take("mia"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_thousand_and_one_openings_are_stopped_at_the_quota(Dialect dialect, @TempDir Path data) {
        try (var house = new TestHouse(data, dialect)) {
            var unmaskings = new Unmaskings(house.core.store, house.clock, QUOTA);
            int opened = 0;
            for (int i = 0; i < 1_001; i++) if (unmaskings.take("kim")) opened++;

            assertEquals(QUOTA, opened);
            assertEquals(0, unmaskings.quota("kim").left());
            assertTrue(unmaskings.take("lee"), "each has her own");
        }
    }

    private static Window keeper(String name) {
        server.user(name, Role.LIST_KEEPER);
        return server.signIn(name);
    }

    private static long person(String address) {
        var list = server.house.core.lists.bySlug(server.first(), "alerts").orElseThrow();
        return Members.contact(server.house, list.id(), address);
    }

    private static long entries(String user, String action) {
        return server.house.core.audit.newest(server.first(), 500).stream()
                .map(Audit.Dated::entry)
                .filter(it -> it.actor().equals(user) && it.action().equals(action))
                .count();
    }
}
