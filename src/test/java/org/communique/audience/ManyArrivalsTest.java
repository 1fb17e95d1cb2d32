package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.audience.Arrival.Outcome;
import org.communique.audience.Arrival.Standing;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
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

/** So many that they are not looked up one by one, and sealed before the transaction that writes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyArrivalsTest {

    private static final int MANY = 6_000;

    @TempDir
    Path folder;

    private final Vault vault = new Vault(new byte[32]);
    private Store store;
    private ContactList list;

    private void open(Dialect dialect) {
        store = Databases.open(dialect, folder);
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
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void those_we_know_are_found_among_many_and_those_not_to_write_to_stay_out(Dialect dialect) {
        open(dialect);
        take(people(0, MANY, Standing.JOINS));
        take(people(MANY, MANY + 10, Standing.BLOCKED));

        var counts = take(people(10, MANY + 100, Standing.JOINS));

        assertEquals(Map.of(Outcome.THERE, MANY - 10L, Outcome.SUPPRESSED, 10L, Outcome.ADDED, 90L), counts);
        assertEquals(MANY + 90, count("SELECT count(*) FROM contact"));
        assertEquals(MANY + 90, count("SELECT count(*) FROM contact_card WHERE sealed IS NOT NULL"));
        assertEquals(MANY + 90, count("SELECT count(*) FROM subscription WHERE state = 'confirmed'"));
    }

    @ParameterizedTest
    @EnumSource
    void who_joins_or_is_suppressed_while_others_wait_sealed_is_seen_by_the_transaction_that_writes_them(
            Dialect dialect) {
        open(dialect);
        try (var arrivals = new Arrivals(house(), entry(1), folder)) {
            arrivals.gather(arrivals.blinded(people(0, MANY, Standing.JOINS)));
            arrivals.gathered();
            var sealed = arrivals.seal(arrivals.next());
            take(people(7, 8, Standing.BLOCKED));
            take(people(8, 9, Standing.JOINS));

            write(arrivals, sealed);

            assertEquals(
                    Map.of(Outcome.SUPPRESSED, 1L, Outcome.THERE, 1L, Outcome.ADDED, MANY - 2L), sealed.outcomes());
        }
        assertEquals(MANY - 1, count("SELECT count(*) FROM contact"));
    }

    @ParameterizedTest
    @EnumSource
    void a_rehearsal_counts_many_as_the_import_does(Dialect dialect) {
        open(dialect);
        take(people(0, 100, Standing.JOINS));
        var file = new ArrayList<>(people(50, MANY, Standing.JOINS));
        file.addAll(people(60, 70, Standing.LEFT));

        var dry = new EnumMap<Outcome, Long>(Outcome.class);
        try (var arrivals = new Arrivals(house(), entry(0), folder)) {
            arrivals.gather(arrivals.blinded(file));
            arrivals.gathered();
            for (var batch = arrivals.next(); !batch.isEmpty(); batch = arrivals.next()) {
                arrivals.rehearse(arrivals.seal(batch));
                batch.outcomes().forEach((outcome, n) -> dry.merge(outcome, n, Long::sum));
            }
        }

        assertEquals(100, count("SELECT count(*) FROM contact"));
        assertEquals(take(file), dry);
    }

    private Map<Outcome, Long> take(List<Arrival> file) {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        try (var arrivals = new Arrivals(house(), entry(1), folder)) {
            arrivals.gather(arrivals.blinded(file));
            arrivals.gathered();
            for (var batch = arrivals.next(); !batch.isEmpty(); batch = arrivals.next()) {
                write(arrivals, arrivals.seal(batch));
                batch.outcomes().forEach((outcome, n) -> counts.merge(outcome, n, Long::sum));
            }
        }
        return counts;
    }

    private static void write(Arrivals arrivals, ArrivalBatch batch) {
        arrivals.bulk().write(db -> {
            arrivals.sealing(db, () -> arrivals.write(db, batch));
            return true;
        });
    }

    private static List<Arrival> people(int from, int to, Standing standing) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Arrival(
                        new Card(new Address("person" + i + "@example.org"), "Person " + i),
                        i % 3 == 0 ? "nl" : "",
                        "",
                        "",
                        List.of(),
                        standing,
                        Arrival.Evidence.NONE))
                .toList();
    }

    private Arrivals.House house() {
        return new Arrivals.House(store, vault, Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC));
    }

    private Entry entry(long number) {
        return new Entry(number, list.organisation(), List.of(list), "en", "basis", false, Entry.Known.KEEP);
    }

    private long count(String sql) {
        return store.read().sql(sql).query(Long.class).single();
    }
}
