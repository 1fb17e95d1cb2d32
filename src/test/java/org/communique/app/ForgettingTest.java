package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.audience.ListKind;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.communique.transfer.Exports;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that runs for months forgets by itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgettingTest {

    @TempDir
    Path folder;

    @Test
    void an_exported_file_goes_after_a_day_without_a_restart() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
            var order = new Exports.Order(list.organisation(), List.of(list), false, Actor.console());
            var exports = house.core.transfer.exports();
            var file = house.core
                    .folder
                    .transfer()
                    .resolve(exports.export(order, exports.offer(order).code()).name());
            var forgetting = new Flow().forgetting(house.core);

            house.clock.pass(Duration.ofHours(23));
            forgetting.sweep();
            assertTrue(Files.exists(file));
            house.clock.pass(Duration.ofHours(1));
            forgetting.sweep();

            assertFalse(Files.exists(file));
            assertEquals(List.of(), house.core.imports.files().all(list.organisation()));
        }
    }

    @Test
    void a_fresh_link_and_a_wish_for_another_address_go_when_their_time_is_over() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            var forgetting = new Flow().forgetting(house.core);
            long end = house.clock.millis() + Duration.ofHours(24).toMillis();
            house.core.store.run(db -> {
                db.sql("INSERT INTO fresh_link (hash, contact, expires_at) VALUES (:hash, 1, :end)")
                        .param("hash", new byte[] {1})
                        .param("end", end)
                        .update();
                db.sql("""
                                INSERT INTO address_change (contact, confirm, stop, sealed, expires_at)
                                VALUES (1, :hash, :hash, :hash, :end)
                                """).param("hash", new byte[] {1}).param("end", end).update();
                db.sql("INSERT INTO link_mail (who, at) VALUES (:hash, :now)")
                        .param("hash", new byte[] {1})
                        .param("now", house.clock.millis())
                        .update();
            });

            house.clock.pass(Duration.ofHours(23));
            forgetting.sweep();
            assertEquals(3, links(house));
            house.clock.pass(Duration.ofHours(1));
            forgetting.sweep();

            assertEquals(0, links(house));
        }
    }

    private static long links(TestHouse house) {
        return house.core.store.read().sql("""
                        SELECT (SELECT count(*) FROM fresh_link) + (SELECT count(*) FROM address_change)
                             + (SELECT count(*) FROM link_mail)
                        """).query(Long.class).single();
    }

    @Test
    void the_route_looks_every_hour() throws Exception {
        var route = Files.readString(Path.of("routes/forgetting.camel.yaml"));
        assertTrue(route.contains("delay: " + Duration.ofHours(1).toMillis() + "\n"));
    }
}
