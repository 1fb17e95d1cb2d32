package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldsTest {

    @TempDir
    Path folder;

    private final Vault vault = new Vault(new byte[32]);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_value_lies_in_the_card_and_a_hash_of_it_outside(Dialect dialect) {
        try (var store = open(dialect)) {
            long organisation = organisation(store);
            var fields = new Fields(store, vault);
            var role = fields.add(field(organisation, "role", FieldType.TEXT, true));
            var age = fields.add(field(organisation, "age", FieldType.NUMBER, true));
            var note = fields.add(field(organisation, "note", FieldType.TEXT, false));
            long contact = contact(store, organisation);

            store.run(db -> fields.write(db, contact, Map.of(role, " Case  Worker ", age, "+41", note, "calls back")));

            assertEquals(Map.of("role", "Case  Worker", "age", "41", "note", "calls back"), card(store, contact));
            assertEquals(2, rows(store), "nobody searches notes");
            assertArrayEquals(fields.hash(role, "case worker"), hashed(store, role));
            assertEquals(
                    41L,
                    store.read()
                            .sql("SELECT number FROM contact_field WHERE field = :field")
                            .param("field", age.id())
                            .query(Long.class)
                            .single());

            store.run(db -> fields.write(db, contact, Map.of(role, "")));

            assertEquals(Map.of("age", "41", "note", "calls back"), card(store, contact));
            assertEquals(1, rows(store));
            assertEquals(List.of(role, age, note), fields.all(organisation));
        }
    }

    @Test
    void a_value_that_is_none_changes_nothing_and_is_not_repeated_in_the_message() {
        try (var store = open(Dialect.SQLITE)) {
            long organisation = organisation(store);
            var fields = new Fields(store, vault);
            var age = fields.add(field(organisation, "age", FieldType.NUMBER, true));
            long contact = contact(store, organisation);

            var refused = assertThrows(
                    InvalidField.class, () -> store.run(db -> fields.write(db, contact, Map.of(age, "secret"))));

            assertFalse(refused.getMessage().contains("secret"));
            assertEquals(Map.of(), card(store, contact));
            assertEquals(0, rows(store));
        }
    }

    @Test
    void equal_values_of_two_fields_have_different_hashes() {
        try (var store = open(Dialect.SQLITE)) {
            long organisation = organisation(store);
            var fields = new Fields(store, vault);
            var one = fields.add(field(organisation, "one", FieldType.TEXT, true));
            var two = fields.add(field(organisation, "two", FieldType.TEXT, true));

            assertFalse(Arrays.equals(fields.hash(one, "yes"), fields.hash(two, "yes")));
            assertArrayEquals(fields.hash(one, "Straße"), fields.hash(one, "STRASSE".replace("SS", "ß")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "NUMBER, 007, 7",
                "NUMBER, -3, -3",
                "NUMBER, 1.5, none",
                "NUMBER, 1234567890123456, none",
                "NUMBER, ٣, none",
                "DATE, 2026-02-28, 2026-02-28",
                "DATE, 2026-02-30, none",
                "DATE, 28.02.2026, none",
                "FLAG, TRUE, yes",
                "FLAG, n, no",
                "FLAG, maybe, none",
                "TEXT, ' x ', x",
                "CHOICE, RED, Red",
                "CHOICE, Blue, none"
            })
    void a_value_is_read_by_its_type(FieldType type, String written, String kept) {
        var field = field(1, "it", type, true);

        assertEquals(Optional.ofNullable(kept), field.read(written));
    }

    @Test
    void a_text_has_no_line_break_and_an_end() {
        var field = field(1, "it", FieldType.TEXT, true);

        assertTrue(field.read("a\nb").isEmpty());
        assertTrue(field.read("a\u001Eb").isEmpty());
        assertTrue(field.read("a".repeat(501)).isEmpty());
        assertTrue(field.read("a".repeat(500)).isPresent());
    }

    private Store open(Dialect dialect) {
        return Databases.open(dialect, folder);
    }

    private static Field field(long organisation, String slug, FieldType type, boolean searchable) {
        var choices = type == FieldType.CHOICE ? List.of("Red", "Green") : List.<String>of();
        return new Field(0, organisation, slug, Localized.same(slug), type, choices, searchable);
    }

    private static long organisation(Store store) {
        return new Organisations(store)
                .add(new Organisation(
                        0,
                        "office",
                        Localized.same("Office"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "office@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
    }

    private long contact(Store store, long organisation) {
        var cards = new Cards(store, vault);
        return store.write(db -> {
            var key = cards.keys(1).get(0);
            db.sql("""
                            INSERT INTO contact (id, organisation, blind_index, language, kind, created_at)
                            VALUES (:id, :organisation, :blind, 'en', 'subscriber', 0)
                            """)
                    .param("id", key.contact())
                    .param("organisation", organisation)
                    .param("blind", vault.blind("ana@example.org"))
                    .update();
            cards.write(db, key, new Card(new Address("ana@example.org"), "Ana"));
            return key.contact();
        });
    }

    private Map<String, String> card(Store store, long contact) {
        return store.read()
                .sql("""
                        SELECT d.uid, k.wrapped, d.sealed FROM contact_card d JOIN keys.contact_key k ON k.contact = d.contact
                        WHERE d.contact = :contact
                        """)
                .param("contact", contact)
                .query((row, n) -> new Cards(store, vault)
                        .open(new SealedContact(
                                contact, row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed"))))
                .single()
                .fields();
    }

    private static long rows(Store store) {
        return store.read()
                .sql("SELECT count(*) FROM contact_field")
                .query(Long.class)
                .single();
    }

    private static byte[] hashed(Store store, Field field) {
        return store.read()
                .sql("SELECT hashed FROM contact_field WHERE field = :field")
                .param("field", field.id())
                .query((row, n) -> row.getBytes("hashed"))
                .single();
    }
}
