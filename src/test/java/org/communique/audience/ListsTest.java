package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.KeyFile;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who learns of a list, and how people come onto it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListsTest {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_list_is_private_unless_it_is_for_everybody_or_somebody_says_so(Dialect dialect) {
        try (var store = open(dialect)) {
            var lists = new Lists(store);
            long organisation = organisation(store);
            for (var kind : ListKind.values()) {
                var list = lists.add(organisation, kind.code(), Localized.same("A list"), kind);
                boolean everybody = kind == ListKind.PUBLIC || kind == ListKind.NEWSLETTER;

                assertEquals(everybody ? Visibility.PUBLIC : Visibility.PRIVATE, list.visibility());
                assertEquals(everybody ? Joining.DOUBLE : Joining.APPROVED, list.joining());
                assertEquals(Optional.of(list), lists.bySlug(organisation, kind.code()));
                assertEquals(everybody ? Optional.of(list) : Optional.empty(), lists.byUid(list.uid()));
            }
            var hidden = lists.change(lists.all(organisation).get(2).with(Visibility.HIDDEN, Joining.SINGLE));

            assertEquals(Visibility.HIDDEN, hidden.visibility());
            assertEquals(Joining.SINGLE, hidden.joining());
            assertEquals(Optional.of(hidden), lists.byUid(hidden.uid()));
            for (var wrong : List.of("", "x", hidden.uid() + "A", "A".repeat(22), "' OR 1=1 --", "é".repeat(22)))
                assertEquals(Optional.empty(), lists.byUid(wrong));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_staff_lets_somebody_onto_a_list_once_and_with_evidence(Dialect dialect) {
        try (var store = open(dialect)) {
            long organisation = organisation(store);
            var lists = new Lists(store);
            var list = lists.add(organisation, "members", Localized.same("Members"), ListKind.MEMBERS);
            var open = lists.add(organisation, "open", Localized.same("Open"), ListKind.PUBLIC);
            for (long contact = 1; contact <= 3; contact++) pending(store, organisation, contact, list, open);
            var subscriptions = new Subscriptions(
                    store,
                    new Vault(KeyFile.readOrCreate(folder.resolve("master.key"))),
                    Clock.fixed(NOW, ZoneOffset.UTC));

            assertEquals(3, subscriptions.pending(list).size());
            assertEquals(List.of(), subscriptions.pending(open), "they let themselves in");
            assertTrue(subscriptions.approve(1, list, "Asked at the assembly."));
            assertFalse(subscriptions.approve(1, list, "Asked at the assembly."));
            assertTrue(subscriptions.decline(2, list));
            assertFalse(subscriptions.approve(2, list, "Asked at the assembly."));
            assertFalse(subscriptions.approve(3, open, "Nobody asked."));

            assertEquals(List.of(new Subscriptions.Pending(3, 0)), subscriptions.pending(list));
            assertEquals(
                    List.of("1 confirmed " + NOW.toEpochMilli(), "2 unsubscribed 0", "3 pending 0"),
                    states(store, list));
            assertEquals(
                    List.of(
                            "1 given staff Asked at the assembly.",
                            "2 withdrawn staff The staff of the organisation declined."),
                    evidence(store));
        }
    }

    private static List<String> states(Store store, ContactList list) {
        return store.read()
                .sql("SELECT contact, state, joined_at FROM subscription WHERE list = :list ORDER BY contact")
                .param("list", list.id())
                .query((row, n) -> row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3))
                .list();
    }

    private static List<String> evidence(Store store) {
        return store.read()
                .sql("""
                        SELECT c.contact, c.event, c.source, w.wording FROM consent c
                        JOIN consent_wording w ON w.id = c.wording ORDER BY c.contact
                        """)
                .query((row, n) ->
                        row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4))
                .list();
    }

    private static void pending(Store store, long organisation, long contact, ContactList... lists) {
        store.run(db -> {
            db.sql("""
                            INSERT INTO contact (id, organisation, blind_index, language, kind, created_at)
                            VALUES (:id, :organisation, :blind, 'en', 'subscriber', 0)
                            """)
                    .param("id", contact)
                    .param("organisation", organisation)
                    .param("blind", new byte[] {(byte) contact})
                    .update();
            for (var list : lists)
                db.sql("""
                                INSERT INTO subscription (list, contact, state, changed_at)
                                VALUES (:list, :contact, 'pending', 0)
                                """).param("list", list.id()).param("contact", contact).update();
        });
    }

    private Store open(Dialect dialect) {
        return Databases.open(dialect, folder);
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
}
