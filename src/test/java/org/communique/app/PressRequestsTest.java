package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.audience.WayOut;
import org.communique.notice.Letter;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressRequests;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the form of a journalist to a press contact, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressRequestsTest {

    private static final Details DETAILS =
            new Details("Evening Herald", "+31 20 555 01 01", "courts", "https://herald.example/ana", "");

    @TempDir
    Path folder;

    private TestHouse house;
    private PressPost post;
    private ContactList press;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_journalist_who_registers_confirms_and_is_approved_is_an_accredited_press_contact_with_evidence(
            Dialect dialect) {
        open(dialect);
        register("ana@herald.example");
        var mail = post.only("press-registered", "ana@herald.example");
        assertEquals(List.of(), requests().waiting(press.organisation()), "not before she confirms");

        assertEquals(Optional.of(Locale.ENGLISH), requests().asked(post.token(mail)));
        assertTrue(requests().confirm(post.token(mail)));
        assertFalse(requests().confirm(post.token(mail)), "works once");
        var waiting = requests().waiting(press.organisation()).get(0);
        long ana = approve(waiting.id());

        var it = house.core.journalists.contacts().open(ana, "console").orElseThrow();
        assertEquals(DETAILS, it.details());
        assertEquals(Set.of("courts"), it.topics());
        assertEquals(LawfulBasis.CONSENT, it.row().basis());
        assertEquals(AddressSource.HERSELF, it.row().source());
        assertEquals("accepted", it.accreditations().get(0).event());
        assertEquals("en 1", it.accreditations().get(0).terms());
        assertTrue(it.row().accredited(NINE));
        assertEquals("Ana Reporter", it.card().name());
        post.only("press-approved", "ana@herald.example");
        assertEquals(List.of("given press-register form"), words("""
                        SELECT c.event || ' ' || w.form || ' ' || c.source FROM consent c
                        JOIN consent_wording w ON w.id = c.wording WHERE c.contact = %d
                        """.formatted(ana)));
        assertEquals(0, count("keys.press_request_key"), "the key of the request is gone");
        assertEquals(0, count("press_request WHERE sealed IS NOT NULL"));
        assertEquals(Optional.empty(), requests().approve(waiting.id(), approval()), "once");
    }

    @ParameterizedTest
    @EnumSource
    void a_declined_request_leaves_nothing_of_who_asked_and_its_reason_is_not_mailed(Dialect dialect) {
        open(dialect);
        register("ana@herald.example");
        requests().confirm(post.token(post.only("press-registered", "ana@herald.example")));
        long id = requests().waiting(press.organisation()).get(0).id();
        requests().open(id, "console");

        assertTrue(requests().decline(id, "no byline found", "console"));

        assertFalse(requests().decline(id, "again", "console"));
        assertEquals(0, count("contact WHERE kind = 'press'"));
        assertEquals(0, count("keys.press_request_key"));
        assertEquals(Optional.empty(), requests().open(id, "console"));
        post.round();
        var mail = post.only("press-declined", "ana@herald.example");
        assertFalse(mail.mail().text().contains("byline"));
        assertEquals(
                List.of("press.request-opened", "press.declined"),
                words("SELECT action FROM audit WHERE action LIKE 'press.%' ORDER BY id"));
    }

    @ParameterizedTest
    @EnumSource
    void every_form_writes_one_row_whoever_it_names_and_mail_goes_once_a_day_and_never_to_who_is_suppressed(
            Dialect dialect) {
        open(dialect);
        house.list("press", ListKind.PRESS, "known@herald.example,en", "never@herald.example,en");
        house.core.suppressions.suppress(post.contact("never@herald.example"), Suppression.COMPLAINT);

        for (var address :
                List.of("new@herald.example", "known@herald.example", "never@herald.example", "new@herald.example"))
            requests().register(press.organisation(), application(address));
        assertEquals(4, count("press_request WHERE state = 'unconfirmed' AND asked_at IS NULL"), "decided out of band");
        house.core.journalists.rounds().round();
        post.round();

        assertEquals(
                Set.of("new@herald.example", "known@herald.example"),
                post.letters.stream().map(Letter::to).collect(java.util.stream.Collectors.toSet()));
        assertEquals(2, post.letters.size());
        var texts = post.letters.stream()
                .map(it -> it.mail().text().replaceAll("/press/confirm/\\S+", ""))
                .distinct()
                .toList();
        assertEquals(1, texts.size(), "the same mail to who is known and who is not");
        assertEquals(2, count("press_request"), "what led to no mail is forgotten");
        house.pass(Duration.ofHours(25));
        register("new@herald.example");
        assertEquals(3, post.letters.size(), "the day after");
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_nobody_used_for_two_days_is_worth_nothing_and_its_request_is_forgotten(Dialect dialect) {
        open(dialect);
        register("ana@herald.example");
        var token = post.token(post.only("press-registered", "ana@herald.example"));
        house.pass(PressPost.TWO_DAYS);

        assertFalse(requests().confirm(token));
        house.core.journalists.rounds().round();

        assertEquals(0, count("press_request"));
        assertEquals(0, count("keys.press_request_key"));
        assertEquals(Optional.empty(), requests().asked(token));
    }

    @ParameterizedTest
    @EnumSource
    void not_my_beat_takes_the_topics_of_the_statement_out_and_leaves_the_list_if_none_would_be_left(Dialect dialect) {
        open(dialect);
        for (var topic : List.of("courts", "labour", "housing")) house.core.topics.name(topic, Localized.same(topic));
        house.list("press", ListKind.PRESS, "ana@herald.example,en");
        long ana = post.contact("ana@herald.example");
        var links = house.core.journalists.links();

        var first = beat("one", "labour");
        assertEquals(List.of("labour"), links.beat(first).orElseThrow().topics());
        assertEquals(Set.of(), topics(ana), "looking changes nothing");
        links.notMyBeat(first);
        assertEquals(Set.of("courts", "housing"), topics(ana), "all others");
        links.notMyBeat(first);
        assertEquals(Set.of("courts", "housing"), topics(ana), "the second time changes nothing");

        links.notMyBeat(beat("two", "courts"));
        assertEquals(Set.of("housing"), topics(ana));
        var last = beat("three", "housing");
        assertEquals(List.of(), links.beat(last).orElseThrow().topics());
        links.notMyBeat(last);
        assertEquals(Set.of("housing"), topics(ana), "none at all would mean all");
        assertEquals(List.of("unsubscribed"), words("SELECT state FROM subscription WHERE contact = " + ana));
    }

    @ParameterizedTest
    @EnumSource
    void who_has_moved_is_written_to_elsewhere_only_when_confirmed_there_and_approved(Dialect dialect) {
        open(dialect);
        house.list("press", ListKind.PRESS, "ana@herald.example,en");
        long ana = post.contact("ana@herald.example");
        var token = post.linkOf("one", Tokens.Purpose.MOVED);
        var moved = new Application(
                Locale.ENGLISH, "", "ana@courier.example", new Details("Courier", "", "", "", ""), List.of(), Set.of());

        assertTrue(house.core.journalists.links().moved(token, moved));
        house.core.journalists.rounds().round();
        post.round();
        assertEquals(List.of(), requests().waiting(press.organisation()));
        requests().confirm(post.token(post.only("press-moved", "ana@courier.example")));
        assertEquals(List.of(), house.core.contacts.ids(new org.communique.audience.Address("ana@courier.example")));

        assertTrue(requests()
                .approveMove(requests().waiting(press.organisation()).get(0).id(), "console"));
        post.round();

        assertEquals(ana, post.contact("ana@courier.example"));
        assertEquals(
                Map.of("press.outlet", "Courier"),
                house.core.contacts.card(ana).orElseThrow().fields());
        post.only("address-changed", "ana@herald.example");
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_another_contact_has_is_not_taken_from_her(Dialect dialect) {
        open(dialect);
        house.list("press", ListKind.PRESS, "ana@herald.example,en");
        var token = post.linkOf("one", Tokens.Purpose.MOVED);
        house.list("press", ListKind.PRESS, "ben@courier.example,en");
        house.core
                .journalists
                .links()
                .moved(token, new Application(Locale.ENGLISH, "", "ben@courier.example", DETAILS, List.of(), Set.of()));
        house.core.journalists.rounds().round();
        post.round();
        requests().confirm(post.token(post.only("press-moved", "ben@courier.example")));

        assertFalse(requests()
                .approveMove(requests().waiting(press.organisation()).get(0).id(), "console"));
        assertEquals(1, requests().waiting(press.organisation()).size(), "it still waits, to be declined");
    }

    @ParameterizedTest
    @EnumSource
    void who_left_the_list_and_registers_again_is_on_it_again(Dialect dialect) {
        open(dialect);
        house.list("press", ListKind.PRESS, "ana@herald.example,en");
        long ana = post.contact("ana@herald.example");
        house.core.subscriptions.unsubscribe(ana, List.of(press.id()), WayOut.PAGE);
        register("ana@herald.example");
        requests().confirm(post.token(post.only("press-registered", "ana@herald.example")));

        assertEquals(
                ana, approve(requests().waiting(press.organisation()).get(0).id()));

        assertEquals(List.of("confirmed"), words("SELECT state FROM subscription WHERE contact = " + ana));
    }

    private void open(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        press = house.list("press", ListKind.PRESS);
        post = new PressPost(house, press);
    }

    private PressRequests requests() {
        return house.core.journalists.requests();
    }

    private static Application application(String address) {
        return new Application(
                Locale.ENGLISH, "Ana Reporter", address, DETAILS, List.of(Locale.ENGLISH), Set.of("courts"));
    }

    private void register(String address) {
        requests().register(press.organisation(), application(address));
        house.core.journalists.rounds().round();
        post.round();
    }

    private long approve(long id) {
        long contact = requests().approve(id, approval()).orElseThrow();
        post.round();
        return contact;
    }

    private PressRequests.Approval approval() {
        return new PressRequests.Approval(NINE.plus(Duration.ofDays(365)), press, "console");
    }

    private String beat(String key, String topic) {
        house.edition(key, "en", "statement", "topics: [" + topic + "]\n", "Words");
        return post.linkOf(key, Tokens.Purpose.NOT_MY_BEAT);
    }

    private Set<String> topics(long contact) {
        return Set.copyOf(words("SELECT topic FROM contact_topic WHERE contact = " + contact));
    }

    private List<String> words(String sql) {
        return house.core.store.read().sql(sql).query(String.class).list();
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
