package org.communique.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the form to the list, and nobody on it who has not confirmed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignupTest {

    @TempDir
    Path folder;

    private Village village;

    private void open(Dialect dialect) {
        village = new Village(folder, dialect);
    }

    @AfterEach
    void close() {
        village.close();
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_a_contact_before_she_has_confirmed(Dialect dialect) {
        open(dialect);

        assertEquals(new Answer.Thanks(), village.join("ana@example.org"));
        assertEquals(0, village.count("contact"));
        assertEquals("ana@example.org", village.mails.get(0).to());
        var seen = assertInstanceOf(Confirmations.Seen.Open.class, village.confirmations.look(village.token()));
        assertEquals(List.of("Alerts"), seen.lists());
        assertEquals(0, village.count("contact"), "looking changes nothing");

        var done = village.confirmations.confirm(village.token()).orElseThrow();

        assertEquals(List.of("Alerts"), done.lists());
        assertEquals(1, done.preferences().size());
        assertEquals("confirmed", village.one("SELECT state FROM subscription", String.class));
        assertEquals("nl,en", village.one("SELECT language FROM contact", String.class));
        assertEquals("weekly", village.one("SELECT rhythm FROM contact", String.class));
        assertEquals("housing", village.one("SELECT topic FROM contact_topic", String.class));
    }

    @ParameterizedTest
    @EnumSource
    void the_evidence_has_the_words_their_language_form_and_revision_and_the_network_as_a_hash(Dialect dialect) {
        open(dialect);
        village.join("ana@example.org");
        village.confirmations.confirm(village.token());

        assertEquals(
                1,
                village.count("consent c JOIN consent_wording w ON w.id = c.wording WHERE c.event = 'given'"
                        + " AND c.source = 'form' AND w.wording = 'I agree.' AND w.language = 'en'"
                        + " AND w.form = 'subscribe' AND w.revision = 1"));
        var network = village.one("SELECT network FROM consent", byte[].class);
        assertEquals(32, network.length);
        assertFalse(new String(network, StandardCharsets.ISO_8859_1).contains("203"));
    }

    @ParameterizedTest
    @EnumSource
    void a_link_confirms_once_and_says_the_same_again(Dialect dialect) {
        open(dialect);
        village.join("ana@example.org");

        var first = village.confirmations.confirm(village.token());
        var second = village.confirmations.confirm(village.token());

        assertEquals(first, second);
        assertEquals(1, village.count("consent"));
        village.run("UPDATE subscription SET state = 'unsubscribed'");
        village.confirmations.confirm(village.token());
        assertEquals("unsubscribed", village.one("SELECT state FROM subscription", String.class), "not by an old link");
    }

    @ParameterizedTest
    @EnumSource
    void a_link_is_good_for_three_days(Dialect dialect) {
        open(dialect);
        village.join("ana@example.org");
        var token = village.token();

        village.clock.pass(Duration.ofHours(72));

        assertEquals(Optional.empty(), village.confirmations.confirm(token));
        assertEquals(new Confirmations.Seen.Expired(), village.confirmations.look(token));
        village.admission.round();
        assertEquals(0, village.count("signup"), "and what she entered is forgotten");
    }

    @ParameterizedTest
    @EnumSource
    void who_is_on_the_list_already_gets_her_preferences_link_and_nothing_changes(Dialect dialect) {
        open(dialect);
        village.join("ana@example.org");
        village.confirmations.confirm(village.token());
        village.clock.pass(Duration.ofHours(25));

        assertEquals(new Answer.Thanks(), village.join("ANA@example.org"));

        assertEquals(2, village.mails.size());
        assertEquals("You are subscribed already", village.mails.get(1).mail().subject());
        assertTrue(village.link().startsWith("/p/"));
        assertEquals(1, village.count("consent"));
        assertEquals(0, village.count("signup WHERE state = 'asked'"));
    }

    @ParameterizedTest
    @EnumSource
    void what_an_import_had_begun_is_her_own_once_she_confirms_it(Dialect dialect) {
        open(dialect);
        village.lists.add(village.network, "monthly", Localized.same("Monthly"), ListKind.NEWSLETTER);
        village.join("ana@example.org", "network/alerts");
        village.confirmations.confirm(village.token());
        village.run("UPDATE subscription SET import = 7");
        village.clock.pass(Duration.ofHours(25));

        village.join("ana@example.org", "network/alerts", "network/monthly");
        village.confirmations.confirm(village.token());

        assertEquals(2, village.count("subscription WHERE state = 'confirmed' AND import IS NULL"));
        assertEquals(3, village.count("consent WHERE event = 'given'"));
    }

    @ParameterizedTest
    @EnumSource
    void who_left_can_come_back_with_new_choices_and_who_stayed_keeps_hers(Dialect dialect) {
        open(dialect);
        village.lists.add(village.network, "monthly", Localized.same("Monthly"), ListKind.NEWSLETTER);
        village.join("ana@example.org");
        village.confirmations.confirm(village.token());
        village.run("UPDATE contact SET rhythm = 'daily'");
        village.clock.pass(Duration.ofHours(25));
        village.join("ana@example.org", "network/monthly");
        village.confirmations.confirm(village.token());
        assertEquals("daily", village.one("SELECT rhythm FROM contact", String.class), "she is on a list");

        village.run("UPDATE subscription SET state = 'unsubscribed'");
        village.clock.pass(Duration.ofHours(25));
        village.join("ana@example.org");
        village.confirmations.confirm(village.token());

        assertEquals(1, village.count("contact"));
        assertEquals("weekly", village.one("SELECT rhythm FROM contact", String.class));
        assertEquals(1, village.count("subscription WHERE state = 'confirmed'"));
        assertEquals(3, village.count("consent"));
    }

    @ParameterizedTest
    @EnumSource
    void a_list_that_staff_approve_waits_for_them(Dialect dialect) {
        open(dialect);
        village.run("UPDATE list SET joining = 'approved'");
        village.join("ana@example.org");

        var done = village.confirmations.confirm(village.token()).orElseThrow();

        assertEquals(List.of("Alerts"), done.waiting());
        assertEquals("pending", village.one("SELECT state FROM subscription", String.class));
    }

    @ParameterizedTest
    @EnumSource
    void lists_of_two_organisations_make_two_contacts_that_know_nothing_of_each_other(Dialect dialect) {
        open(dialect);
        village.lists.add(village.member, "news", Localized.same("News"), ListKind.PUBLIC);
        village.join("ana@example.org", "network/alerts", "member/news");
        assertEquals(1, village.mails.size());

        var done = village.confirmations.confirm(village.token()).orElseThrow();

        assertEquals(2, done.preferences().size());
        assertEquals(2, village.count("contact"));
    }

    @ParameterizedTest
    @EnumSource
    void a_confirmed_wish_ends_what_kept_us_from_writing_but_not_what_somebody_decided(Dialect dialect) {
        open(dialect);
        village.join("ana@example.org");
        village.confirmations.confirm(village.token());
        for (var reason : List.of("erased", "invalid", "complaint")) {
            village.run("UPDATE subscription SET state = 'unsubscribed'");
            village.run("INSERT INTO suppression (organisation, blind_index, reason, at)"
                    + " SELECT organisation, blind_index, '" + reason + "', 1 FROM contact");
            village.clock.pass(Duration.ofDays(31));
            village.join("ana@example.org");
            village.confirmations.confirm(village.token());
            assertEquals(0, village.count("suppression"), reason);
            assertEquals(1, village.count("subscription WHERE state = 'confirmed'"), reason);
        }

        village.run("UPDATE subscription SET state = 'unsubscribed'");
        village.run("INSERT INTO suppression (organisation, blind_index, reason, at)"
                + " SELECT organisation, blind_index, 'manual', 1 FROM contact");
        village.clock.pass(Duration.ofDays(31));
        int before = village.mails.size();

        assertEquals(new Answer.Thanks(), village.join("ana@example.org"));
        assertEquals(before, village.mails.size());
        assertEquals(1, village.count("suppression"));
    }

    @ParameterizedTest
    @EnumSource
    void neither_the_forms_nor_what_they_lead_to_hold_an_address_in_the_clear(Dialect dialect) {
        open(dialect);
        village.send("ana@example.org");
        var sealed = village.one("SELECT sealed FROM signup", byte[].class);
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("example"));
        village.settle();
        village.confirmations.confirm(village.token());

        var left = village.one("SELECT length(sealed) FROM signup", Integer.class);
        assertTrue(left < sealed.length, "the address is gone");
    }

    @ParameterizedTest
    @EnumSource
    void private_lists_are_nowhere_and_hidden_ones_behind_their_own_address_only(Dialect dialect) {
        open(dialect);
        var secret = village.lists.add(village.member, "board", Localized.same("Board"), ListKind.MEMBERS);
        var offers = village.signups.offers();
        assertEquals(1, offers.everything(java.util.Locale.ENGLISH).size());

        village.run("UPDATE list SET visibility = 'hidden' WHERE id = " + secret.id());
        var uid = java.util.HexFormat.of()
                .formatHex(village.one("SELECT uid FROM list WHERE id = " + secret.id(), byte[].class));

        assertEquals(1, offers.everything(java.util.Locale.ENGLISH).size());
        assertEquals(Optional.empty(), offers.of("member", java.util.Locale.ENGLISH));
        assertEquals(
                "Board",
                offers.hidden(uid, java.util.Locale.ENGLISH)
                        .orElseThrow()
                        .choices()
                        .get(0)
                        .name());
        assertInstanceOf(Answer.Mend.class, village.join("ana@example.org", "member/board"), "its name is no key");
        village.join("ana@example.org", uid);
        assertEquals(1, village.mails.size());
    }
}
