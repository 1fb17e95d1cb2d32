package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that rooms keep of a contact is known to the erasure. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureTracesTest {

    private static final Address ANA = new Address("ana@example.org");

    /** What an erasure deletes from. */
    private static final Set<String> EMPTIED = Set.of(
            "main.contact",
            "main.contact_card",
            "main.contact_field",
            "main.contact_topic",
            "main.subscription",
            "main.import_change",
            "main.press_key",
            "main.advance_grant",
            "main.press_revocation",
            "main.press_contact",
            "main.press_notice",
            "main.press_request",
            "main.notice",
            "main.signup",
            "main.signup_mail",
            "main.fresh_link",
            "main.address_change");

    /** And why it leaves the others alone. */
    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("main.consent", "evidence under a number"),
            Map.entry("main.delivery", "the ledger under a number"),
            Map.entry("main.exclusion", "the ledger under a number"),
            Map.entry("main.advance_access", "evidence under a number"),
            Map.entry("main.press_accreditation", "evidence under a number"),
            Map.entry("main.suppression", "keeps her out as long as was chosen"),
            Map.entry("keys.contact_key", "the destroyed key: so that its number is never given out again"),
            Map.entry("keys.erasure", "keeps her out if an older backup comes back"));

    @TempDir
    Path folder;

    private TestHouse house;
    private ContactList list;

    @AfterEach
    void close() {
        house.close();
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        list = house.list("press", ListKind.PRESS, "ana@example.org,en", "bo@example.org,en");
    }

    private long ana() {
        return house.core.contacts.ids(ANA).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_more_is_sent_to_her_and_no_form_waits_for_her_but_she_is_told_that_she_was_erased(Dialect dialect) {
        open(dialect);
        house.core.store.run(db -> {
            for (var to : List.of("Ana@example.org", "bo@example.org")) {
                owe(db, NoticeKind.LINK, to, Map.of(Notice.LINK, "https://example.org/p/x"));
                owe(db, NoticeKind.ERASED, to, Map.of());
                signup(db, to);
            }
        });

        house.core.erasure.erase(ana(), "person", Keep.forEver());

        assertEquals(3, count("SELECT count(*) FROM notice"));
        assertEquals(1, count("SELECT count(*) FROM notice WHERE kind = 'link'"), "bo's");
        assertEquals(1, count("SELECT count(*) FROM signup"), "bo's");
        assertEquals(1, count("SELECT count(*) FROM signup_mail"), "bo's");
    }

    private void owe(JdbcClient db, NoticeKind kind, String to, Map<String, String> words) {
        house.core.notices.owe(db, new Notice(kind, list.organisation(), new Address(to), Locale.ENGLISH, words));
    }

    private void signup(JdbcClient db, String to) {
        var blind = house.core.vault.blind(new Address(to).comparable());
        for (var sql : List.of(
                "INSERT INTO signup (uid, state, sealed, blind_index, at, expires_at) VALUES (:blind, 'asked', :blind, :blind, 1, 1)",
                "INSERT INTO signup_mail (blind_index, third_at) VALUES (:blind, 1)"))
            db.sql(sql).param("blind", blind).update();
    }

    /** A room that keeps something of contacts and forgets to forget it is found here. */
    @Test
    void every_table_that_names_a_contact_is_either_emptied_or_evidence() {
        open(Dialect.SQLITE);

        var tables = house.core.store.read().sql("""
                        SELECT DISTINCT m.schema || '.' || m.name FROM pragma_table_list m JOIN pragma_table_info(m.name, m.schema) c
                        WHERE c.name IN ('contact', 'blind_index') AND m.type = 'table' AND m.schema IN ('main', 'keys')
                        ORDER BY 1
                        """).query(String.class).list();

        assertEquals(
                List.of(),
                tables.stream()
                        .filter(it -> !EMPTIED.contains(it) && !KEPT.containsKey(it))
                        .toList());
    }

    private long count(String sql) {
        return house.core.store.read().sql(sql).query(Long.class).single();
    }
}
