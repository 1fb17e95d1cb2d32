package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communique.audience.ListKind;
import org.communique.audience.WayOut;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.release.ReleaseState;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a release to a settled ledger, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryTest {

    @TempDir
    Path folder;

    private TestHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void everybody_gets_one_mail_in_their_language_and_every_candidate_is_accounted_for(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts =
                house.list("alerts", ListKind.PUBLIC, "ana@example.org,mk", "bo@example.org,nl", "cy@example.org,uk");
        var members = house.list("members", ListKind.MEMBERS, "bo@example.org,nl", "di@example.org,en-GB");
        var release = house.release(house.statement("safe", "en", "mk"), NINE, alerts, members);

        house.sweepAndDeliver();

        assertEquals(
                Set.of("ana@example.org", "bo@example.org", "cy@example.org", "di@example.org"),
                Set.copyOf(house.mail.addresses()));
        assertEquals(4, house.mail.parcels.size(), "nobody twice");
        assertEquals("mk", language("ana@example.org"));
        assertEquals("en", language("cy@example.org"), "the organisation's fallback");
        assertEquals("en", language("di@example.org"), "the language without its region");
        var tally = house.tally(release, "mail", "public");
        assertEquals(5, tally.dispatch().candidates());
        assertEquals(4, tally.accepted());
        assertEquals(Map.of("duplicate", 1L), tally.excluded());
        assertTrue(tally.conserved() && tally.complete());
        assertEquals(1, house.feed.parcels.size());
        assertEquals(
                ReleaseState.RELEASED, house.core.releases.byId(release.id()).state());
    }

    @ParameterizedTest
    @EnumSource
    void members_go_before_the_public_and_the_press_before_both(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "a@example.org,en", "b@example.org,en");
        var members = house.list("members", ListKind.MEMBERS, "m@example.org,en", "b@example.org,en");
        var press = house.list("press", ListKind.PRESS, "p@example.org,en");
        house.release(house.statement("safe", "en"), NINE, alerts, members, press);

        house.sweepAndDeliver();

        assertEquals(
                List.of("p@example.org", "b@example.org", "m@example.org", "a@example.org"), house.mail.addresses());
    }

    @ParameterizedTest
    @EnumSource
    void a_deferred_delivery_waits_for_its_retry_time_and_keeps_its_token(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.mail.answer = parcel -> new Outcome.Deferred("451 4.7.1 greylisted", house.clock.instant());
        var release = house.release(house.statement("safe", "en"), NINE, alerts);

        house.sweepAndDeliver();
        assertEquals(1, house.tally(release, "mail", "public").deferred());

        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        house.pass(Duration.ofMinutes(4));
        house.deliver();
        assertEquals(1, house.mail.parcels.size(), "not yet");

        house.pass(Duration.ofMinutes(3));
        house.deliver();
        assertEquals(2, house.mail.parcels.size());
        assertEquals(1, house.tally(release, "mail", "public").accepted());
        assertEquals(1, tokens().size(), "the same Message-ID in both attempts");
    }

    @ParameterizedTest
    @EnumSource
    void patience_ends_after_two_days(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        house.mail.answer = parcel -> new Outcome.Deferred("421 busy", house.clock.instant());
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();

        for (int hours = 0; hours <= 60; hours++) {
            house.deliver();
            house.pass(Duration.ofHours(1));
        }

        var tally = house.tally(release, "mail", "public");
        assertEquals(1, tally.rejected());
        assertTrue(tally.conserved() && tally.complete());
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_or_is_suppressed_after_the_freeze_is_not_written_to(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts =
                house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en", "cy@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();
        house.core.subscriptions.unsubscribe(contact(1), List.of(alerts.id()), WayOut.PAGE);
        house.core.suppressions.suppress(contact(2), org.communique.audience.Suppression.COMPLAINT);

        house.deliver();

        assertEquals(1, house.mail.parcels.size());
        var tally = house.tally(release, "mail", "public");
        assertEquals(Map.of("unsubscribed", 1L, "suppressed", 1L), tally.excluded());
        assertTrue(tally.conserved());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_under_way_at_a_crash_is_uncertain_and_goes_out_again_with_the_same_token(Dialect dialect)
            throws Exception {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();
        try (var hanging = new Hanging(house)) {
            hanging.awaitFirst();

            house.restart();

            assertEquals(2, house.tally(release, "mail", "public").uncertain());
            house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
            house.deliver();
        }
        var tally = house.tally(release, "mail", "public");
        assertTrue(tally.accepted() == 2 && tally.conserved());
        assertEquals(3, house.mail.parcels.size(), "one was with the channel already");
        assertEquals(2, tokens().size(), "copies carry the same token");
    }

    @ParameterizedTest
    @EnumSource
    void an_outcome_that_comes_after_the_row_was_named_uncertain_changes_nothing(Dialect dialect) throws Exception {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();
        try (var hanging = new Hanging(house)) {
            hanging.awaitFirst();
            house.core.deliveries.recover();

            hanging.answer(new Outcome.Rejected("550 late answer", Fault.INVALID));
        }

        assertEquals(0, house.tally(release, "mail", "public").rejected());
        assertEquals(2, house.mail.parcels.size(), "it went out again");
        assertEquals(1, house.tally(release, "mail", "public").accepted());
    }

    @ParameterizedTest
    @EnumSource
    void a_channel_that_breaks_leaves_the_delivery_in_doubt_not_lost(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();
        house.mail.answer = parcel -> {
            throw new IllegalStateException("broken");
        };

        assertThrows(IllegalStateException.class, house::deliver);

        assertEquals(1, house.tally(release, "mail", "public").uncertain());
        house.mail.answer = parcel -> new Outcome.Accepted("250 ok");
        house.pass(Duration.ofMinutes(7));
        house.deliver();
        assertTrue(house.tally(release, "mail", "public").complete());
    }

    @ParameterizedTest
    @EnumSource
    void a_contact_that_cannot_be_opened_waits_and_holds_nobody_up(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts =
                house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en", "cy@example.org,en");
        var release = house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweep();
        house.core.store.run(db -> db.sql("UPDATE contact_card SET sealed = uid WHERE contact = :id")
                .param("id", contact(1))
                .update());

        house.deliver();

        var tally = house.tally(release, "mail", "public");
        assertTrue(tally.accepted() == 2 && tally.deferred() == 1 && tally.conserved(), tally.toString());
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_claimed_twice_by_eight_threads(Dialect dialect) throws Exception {
        house = new TestHouse(folder, dialect);
        var rows = new String[500];
        for (int i = 0; i < rows.length; i++) rows[i] = "p" + i + "@example.org,en";
        house.release(house.statement("safe", "en"), NINE, house.list("alerts", ListKind.PUBLIC, rows));
        house.sweep();

        var threads = java.util.concurrent.Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) threads.submit(house::deliver);
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS));

        assertEquals(500, house.mail.parcels.size());
        assertEquals(500, Set.copyOf(house.mail.addresses()).size());
    }

    private String language(String address) {
        return house.mail.parcels.stream()
                .filter(it -> it.recipient().orElseThrow().address().equals(address))
                .map(it -> it.recipient().orElseThrow().language().toLanguageTag())
                .findFirst()
                .orElseThrow();
    }

    private long contact(int number) {
        return house.core
                .store
                .read()
                .sql("SELECT id FROM contact ORDER BY id LIMIT 1 OFFSET :n")
                .param("n", number - 1)
                .query(Long.class)
                .single();
    }

    private Set<String> tokens() {
        var tokens = new TreeSet<String>();
        house.mail.parcels.forEach(it -> tokens.add(HexFormat.of().formatHex(it.token())));
        return tokens;
    }
}
