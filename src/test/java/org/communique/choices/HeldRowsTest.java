package org.communique.choices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeldRowsTest {

    /** Tables that name a contact and are not in the file, and why. */
    private static final Map<String, String> NOT_IN_IT = Map.of(
            "contact_card", "opened: address, name, fields",
            "contact_field", "hashes of what stands in the card",
            "fresh_link", "a hash that is gone in a day",
            "address_change", "her own wish, gone in a day",
            "import_change", "what an import replaced, gone in thirty days",
            "advance_grant", "a hash that is gone in an hour",
            "press_key", "the hash of her own password",
            "press_revocation", "whether her link opens: she sees it",
            "press_request", "sealed until it is decided, then about nobody",
            "press_standing", "a view of what is in it");

    @TempDir
    Path folder;

    @Test
    void every_table_that_names_a_contact_is_in_the_file_or_has_a_reason_not_to_be() {
        try (var store = Store.sqlite(folder)) {
            var read = HeldRows.all(store).stream()
                    .map(it -> ((HeldRows) it).sql())
                    .collect(Collectors.joining(" "));
            var missing = new TreeSet<String>();
            for (var table : store.read().sql("""
                            SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                            WHERE m.type IN ('table', 'view') AND c.name = 'contact'
                            """).query(String.class).list())
                if (!NOT_IN_IT.containsKey(table) && !read.contains(" " + table + " ")) missing.add(table);
            assertEquals(new TreeSet<>(), missing);
        }
    }

    @Test
    void every_part_can_be_read_on_both_databases_and_is_empty_for_nobody() {
        try (var sqlite = Store.sqlite(folder);
                var postgresql = Store.postgresql(Databases.freshPostgresql())) {
            for (var store : List.of(sqlite, postgresql))
                for (var it : HeldRows.all(store)) assertEquals(List.of(), it.of(7), it.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void evidence_that_is_kept_as_a_run_is_in_the_file_of_each_in_it_and_of_nobody_else(Dialect dialect) {
        try (var store = Databases.open(dialect, folder)) {
            store.run(db -> {
                db.sql("INSERT INTO consent_wording (id, language, wording) VALUES (77, 'en', 'Yes')")
                        .update();
                for (var span : List.of("4, 6", "7, 9", "7, NULL", "8, 12"))
                    db.sql("INSERT INTO consent (contact, through, list, event, wording, source, at) VALUES (" + span
                                    + ", 1, 'given', 77, 'import', 0)")
                            .update();
            });
            var consent = HeldRows.all(store).stream()
                    .filter(it -> it.name().equals("consent"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    List.of(0, 1, 1, 1, 2, 2, 2, 1, 1, 1, 0),
                    IntStream.rangeClosed(3, 13)
                            .mapToObj(it -> consent.of(it).size())
                            .toList());
        }
    }

    @Test
    void no_one_of_the_staff_is_named_to_her() {
        try (var store = Store.sqlite(folder)) {
            for (var actor : List.of("mira.k", "console", "person"))
                store.run(db -> db.sql("""
                                INSERT INTO audit (at, actor, action, organisation, subject, detail)
                                VALUES (1, :actor, 'contact.read', 1, 'contact 7', '')
                                """).param("actor", actor).update());

            var audit = HeldRows.all(store).stream()
                    .filter(it -> it.name().equals("audit"))
                    .findFirst()
                    .orElseThrow();

            assertEquals(
                    List.of("staff", "console", "person"),
                    audit.of(7).stream().map(it -> it.get("actor")).toList());
        }
    }
}
