package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.communique.store.Shadow;
import org.communique.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stage of a rehearsal harms neither the rows nor those who write them, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StageTest {

    @TempDir
    Path folder;

    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_database_refuses_what_would_change_anything(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        try (var stage = house.core.store.stage(List.of(Shadow.empty("delivery")))) {

            assertThrows(
                    RuntimeException.class,
                    () -> stage.run(db -> db.sql("DELETE FROM subscription").update()));

            stage.run(db -> db.sql(
                            "INSERT INTO delivery (dispatch, contact, list, language, due_at) VALUES (1, 2, 3, 'en', 4)")
                    .update());
            assertEquals(1, count(stage, "delivery"));
        }
        assertEquals(1, count(house.core.store, "subscription"));
        assertEquals(0, count(house.core.store, "delivery"));
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void a_ledger_is_written_while_it_is_on_stage(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en");
        try (var stage = house.core.store.stage(List.of(Shadow.empty("delivery")))) {
            stage.run(db -> {
                db.sql("INSERT INTO delivery (dispatch, contact, list, language, due_at) "
                                + "SELECT 1, contact, list, 'en', 0 FROM subscription")
                        .update();

                house.core.store.run(
                        other -> other.sql("DELETE FROM subscription WHERE contact = (SELECT min(id) FROM contact)")
                                .update());

                assertEquals(
                        2,
                        db.sql("SELECT count(*) FROM delivery")
                                .query(Long.class)
                                .single());
            });
        }
        assertEquals(1, count(house.core.store, "subscription"));
    }

    private static long count(Store store, String table) {
        return store.read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
