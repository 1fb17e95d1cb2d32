package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence that somebody has laid hands on is found, and the first row that is no longer what it was is named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChainTest {

    /** Of each table; PostgreSQL, where each link is a trip, has a tenth. */
    private static final int ROWS = 10_000;

    private static final Vault VAULT = new Vault(new byte[32]);

    /** Each says something else than before, whatever was there. */
    private static final List<String> CONSENT_CHANGES = List.of(
            "list = list + 1",
            "contact = contact - 1",
            "through = CASE WHEN through IS NULL THEN contact + 1 WHEN through % 2 = 0 THEN through + 1 END",
            "event = CASE event WHEN 'given' THEN 'withdrawn' ELSE 'given' END",
            "wording = wording % 2 + 1",
            "source = source || ' '",
            "at = at - 1",
            "network = CASE WHEN network IS NULL THEN randomblob(8) END",
            "import = CASE WHEN import IS NULL THEN 0 END");

    private static final List<String> AUDIT_CHANGES = List.of(
            "at = at + 1",
            "actor = actor || 'c', action = substr(action, 2)",
            "action = action || '.'",
            "organisation = organisation + 1",
            "subject = 'contact 0'",
            "detail = detail || '0'");

    private static final List<String> WORDING_CHANGES =
            List.of("language = 'fr'", "wording = wording || '!'", "form = 'another'", "revision = revision + 1");

    @TempDir
    Path folder;

    private Store store;
    private int rows;
    private int bulk;
    private Random random;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void untouched_evidence_is_proved_row_by_row_with_one_link_for_each_transaction(Dialect dialect) {
        open(dialect);

        for (var proof : prove(store.read())) {
            assertEquals(Optional.empty(), proof.fault());
            assertEquals(rows, proof.rows());
        }
        var chains = new Chains(store, VAULT);
        assertEquals(
                2 + (rows - bulk - 100), chains.prove().get(0).links(), "one for the rows of before, one for the bulk");
        assertEquals(
                Optional.of("audit " + rows), chains.noted(chains.prove().get(1).head()));
        assertEquals(Optional.empty(), chains.noted("0".repeat(64)));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_was_altered_deleted_or_moved_is_named_wherever_it_stands(Dialect dialect) {
        open(dialect);
        int tried = 0;

        for (long row : positions(dialect)) {
            for (var change : CONSENT_CHANGES)
                tried += named("consent", row, "UPDATE consent SET " + change + " WHERE id = " + row);
            for (var change : AUDIT_CHANGES)
                tried += named("audit", row, "UPDATE audit SET " + change + " WHERE id = " + row);
            for (var table : List.of("consent", "audit")) {
                tried += named(table, row, "DELETE FROM " + table + " WHERE id = " + row);
                tried += named(table, row, "DELETE FROM " + table + " WHERE id >= " + row);
                long other = Math.min(rows, row + 1 + random.nextInt(500));
                if (other > row) tried += named(table, row, exchanged(table, row, other));
            }
        }
        assertTrue(tried > 100, "changes tried: " + tried);
    }

    @ParameterizedTest
    @EnumSource
    void words_that_were_changed_are_noticed_at_the_first_row_that_refers_to_them(Dialect dialect) {
        open(dialect);

        for (var change : WORDING_CHANGES) {
            named("consent", 1, "UPDATE consent_wording SET " + change + " WHERE id = 1");
            named("consent", 101, "UPDATE consent_wording SET " + change + " WHERE id = 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void links_that_were_cut_off_changed_or_exchanged_are_noticed(Dialect dialect) {
        open(dialect);

        for (var it : List.of("consent", "audit")) {
            var last = "(SELECT max(number) FROM chain_link WHERE chain = '" + it + "')";
            named(it, rows, cut(it, rows, "number = " + last));
            named(it, 1, "DELETE FROM chain_link WHERE chain = '" + it + "'");
            named(it, 1, "DELETE FROM " + it, "DELETE FROM chain_link WHERE chain = '" + it + "'");
            named(it, rows + 1, "DELETE FROM keys.chain_head WHERE chain = '" + it + "'");
            named(
                    it,
                    rows,
                    "UPDATE chain_link SET hash = randomblob(32) WHERE chain = '" + it + "' AND number = " + last);
            named(it, rows, "UPDATE keys.chain_head SET hash = randomblob(32) WHERE chain = '" + it + "'");
        }
        named("audit", 50, "DELETE FROM chain_link WHERE chain = 'audit' AND number = 50");
        named("audit", 50, "UPDATE chain_link SET marks = randomblob(8) WHERE chain = 'audit' AND number = 50");
        named(
                "audit",
                50,
                "UPDATE chain_link SET number = -1 WHERE chain = 'audit' AND number = 50",
                "UPDATE chain_link SET number = 50 WHERE chain = 'audit' AND number = 51",
                "UPDATE chain_link SET number = 51 WHERE chain = 'audit' AND number = -1");
        named(
                "audit",
                rows + 1,
                "INSERT INTO audit (at, actor, action, organisation, subject, detail) VALUES (1, '', '', 0, '', '')");
    }

    /** Evidence that is brought in past the program is not sealed by what the program adds later. */
    @ParameterizedTest
    @EnumSource
    void what_was_slipped_in_is_not_sealed_by_the_next_link(Dialect dialect) {
        open(dialect);

        store.run(db -> db.sql(
                        "INSERT INTO audit (at, actor, action, organisation, subject, detail) VALUES (1, '', '', 0, '', '')")
                .update());
        store.run(db -> audit().add(db, new Audit.Entry("console", "late", 0, "", "")));

        assertEquals(rows + 1, prove(store.read()).get(1).fault().orElseThrow().row());
    }

    /** SQLite commits the keys a moment after the data: a power cut in between leaves a head that lags, which is no fault. */
    @ParameterizedTest
    @EnumSource
    void a_head_that_lags_is_no_fault_and_catches_up(Dialect dialect) {
        open(dialect);
        store.run(db -> db.sql("""
                        UPDATE keys.chain_head SET number = 7, hash = (SELECT hash FROM chain_link WHERE chain = 'audit' AND number = 7)
                        WHERE chain = 'audit'
                        """).update());

        assertEquals(Optional.empty(), prove(store.read()).get(1).fault());
        store.run(db -> audit().add(db, new Audit.Entry("console", "late", 0, "", "")));

        assertEquals(
                rows + 1L,
                store.read()
                        .sql("SELECT number FROM keys.chain_head WHERE chain = 'audit'")
                        .query(Long.class)
                        .single());
    }

    /** The data of an older backup beside the newest keys: what is added later does not cover up that something is missing. */
    @ParameterizedTest
    @EnumSource
    void evidence_that_was_cut_stays_noticed_when_more_is_added(Dialect dialect) {
        open(dialect);
        store.run(db -> {
            freed(db, "audit");
            for (var sql : cut("audit", rows - 5, "number > " + (rows - 6)).split(";"))
                db.sql(sql).update();
        });

        for (int i = 0; i < 20; i++) store.run(db -> audit().add(db, new Audit.Entry("console", "late", 0, "", "")));

        assertTrue(prove(store.read()).get(1).fault().isPresent());
    }

    private void open(Dialect dialect) {
        random = new Random(20_261_126);
        rows = dialect == Dialect.SQLITE ? ROWS : ROWS / 10;
        bulk = rows * 2 / 5;
        store = Databases.open(dialect, folder);
        store.run(db -> {
            db.sql(
                            "INSERT INTO consent_wording (language, wording, form, revision) VALUES ('en', 'Tell me', 'a', 1), ('nl', 'Ja', 'a', 2)")
                    .update();
            bulk(db, 100, 1);
        });
        new Chains(store, VAULT).complete();
        var consents = new Consents(store, VAULT, Clock.systemUTC());
        store.run(db -> consents.addAll(db, () -> bulk(db, bulk, 2)));
        var wordings = List.of(new Consent.Wording("en", "Tell me", "a"), new Consent.Wording("nl", "Ja", "a"));
        store.run(db -> {
            for (int i = bulk + 100; i < rows; i++)
                consents.add(
                        db, List.of(new Consent(1, i, Consent.Event.values()[i % 2], wordings.get(i % 2), "form")));
            for (int i = 0; i < rows; i++)
                audit().add(db, new Audit.Entry("console", "contact.seen", i % 3, "contact " + (i + 1), "n=" + i % 7));
        });
    }

    private Audit audit() {
        return new Audit(store, VAULT, Clock.systemUTC());
    }

    private static void bulk(JdbcClient db, int n, int wording) {
        db.sql("""
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :n)
                        INSERT INTO consent (list, contact, through, event, wording, source, at, network, import)
                        SELECT 1, i, CASE i % 5 WHEN 0 THEN i + 7 END, 'given', :wording, 'import', 5, CASE i % 2 WHEN 0 THEN randomblob(8) END, i % 3 FROM n
                        """).param("n", n).param("wording", wording).update();
    }

    private long[] positions(Dialect dialect) {
        var fixed = LongStream.of(1, 2, 100, 101, 102, bulk + 100, bulk + 101, rows - 1, rows);
        return LongStream.concat(fixed, random.longs(dialect == Dialect.SQLITE ? 8 : 0, 1, rows))
                .toArray();
    }

    /** Lays hands on evidence, looks who notices, and takes it back. */
    private int named(String chain, long row, String... changes) {
        var proofs = new ArrayList<Chains.Proof>();
        store.rehearse(db -> {
            freed(db, chain);
            for (var change : changes)
                for (var sql : change.split(";")) assertTrue(db.sql(sql).update() > 0, sql);
            return proofs.add(new ChainCheck(db, VAULT, Evidence.valueOf(chain.toUpperCase(Locale.ROOT))).prove());
        });
        assertEquals(
                Optional.of(row),
                proofs.get(0).fault().map(Chains.Fault::row),
                () -> String.join("; ", changes) + " -> " + proofs);
        return 1;
    }

    private static List<Chains.Proof> prove(JdbcClient db) {
        return List.of(
                new ChainCheck(db, VAULT, Evidence.CONSENT).prove(), new ChainCheck(db, VAULT, Evidence.AUDIT).prove());
    }

    /** Whoever has the file has no triggers to fear. */
    private void freed(JdbcClient db, String chain) {
        for (var table : List.of(chain, "chain_link")) {
            var name = table.equals("chain_link") ? "chain" : table;
            if (store.dialect() == Dialect.POSTGRESQL)
                db.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
            else
                for (var it : List.of("changed", "deleted"))
                    db.sql("DROP TRIGGER IF EXISTS " + name + "_is_never_" + it).update();
        }
    }

    private static String exchanged(String table, long one, long other) {
        return "UPDATE %1$s SET id = -1 WHERE id = %2$d;UPDATE %1$s SET id = %2$d WHERE id = %3$d;UPDATE %1$s SET id = %3$d WHERE id = -1"
                .formatted(table, one, other);
    }

    private static String cut(String table, long from, String links) {
        return "DELETE FROM " + table + " WHERE id >= " + from + ";DELETE FROM chain_link WHERE chain = '" + table
                + "' AND " + links;
    }
}
