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

/** What is public, as the desk sees it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedsPageTest {

    @TempDir
    static Path folder;

    static DeskServer server;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.publishing();
        var list = house.list("alerts", ListKind.PUBLIC);
        house.release(house.statement("winter", "en"), TestHouse.NINE, list);
        house.release(house.statement("autumn", "en"), TestHouse.NINE, list);
        house.statement("secret-draft", "en");
        house.sweepAndDeliver();
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_feed_has_its_address_to_copy_and_what_stands_in_it() {
        var page = server.signIn("writer").get(server.path("/feeds")).body();

        assertTrue(page.contains("value=\"http://localhost:8080/feeds/"), page);
        assertTrue(page.contains("Every statement, English") && page.contains("/advance.atom"), page);
        assertTrue(page.contains("Title winter en") && page.contains("http://localhost:8080/en/2026/winter"), page);
        assertFalse(page.contains("secret-draft"), page);
        assertFalse(page.contains("/kill\""), "a writer recalls nothing");
    }

    @Test
    void a_statement_is_recalled_with_a_reason_when_its_name_was_typed() {
        var publisher = server.signIn("publisher");
        var path = server.path("/feeds/autumn/kill");
        publisher.get(path);

        var slip = publisher.post(path, Map.of("reason-en", "A source is in danger.", "key", "winter"));
        var silent = publisher.post(path, Map.of("key", "autumn"));
        var killed = publisher.post(path, Map.of("reason-en", "A source is in danger.", "key", "autumn"));
        var again = publisher.post(path, Map.of("reason-en", "Once more.", "key", "autumn"));

        assertEquals(422, slip.statusCode());
        assertTrue(slip.body().contains("A source is in danger."), "what was typed stays");
        assertEquals(422, silent.statusCode());
        assertEquals(303, killed.statusCode());
        assertEquals(422, again.statusCode());
        assertTrue(publisher.get(server.path("/feeds")).body().contains("recalled"));
    }
}
