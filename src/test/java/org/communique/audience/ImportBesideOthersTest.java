package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL lets others write while an import does; SQLite has one writer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportBesideOthersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Vault vault = new Vault(new byte[32]);
    private Store store;
    private ContactList list;

    @BeforeEach
    void open() {
        store = Store.postgresql(Databases.freshPostgresql());
        long organisation = new Organisations(store)
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
        list = new Lists(store).add(organisation, "alerts", Localized.same("Alerts"), ListKind.PUBLIC);
        store.run(db -> db.sql("""
                        INSERT INTO import (id, organisation, format, state, actor, lists, basis, source, size_bytes, counts,
                                            started_at, moved_at)
                        VALUES (1, :organisation, 'csv', 'running', '', '[]', '', '', 0, '{}', 0, 0)
                        """).param("organisation", organisation).update());
        take(List.of(person("ana", "")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_change_of_address_that_is_under_way_outlives_an_import_that_knows_a_name() {
        long ana = contact();
        besideImport(
                db -> new Identity(store, vault, CLOCK).move(db, ana, new Address("ana@new.example")),
                db -> {},
                List.of(person("ana", "Ana"), person("bo", "Bo")));

        var card = new Contacts(store, vault).card(ana).orElseThrow();
        assertEquals(new Address("ana@new.example"), card.address());
    }

    @Test
    void a_choice_of_language_that_is_under_way_outlives_an_import() {
        long ana = contact();
        besideImport(
                db -> new Enrolment(store, vault, CLOCK).languages(db, ana, List.of(Locale.FRENCH)),
                db -> {},
                List.of(person("ana", "Ana")));

        assertEquals(
                "fr Ana",
                store.read()
                                .sql("SELECT language FROM contact")
                                .query(String.class)
                                .single()
                        + " "
                        + new Contacts(store, vault).card(ana).orElseThrow().name());
    }

    @Test
    void somebody_who_joins_while_an_import_brings_her_is_there_once_and_has_her_own_evidence() {
        var enrolment = new Enrolment(store, vault, CLOCK);
        var wording = new Consent.Wording("en", "Yes, write to me.", "signup");
        var bo = new Enrolment.Newcomer(
                list.organisation(),
                new Card(new Address("bo@example.org"), ""),
                List.of(Locale.ENGLISH),
                ContactKind.SUBSCRIBER);
        var number = new CompletableFuture<Long>();
        besideImport(
                db -> number.complete(enrolment.enrol(db, bo)),
                db -> enrolment.subscribe(
                        db,
                        new Consent(
                                list.id(),
                                number.join(),
                                Consent.Event.GIVEN,
                                wording,
                                "form",
                                Optional.empty(),
                                Optional.empty())),
                List.of(person("bo", "Bo"), person("cy", "Cy")));

        assertEquals(3, count("SELECT count(*) FROM contact"));
        assertEquals(1, count("SELECT count(*) FROM consent WHERE source = 'form'"));
        assertEquals(3, count("SELECT count(*) FROM subscription WHERE state = 'confirmed'"));
    }

    @Test
    void somebody_whom_an_import_brings_in_the_moment_she_joins_is_the_one_it_brought() {
        var bo = new Enrolment.Newcomer(
                list.organisation(),
                new Card(new Address("bo@example.org"), ""),
                List.of(Locale.ENGLISH),
                ContactKind.SUBSCRIBER);
        var brought = new CountDownLatch(1);
        var joined = CompletableFuture.supplyAsync(() -> {
            await(brought);
            return store.write(db -> new Enrolment(store, vault, CLOCK).enrol(db, bo));
        });
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> takeThen(List.of(person("bo", "Bo")), () -> {
                    brought.countDown();
                    while (count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == 0)
                        Thread.onSpinWait();
                }));

        assertEquals(contact(), joined.join());
        assertEquals(2, count("SELECT count(*) FROM contact"));
        assertEquals(
                "Bo",
                new Contacts(store, vault).card(joined.join()).orElseThrow().name());
    }

    @Test
    void a_batch_whose_transaction_was_taken_back_is_written_anew_as_if_nothing_had_been() {
        var entry = new Entry(1, list.organisation(), List.of(list), "en", "basis", false, Entry.Known.FILL);
        try (var arrivals = new Arrivals(new Arrivals.House(store, vault, CLOCK), entry, folder)) {
            arrivals.gather(arrivals.blinded(List.of(person("ana", "Ana"), person("bo", "Bo"))));
            arrivals.gathered();
            var batch = arrivals.seal(arrivals.next());
            assertThrows(IllegalStateException.class, () -> arrivals.bulk().write(db -> {
                arrivals.sealing(db, () -> arrivals.write(db, batch));
                throw new IllegalStateException("the machine stumbles before the commit");
            }));
            assertEquals(1, count("SELECT count(*) FROM contact"));

            arrivals.again(batch);
            arrivals.bulk().write(db -> {
                arrivals.sealing(db, () -> arrivals.write(db, batch));
                return true;
            });
        }
        assertEquals(2, count("SELECT count(*) FROM contact"));
        assertEquals(2, count("SELECT count(*) FROM contact_card"));
        assertEquals(2, count("SELECT count(*) FROM subscription WHERE state = 'confirmed'"));
        var cards = new Contacts(store, vault);
        assertEquals("Bo", cards.card(contact()).orElseThrow().name());
    }

    @Test
    void of_two_steps_that_wait_for_each_other_one_begins_anew() {
        var both = new CountDownLatch(2);
        take(List.of(person("bo", "")));
        var first = CompletableFuture.runAsync(() -> store.run(db -> crossing(db, both, "min", "max")));
        var second = CompletableFuture.runAsync(() -> store.run(db -> crossing(db, both, "max", "min")));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> CompletableFuture.allOf(first, second)
                .join());

        assertEquals(4, count("SELECT sum(touched) FROM contact"));
    }

    private static void crossing(JdbcClient db, CountDownLatch both, String one, String other) {
        for (var which : List.of(one, other)) {
            db.sql("UPDATE contact SET touched = touched + 1 WHERE id = (SELECT %s(id) FROM contact)".formatted(which))
                    .update();
            both.countDown();
            if (which.equals(one)) await(both);
        }
    }

    /** The first step, then an import begins and waits for it, then the second, in one transaction with the first. */
    private void besideImport(Consumer<JdbcClient> first, Consumer<JdbcClient> second, List<Arrival> file) {
        var begun = new CountDownLatch(1);
        var person = CompletableFuture.runAsync(() -> store.run(db -> {
            first.accept(db);
            begun.countDown();
            while (count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == 0)
                Thread.onSpinWait();
            second.accept(db);
        }));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            await(begun);
            take(file);
            person.join();
        });
    }

    private void take(List<Arrival> file) {
        takeThen(file, () -> {});
    }

    /** The same with something between the last row and the end of the transaction. */
    private void takeThen(List<Arrival> file, Runnable before) {
        var entry = new Entry(1, list.organisation(), List.of(list), "en", "basis", false, Entry.Known.FILL);
        try (var arrivals = new Arrivals(new Arrivals.House(store, vault, CLOCK), entry, folder)) {
            arrivals.gather(arrivals.blinded(file));
            arrivals.gathered();
            var batch = arrivals.seal(arrivals.next());
            arrivals.bulk().write(db -> {
                arrivals.sealing(db, () -> arrivals.write(db, batch));
                before.run();
                return true;
            });
        }
    }

    private static Arrival person(String local, String name) {
        return new Arrival(
                new Card(new Address(local + "@example.org"), name),
                "",
                "",
                "",
                List.of(),
                Arrival.Standing.JOINS,
                Arrival.Evidence.NONE);
    }

    private long contact() {
        return count("SELECT max(id) FROM contact");
    }

    private long count(String sql) {
        return store.read().sql(sql).query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
