package org.communique.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.communique.delivery.Deliveries;
import org.communique.vault.KeyFile;
import org.communique.vault.RowIds;
import org.communique.vault.Vault;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An upgrade loses nothing: a database as the first version left it, opened by this one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationTest {

    private static final List<String> ROWS = List.of(
            """
            INSERT INTO organisation (id, slug, names, zone, languages, sender, press_address, press_phone, postal)
            VALUES (1, 'network', '{"en":"Network"}', 'UTC', 'en', 'n@example.org', 'p@example.org', '', '')
            """,
            "INSERT INTO statement (id, organisation, key, kind, created_at) VALUES (1, 1, 'safe', 'statement', 1)",
            "INSERT INTO list (id, organisation, slug, names, kind) VALUES (1, 1, 'alerts', '{}', 'public')",
            """
            INSERT INTO contact (id, organisation, uid, blind_index, address, name, language, kind, created_at)
            VALUES (1, 1, :uid1, :uid1, :uid1, :uid1, 'en', 'subscriber', 1),
                   (2, 1, :uid2, :uid2, :uid2, :uid2, 'en', 'subscriber', 1)
            """,
            "INSERT INTO subscription VALUES (1, 1, 'confirmed', 1), (1, 2, 'confirmed', 1)",
            "INSERT INTO consent_wording (id, language, wording) VALUES (1, 'en', 'yes')",
            """
            INSERT INTO consent (list, contact, event, wording, source, at)
            VALUES (1, 1, 'given', 1, 'import', 1), (1, 2, 'given', 1, 'import', 1)
            """,
            """
            INSERT INTO release (id, organisation, statement, state, due_at, zone, sha256, changed_at)
            VALUES (1, 1, 1, 'releasing', 5, 'UTC', :uid1, 1)
            """,
            "INSERT INTO release_list VALUES (1, 1, 0)",
            """
            INSERT INTO dispatch (id, release, channel, phase, state, candidates, frozen_at)
            VALUES (1, 1, 'mail', 'public', 'submitting', 3, 5)
            """,
            """
            INSERT INTO delivery (id, dispatch, contact, list, language, token, state, attempts, due_at, settled_at, note)
            VALUES (1, 1, 1, 1, 'en', :uid1, 'accepted', 1, 5, 6, '250 ok'),
                   (2, 1, 2, 1, 'en', :uid2, 'pending', 2, 7, NULL, '451 later')
            """,
            "INSERT INTO exclusion VALUES (1, 3, 1, 'suppressed')",
            """
            INSERT INTO delivery_event (id, delivery, attempt, event, note, at) VALUES (1, 2, 1, 'deferred', '451 later', 6)
            """);

    private static final byte[] UID1 = bytes(1);
    private static final byte[] UID2 = bytes(2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_database_of_the_first_version_keeps_every_row_and_every_token(Dialect dialect) {
        var url = url(dialect);
        asTheFirstVersionLeftIt(dialect, url);

        try (var store = open(dialect, url)) {
            for (var table : List.of("organisation", "statement", "release", "dispatch", "exclusion", "delivery_event"))
                assertEquals(1, count(store, table), table);
            for (var table : List.of("contact", "subscription", "consent", "delivery"))
                assertEquals(2, count(store, table), table);
            var deliveries = deliveries(store);
            assertEquals(1, deliveries.byToken(UID1).orElseThrow().contact());
            assertEquals(2, deliveries.byToken(UID2).orElseThrow().contact());
            assertTrue(deliveries.byToken(bytes(3)).isEmpty());
            assertEquals(
                    List.of("accepted 1 5 250 ok", "pending 2 7 451 later"),
                    words(
                            store,
                            "SELECT state || ' ' || attempts || ' ' || due_at || ' ' || note FROM delivery ORDER BY id"));
            assertEquals(
                    List.of("1 other 3"), words(store, "SELECT dispatch || ' ' || provider || ' ' || rank FROM lane"));
            assertEquals(List.of("suppressed"), words(store, "SELECT reason FROM exclusion"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_pending_is_carried_on_under_its_old_token(Dialect dialect) {
        var url = url(dialect);
        asTheFirstVersionLeftIt(dialect, url);

        try (var store = open(dialect, url)) {
            assertEquals(List.of("2"), words(store, """
                            SELECT d.id || '' FROM lane l JOIN delivery d
                              ON d.dispatch = l.dispatch AND d.provider = l.provider AND d.rank = l.rank
                            WHERE d.state IN ('pending', 'uncertain')
                            """));
        }
        try (var again = open(dialect, url)) {
            assertEquals(2, count(again, "delivery"), "opening again migrates nothing twice");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_database_is_brought_up_to_date_at_once(Dialect dialect) {
        try (var store = open(dialect, url(dialect))) {
            assertEquals(0, count(store, "dispatch_message"));
            assertEquals(0, count(store, "lane"));
        }
    }

    private String url(Dialect dialect) {
        return dialect == Dialect.SQLITE
                ? "jdbc:sqlite:" + folder.resolve("communique.db")
                : Databases.emptyPostgresql();
    }

    private Store open(Dialect dialect, String url) {
        return dialect == Dialect.SQLITE ? Store.sqlite(folder) : Store.postgresql(url);
    }

    private static void asTheFirstVersionLeftIt(Dialect dialect, String url) {
        var source = new DriverManagerDataSource(url);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/" + dialect.folder())
                .target("001")
                .loggers("slf4j")
                .load()
                .migrate();
        var db = JdbcClient.create(source);
        for (var row : ROWS) {
            var insert = db.sql(row);
            if (row.contains(":uid1")) insert = insert.param("uid1", UID1);
            if (row.contains(":uid2")) insert = insert.param("uid2", UID2);
            insert.update();
        }
    }

    private Deliveries deliveries(Store store) {
        var vault = new Vault(KeyFile.readOrCreate(folder.resolve("master.key")));
        return new Deliveries(store, new RowIds(vault), "node", Clock.systemUTC());
    }

    private static long count(Store store, String table) {
        return store.read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> words(Store store, String sql) {
        return store.read().sql(sql).query(String.class).list();
    }

    private static byte[] bytes(int value) {
        var bytes = new byte[16];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
