package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.ContactList;
import org.communique.audience.Enrolment;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContacts;
import org.communique.release.Release;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** Records of press contacts, and what their accreditation decides, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressContactsTest {

    private static final Details DETAILS = new Details(
            "Evening Herald", "+31 20 555 01 01", "courts, labour", "https://herald.example/ana", "met at the hearing");

    @TempDir
    Path folder;

    private TestHouse house;
    private PressContacts contacts;
    private ContactList press;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_record_keeps_ground_source_and_dates_in_words_and_who_it_is_only_in_the_sealed_card(Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.EVENT);

        var row = contacts.find(ana).orElseThrow();
        var dossier = contacts.open(ana, "console").orElseThrow();

        assertEquals(LawfulBasis.LEGITIMATE_INTEREST, row.basis());
        assertEquals(AddressSource.EVENT, row.source());
        assertEquals(Optional.empty(), row.told());
        assertEquals(NINE.atZone(java.time.ZoneOffset.UTC).plusYears(1).toInstant(), row.review());
        assertEquals(DETAILS, dossier.details());
        assertEquals(Set.of("labour"), dossier.topics());
        assertEquals("Ana", dossier.card().name());
        assertFalse((row + " " + dossier + " " + DETAILS).contains("erald"), "masked");
        assertEquals(
                List.of("press.described", "press.opened"),
                audited().stream().filter(it -> it.startsWith("press.")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void only_who_is_accredited_gets_the_advance_copy_and_the_others_get_the_public_mail(Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.EVENT);
        add("ben@herald.example", AddressSource.EVENT);
        contacts.accredit(ana, NINE.plus(Duration.ofDays(30)), "console");

        var release = embargoed("safe");

        assertEquals(Set.of("ana@herald.example", "old@herald.example"), embargoedTo());
        assertEquals(
                Map.of("not-accredited", 1L),
                house.tally(release, "mail", "advance").excluded());
        house.pass(Duration.ofHours(1));
        house.sweepAndDeliver();
        var open = house.tally(release, "mail", "public");
        assertEquals(1, open.accepted(), "ben");
        assertEquals(Map.of("advance-copy", 2L), open.excluded());
    }

    @ParameterizedTest
    @EnumSource
    void pages_keys_and_grants_end_with_the_accreditation_to_the_millisecond_and_open_again_with_a_longer_one(
            Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.EVENT);
        contacts.accredit(ana, NINE.plus(Duration.ofMinutes(10)), "console");
        embargoed("safe");
        var token = token("ana@herald.example");

        house.pass(Duration.ofMinutes(10).minusMillis(1));
        assertTrue(house.core.press.advances().byToken(token).isPresent());
        assertTrue(house.core.press.accreditation().holds(ana));
        house.pass(Duration.ofMillis(1));
        assertTrue(house.core.press.advances().byToken(token).isEmpty());
        assertEquals(List.of(), house.core.press.advances().open(ana));
        assertFalse(house.core.press.accreditation().holds(ana));

        contacts.accredit(ana, NINE.plus(Duration.ofDays(1)), "console");
        assertTrue(house.core.press.advances().byToken(token).isPresent());
        assertTrue(contacts.end(ana, "console"));
        assertFalse(contacts.end(ana, "console"), "ended already");
        assertTrue(house.core.press.advances().byToken(token).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void a_copy_that_still_waits_when_the_accreditation_ends_does_not_leave(Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.EVENT);
        contacts.accredit(ana, NINE.plus(Duration.ofMinutes(10)), "console");
        var release = planned("safe");
        house.sweep();
        house.pass(Duration.ofMinutes(10));

        house.deliver();

        assertEquals(Set.of("old@herald.example"), embargoedTo());
        assertEquals(
                Map.of("not-accredited", 1L),
                house.tally(release, "mail", "advance").excluded());
    }

    @ParameterizedTest
    @EnumSource
    void an_organisation_that_asks_for_accreditation_leaves_out_whom_it_has_no_record_of_or_declares_for_them(
            Dialect dialect) {
        open(dialect);
        long organisation = press.organisation();
        assertEquals(1, contacts.unrecorded(organisation));

        assertEquals(0, contacts.require(organisation, Optional.empty(), "console"));
        embargoed("nobody");
        assertEquals(Set.of(), embargoedTo());

        assertEquals(1, contacts.require(organisation, Optional.of(NINE.plus(Duration.ofDays(365))), "console"));
        embargoed("declared");
        assertEquals(Set.of("old@herald.example"), embargoedTo());
        assertTrue(contacts.required(organisation));
        var old = contacts.all(organisation).get(0);
        assertEquals(AddressSource.EARLIER, old.source());
        assertEquals(
                "declared",
                contacts.open(old.contact(), "console")
                        .orElseThrow()
                        .accreditations()
                        .get(0)
                        .event());
    }

    @ParameterizedTest
    @EnumSource
    void the_evidence_of_accreditation_is_added_to_and_never_changed(Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.EVENT);
        contacts.accredit(ana, NINE.plus(Duration.ofDays(1)), "console");
        contacts.accredit(ana, NINE.plus(Duration.ofDays(2)), "console");

        for (var change : List.of("UPDATE press_accreditation SET until_at = 9", "DELETE FROM press_accreditation"))
            assertThrows(
                    DataAccessException.class,
                    () -> house.core.store.run(db -> db.sql(change).update()));
        assertEquals(
                2, contacts.open(ana, "console").orElseThrow().accreditations().size());
    }

    @ParameterizedTest
    @EnumSource
    void the_first_mail_alone_carries_where_the_address_came_from_and_a_retry_says_the_same(Dialect dialect) {
        open(dialect);
        add("ana@herald.example", AddressSource.PUBLISHED);
        long gave = add("ben@herald.example", AddressSource.HERSELF);

        house.release(house.statement("first", "en"), house.clock.instant(), press);
        house.sweepAndDeliver();
        house.release(house.statement("second", "en"), house.clock.instant(), press);
        house.sweepAndDeliver();

        var told = house.mail.parcels.stream()
                .filter(it -> it.recipient().orElseThrow().press().origin().isPresent())
                .toList();
        assertEquals(1, told.size(), "once, and to nobody else");
        var to = told.get(0).recipient().orElseThrow();
        assertEquals("ana@herald.example", to.address());
        assertEquals("published", to.press().origin().orElseThrow().source());
        assertTrue(to.press().list());
        assertEquals(Optional.empty(), contacts.find(gave).orElseThrow().told());
    }

    @ParameterizedTest
    @EnumSource
    void an_erased_contact_leaves_evidence_by_number_and_nothing_else(Dialect dialect) {
        open(dialect);
        long ana = add("ana@herald.example", AddressSource.PUBLISHED);
        contacts.accredit(ana, NINE.plus(Duration.ofDays(1)), "console");
        house.core.press.keys().make(ana);

        house.core.erasure.erase(ana, "console", Keep.forEver());

        assertEquals(Optional.empty(), contacts.find(ana));
        assertEquals(0, count("press_key WHERE contact = " + ana));
        assertEquals(1, count("press_accreditation WHERE contact = " + ana));
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        contacts = new PressContacts(house.core.store, house.core.vault, house.clock);
        press = house.list("press", ListKind.PRESS, "old@herald.example,en");
    }

    private long add(String address, AddressSource source) {
        house.list("press", ListKind.PRESS, address + ",en");
        var person = new Enrolment.Newcomer(
                press.organisation(),
                new Card(new Address(address), "Ana"),
                List.of(Locale.ENGLISH),
                ContactKind.PRESS);
        long contact = contacts.add(
                new PressContacts.Entry(person, DETAILS, LawfulBasis.LEGITIMATE_INTEREST, source, Set.of("labour")),
                "console");
        house.core.store.run(db -> new Enrolment(house.core.store, house.core.vault, house.clock)
                .rewrite(db, contact, card -> new Card(card.address(), "Ana", card.fields())));
        return contact;
    }

    private Release planned(String key) {
        var now = house.clock.instant();
        return house.embargoed(house.statement(key, "en"), now.plus(Duration.ofHours(1)), now, press);
    }

    private Release embargoed(String key) {
        house.mail.parcels.clear();
        var release = planned(key);
        house.sweepAndDeliver();
        return release;
    }

    private Set<String> embargoedTo() {
        return house.mail.parcels.stream()
                .filter(it -> it.letter().embargoed())
                .map(it -> it.recipient().orElseThrow().address())
                .collect(java.util.stream.Collectors.toSet());
    }

    private String token(String address) {
        var parcel = house.mail.parcels.stream()
                .filter(it -> it.recipient().orElseThrow().address().equals(address))
                .findFirst()
                .orElseThrow();
        return house.core.tokens.issue(parcel.token(), Tokens.Purpose.ADVANCE);
    }

    private List<String> audited() {
        return house.core
                .store
                .read()
                .sql("SELECT action FROM audit ORDER BY id")
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return house.core
                .store
                .read()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
