package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of people that leave: two persons, one a day, and gone by themselves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportPagesTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl");
        server = new DeskServer(house);
        server.user("colleague", Role.LIST_KEEPER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void one_asks_another_confirms_and_who_asked_fetches_it_until_it_is_deleted() {
        var asks = server.signIn("list-keeper");
        var confirms = server.signIn("colleague");
        var path = server.path("/exports");
        asks.get(path);
        confirms.get(path);

        var why = asks.post(path, Map.of("form", "csv"));
        asks.post(path, Map.of("form", "csv", "list", "alerts", "reason", "A letter on paper"));
        var own = asks.post(path + "/1/confirm", Map.of());
        var waiting = confirms.get(path).body();
        var confirmed = confirms.post(path + "/1/confirm", Map.of());
        Patience.await(() -> asks.get(path).body().contains("Download the file"));
        var file = asks.post(path + "/1/file", Map.of());

        assertEquals(422, why.statusCode());
        assertEquals(422, own.statusCode(), "nobody confirms her own");
        assertTrue(waiting.contains("A letter on paper") && waiting.contains("Confirm: write the file"), waiting);
        assertEquals(303, confirmed.statusCode());
        assertTrue(file.body().contains("ana@example.org"), "the file");
        assertEquals(404, confirms.post(path + "/1/file", Map.of()).statusCode(), "it is not hers");
        assertFalse(confirms.get(path).body().contains("ana@example.org"));
        asks.post(path, Map.of("form", "json", "reason", "Once more"));
        assertEquals(422, confirms.post(path + "/2/confirm", Map.of()).statusCode(), "one a day");
        confirms.post(path + "/2/decline", Map.of());
        assertTrue(asks.get(path).body().contains("Declined"));
        server.house.pass(Duration.ofHours(25));
        var nextDay = server.signIn("list-keeper");
        nextDay.get(path);
        assertEquals(404, nextDay.post(path + "/1/file", Map.of()).statusCode(), "it is gone");
        var key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8";
        var slip = nextDay.post(path, Map.of("form", "csv", "reason", "To her alone", "recipient", key + "q"));
        assertEquals(422, slip.statusCode());
        assertTrue(slip.body().contains("no public key of age") && slip.body().contains("To her alone"));
        nextDay.post(path, Map.of("form", "csv", "reason", "To her alone", "recipient", key + "p"));
        assertTrue(nextDay.get(path).body().contains(key + "p"), "whoever confirms sees who can read it");
    }
}
