package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over contacts, as they are written at the desk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SegmentPageTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl", "ben@example.org,nl", "cem@example.org,en");
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_rule_is_counted_by_a_button_and_names_nobody() {
        var writer = server.signIn("writer");
        writer.get(server.path("/audiences/segments"));

        var page = writer.post(server.path("/audiences/segments/count"), Map.of("rule", "language = nl"));

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("It fits 2 people."), page.body());
        assertFalse(page.body().contains("ana@"));
    }

    @Test
    void a_fault_points_at_its_place_and_what_was_written_stays() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/audiences/segments"));

        var page = keeper.post(
                server.path("/audiences/segments"), Map.of("rule", "language = nl and countri = NL", "slug", "dutch"));

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("<mark>c</mark>"), page.body());
        assertTrue(page.body().contains("At character 19"), page.body());
        assertTrue(page.body().contains("value=\"dutch\""));
    }

    @Test
    void a_segment_is_saved_edited_and_removed() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/audiences/segments"));

        var saved = keeper.post(
                server.path("/audiences/segments"), Map.of("rule", "language = nl", "slug", "dutch-readers"));
        var edit = keeper.get(server.path("/audiences/segments?edit=dutch-readers"))
                .body();
        keeper.post(server.path("/audiences/segments/dutch-readers/remove"), Map.of());

        assertEquals(303, saved.statusCode());
        assertTrue(edit.contains("language = nl</textarea>") && edit.contains("It fits 2 people."), edit);
        assertFalse(keeper.get(server.path("/audiences/segments")).body().contains("dutch-readers"));
    }
}
