package org.communique.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked again and again does not read a ledger of a million rows each time: the databases say how they would go about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlansTest {

    private static final Map<String, Object> VALUES =
            Map.of("now", 1L, "dispatch", 1L, "provider", "other", "rank", 1, "due", 1L, "limit", 64);

    @TempDir
    Path folder;

    static Stream<String> looks() {
        return Stream.of(Endings.OVER, Endings.END, Endings.FORGET);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void what_has_been_accepted_is_not_read_to_see_what_is_owed(String sql) {
        try (var store = Store.sqlite(folder)) {
            var plan = plan(store, "EXPLAIN QUERY PLAN " + sql, "detail");

            assertTrue(plan.stream().anyMatch(it -> it.contains("delivery_due")), plan.toString());
            assertFalse(plan.stream().anyMatch(it -> it.contains("autoindex_delivery")), plan.toString());
        }
    }

    @Test
    void a_claim_reads_what_it_takes_and_sorts_nothing() {
        try (var store = Store.postgresql(Databases.freshPostgresql())) {
            var plan = store.rehearse(db -> {
                db.sql("SET LOCAL enable_seqscan = off").update();
                db.sql("SET LOCAL enable_bitmapscan = off").update();
                var sql = "EXPLAIN " + Claims.DUE.formatted(Dialect.POSTGRESQL.rowLock("d"));
                return db.sql(sql).params(VALUES).query(String.class).list();
            });

            assertTrue(plan.stream().anyMatch(it -> it.contains("delivery_due")), plan.toString());
            assertFalse(plan.stream().anyMatch(it -> it.contains("Sort")), plan.toString());
        }
    }

    private static List<String> plan(Store store, String sql, String column) {
        return store.read()
                .sql(sql)
                .params(VALUES)
                .query((row, n) -> row.getString(column))
                .list();
    }
}
