package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.ContactList;
import org.communique.audience.Enrolment;
import org.communique.audience.ListKind;
import org.communique.notice.Letter;
import org.communique.notice.Sent;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContact;
import org.communique.presscontact.PressContacts;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to press contacts by itself, on both databases: told within a month, reminded, asked every year. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressRoundsTest {

    private static final String ANA = "ana@herald.example";
    private static final String DESK = "press@example.org";

    @TempDir
    Path folder;

    private TestHouse house;
    private PressPost post;
    private ContactList press;
    private long ana;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void who_was_told_by_a_mail_of_a_release_is_told_when_that_was_accepted_and_never_again(Dialect dialect) {
        open(dialect, AddressSource.PUBLISHED);
        house.pass(Duration.ofDays(3));
        house.release(house.statement("one", "en"), house.clock.instant(), press);
        house.sweepAndDeliver();

        round();
        assertEquals(Optional.of(NINE.plus(Duration.ofDays(3))), row().told());
        house.pass(Duration.ofDays(60));
        round();
        assertEquals(0, to(ANA));
    }

    @ParameterizedTest
    @EnumSource
    void who_got_no_mail_for_three_weeks_is_told_by_one_of_its_own_well_within_the_month(Dialect dialect) {
        open(dialect, AddressSource.PUBLISHED);
        house.pass(Duration.ofDays(21).minusMillis(1));
        round();
        assertEquals(0, to(ANA));
        house.pass(Duration.ofMillis(1));

        round();

        var mail = post.only("press-notice", ANA);
        var text = mail.mail().text().replaceAll("\\s+", " ");
        assertTrue(text.contains("GDPR Art. 14") && text.contains("made public") && text.contains(DESK), text);
        assertEquals(Optional.of(NINE.plus(Duration.ofDays(21))), row().told());
        round();
        assertEquals(1, to(ANA), "once");
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_that_was_refused_has_told_nobody_and_the_desk_learns_of_it_before_the_month_is_over(Dialect dialect) {
        open(dialect, AddressSource.PUBLISHED);
        post.relay = it -> it.to().equals(ANA) ? new Sent.Refused("550 5.1.1") : new Sent.Accepted();
        house.pass(Duration.ofDays(21));
        round();
        assertEquals(Optional.empty(), row().told());
        round();
        assertEquals(1, to(ANA), "not at once again");

        house.pass(Duration.ofDays(7));
        round();
        assertEquals(2, to(ANA));
        assertEquals(
                1, house.core.journalists.rounds().waiting(press.organisation()).due());
        post.only("press-review", DESK);
    }

    @ParameterizedTest
    @EnumSource
    void who_gave_her_address_herself_is_never_sent_a_notice(Dialect dialect) {
        open(dialect, AddressSource.HERSELF);
        house.pass(Duration.ofDays(40));
        round();

        assertEquals(0, to(ANA));
    }

    @ParameterizedTest
    @EnumSource
    void thirty_days_before_the_end_she_and_the_desk_are_reminded_once_and_then_it_ends_by_itself(Dialect dialect) {
        open(dialect, AddressSource.HERSELF);
        contacts().accredit(ana, NINE.plus(Duration.ofDays(90)), "console");
        house.pass(Duration.ofDays(60).minusMillis(1));
        round();
        assertEquals(0, to(ANA));
        house.pass(Duration.ofMillis(1));

        round();
        round();

        assertTrue(post.only("press-ends", ANA).mail().text().contains("16 January 2027"));
        post.only("press-review", DESK);
        house.pass(Duration.ofDays(30).minusMillis(1));
        assertTrue(house.core.press.accreditation().holds(ana));
        house.pass(Duration.ofMillis(1));
        assertFalse(house.core.press.accreditation().holds(ana));
        contacts().accredit(ana, NINE.plus(Duration.ofDays(110)), "console");
        round();
        assertEquals(2, to(ANA), "another end, another reminder");
    }

    @ParameterizedTest
    @EnumSource
    void once_a_year_she_is_asked_whether_all_is_right_and_one_button_says_so(Dialect dialect) {
        open(dialect, AddressSource.HERSELF);
        house.pass(Duration.ofDays(365));
        round();
        round();
        var token = post.token(post.only("press-still-right", ANA));
        var links = house.core.journalists.links();

        assertEquals(Optional.of(Locale.ENGLISH), links.reviewing(token));
        assertEquals(
                1, house.core.journalists.rounds().waiting(press.organisation()).due(), "looking changed nothing");
        assertTrue(links.stillRight(token));

        assertEquals(
                0, house.core.journalists.rounds().waiting(press.organisation()).due());
        assertTrue(row().review().isAfter(house.clock.instant().plus(Duration.ofDays(360))));
        house.pass(Duration.ofDays(366));
        round();
        assertEquals(2, to(ANA), "and a year later again");
    }

    @ParameterizedTest
    @EnumSource
    void the_desk_is_told_of_the_same_things_once_a_week_and_of_new_ones_once_a_day(Dialect dialect) {
        open(dialect, AddressSource.HERSELF);
        house.pass(Duration.ofDays(365));
        round();
        round();
        assertEquals(1, to(DESK));
        house.pass(Duration.ofDays(6));
        round();
        assertEquals(1, to(DESK));
        house.pass(Duration.ofDays(1));
        round();
        assertEquals(2, to(DESK));
    }

    private void open(Dialect dialect, AddressSource source) {
        house = new TestHouse(folder, dialect);
        press = house.list("press", ListKind.PRESS, ANA + ",en");
        post = new PressPost(house, press);
        var person = new Enrolment.Newcomer(
                press.organisation(), new Card(new Address(ANA), ""), List.of(Locale.ENGLISH), ContactKind.PRESS);
        ana = contacts()
                .add(
                        new PressContacts.Entry(
                                person,
                                new Details("Herald", "", "", "", ""),
                                LawfulBasis.LEGITIMATE_INTEREST,
                                source,
                                Set.of()),
                        "console");
    }

    private PressContacts contacts() {
        return house.core.journalists.contacts();
    }

    private PressContact row() {
        return contacts().find(ana).orElseThrow();
    }

    private void round() {
        house.core.journalists.rounds().round();
        post.round();
    }

    private long to(String address) {
        return post.letters.stream().map(Letter::to).filter(address::equals).count();
    }
}
