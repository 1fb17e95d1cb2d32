package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.audience.Identity;
import org.communique.audience.ListKind;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.feedback.AddressFaults;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the next hop says of an address silences that address, and no other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressFaultTest {

    @TempDir
    Path folder;

    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_at_fault_is_suppressed_and_left_out_of_the_next_release(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "gone@example.org,en", "here@example.org,en");
        house.mail.answer = parcel -> parcel.recipient().orElseThrow().address().startsWith("gone")
                ? new Outcome.Rejected("550 5.1.1 no such user", Fault.INVALID)
                : new Outcome.Accepted("250 ok");
        house.release(house.statement("one", "en"), NINE, alerts);
        house.sweepAndDeliver();

        new AddressFaults(house.core.deliveries, house.core.suppressions).apply();
        var next = house.release(house.statement("two", "en"), NINE, alerts);
        house.sweepAndDeliver();

        assertEquals(
                Map.of("suppressed", 1L), house.tally(next, "mail", "public").excluded());
        assertEquals(3, house.mail.parcels.size());
    }

    @ParameterizedTest
    @EnumSource
    void the_fault_of_an_old_address_does_not_silence_the_new_one(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "old@example.org,en");
        var core = house.core;
        var identity = new Identity(core.store, core.vault, house.clock);
        long contact = core.store
                .read()
                .sql("SELECT id FROM contact")
                .query(Long.class)
                .single();
        house.mail.answer = parcel -> {
            core.store.run(db -> identity.move(db, contact, new Address("new@example.org")));
            return new Outcome.Rejected("550 5.1.1 no such user", Fault.INVALID);
        };
        house.release(house.statement("one", "en"), NINE, alerts);
        house.sweepAndDeliver();
        new AddressFaults(core.deliveries, core.suppressions).apply();
        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        house.clock.pass(Duration.ofDays(1));

        house.release(house.statement("two", "en"), house.clock.instant(), alerts);
        house.sweepAndDeliver();

        assertEquals(2, house.mail.parcels.size());
        assertEquals(
                "new@example.org",
                house.mail.parcels.get(1).recipient().orElseThrow().address());
    }
}
